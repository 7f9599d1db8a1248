import { sheetTitle } from '../../artifacts/registry.ts';
import { printDate } from '../../generated/sheet.ts';
import { groupBy } from '../../model/group-by.ts';
import type { FileResult, Result } from '../../model/result.ts';
import { printable } from '../terminal-text.ts';
import type { View } from '../view.ts';
import { type Body, bodiesOf } from './bodies.ts';
import { documentMarkup } from './document.ts';
import { legendMarkup } from './legend.ts';
import { hasSection, sectionMarkup } from './section.ts';
import { signOffMarkup } from './sign-off.ts';
import { styleFor } from './style.ts';
import { drawingOf } from './table.ts';
import { uncheckedMarkup } from './unchecked.ts';

/** The page for one body. */
export interface Return {
  /** The name of the body; that of the file without its ending, if the body is unknown. */
  readonly name: string;
  /** The name of the folder with its files, which tells it from another body of the same name; may be empty. */
  readonly folder: string;
  /** Writes the page. */
  page(): Promise<string>;
}

/**
 * Returns a page for each body that has something to correct, to explain or to send again, in order of folder and name. A page
 * has what was found in the reports of its body alone. Reports of one name in different folders are those of different bodies.
 */
export function returnsOf(result: Result, whole: View): Return[] {
  const view = { ...whole, quiet: false, verbose: false };
  const shown = bodiesOf(result, view).filter((body) => body.verdict === 'cannot-check' || hasSection(body, view));
  const groups = [...groupBy(shown, keyOf)].filter(([, bodies]) => bodies.some(isReturned));
  return groups
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, bodies]) => ({
      name: nameOf(bodies[0]),
      folder: folderOf(bodies[0].file).split('/').at(-1)!,
      page: () => returnPage(bodies, result, view),
    }));
}

/** True if a body has more than remarks for its information. */
function isReturned({ verdict, counts }: Body): boolean {
  return verdict === 'cannot-check' || counts.error + counts.warning + counts.open > 0;
}

function keyOf(body: Body): string {
  return `${folderOf(body.file)}/${organizationOf(body) ?? body.file.path}`;
}

function nameOf(body: Body): string {
  return (
    organizationOf(body) ??
    slashed(body.file)
      .split('/')
      .at(-1)!
      .replace(/(?<=.)\.[^.]*$/, '')
  );
}

/** Returns the body of a report; of a file, if all its reports are of one. */
function organizationOf({ result, file }: Body): string | null {
  if (result) return result.report.organization;
  return isShared(file) ? null : (file.reports[0]?.report.organization ?? null);
}

function isShared({ reports }: FileResult): boolean {
  return new Set(reports.map(({ report }) => report.organization)).size > 1;
}

function folderOf(file: FileResult): string {
  return slashed(file).split('/').slice(0, -1).join('/');
}

function slashed({ path }: FileResult): string {
  return path.replaceAll('\\', '/');
}

async function returnPage(all: readonly Body[], result: Result, view: View): Promise<string> {
  const { language } = view;
  const bodies = all.map((body, index) => ({ ...alone(body), id: `b${index + 1}` }));
  const sections = bodies.filter(({ verdict }) => verdict !== 'cannot-check').map((body) => drawingOf(body, view));
  const unchecked = bodies.filter(({ verdict }) => verdict === 'cannot-check');
  const name = printable(nameOf(bodies[0]!));
  const main = [
    legendMarkup(sections, view),
    sections.length > 0
      ? `<div id=bodies>\n${sections.map((one) => sectionMarkup(one, view, { isAlone: true })).join('\n')}\n</div>`
      : '',
    uncheckedMarkup(unchecked, view),
    ...(unchecked.length > 0 ? [signOffMarkup(name, view)] : []),
  ];
  const parts = {
    title: `${name} · ${sheetTitle[language]}`,
    style: styleFor(sections.flatMap((one) => one.result?.report.tables ?? [])),
    script: printDate,
    main: main.filter((markup) => markup !== '').join('\n'),
    kind: 'return',
  };
  return documentMarkup(parts, result, view);
}

/** Leaves out what is said of a file that holds reports of other bodies too. */
function alone(body: Body): Body {
  return isShared(body.file) ? { ...body, file: { ...body.file, notices: [] } } : body;
}
