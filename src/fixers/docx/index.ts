import { editPart } from '../../codecs/edit-part.ts';
import type { Markup } from '../../codecs/markup.ts';
import type { Edit } from '../../codecs/splice.ts';
import { replaceFiles } from '../../codecs/zip-update.ts';
import type { Correction } from '../../corrections.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { type Located, readLocated } from '../../readers/located-docx.ts';
import type { Fixed, Unapplied } from '../fixer.ts';
import { byHand } from './obstacles.ts';
import { planner } from './plan.ts';
import { readSettings } from './settings.ts';
import { isAsPlanned, keyOf } from './verify.ts';

/**
 * Writes numbers into the cells of a Word document, in the XML of its text; every other part stays as it is packed. Where the
 * document tracks changes, or the cell has some, the correction is a tracked change. The file is read again: a correction
 * after which it does not read as planned is not made.
 * @throws {UserError} `unsupported` for a document that is signed or protected, or in a rare encoding
 */
export async function fixDocx(bytes: Uint8Array, corrections: readonly Correction[]): Promise<Fixed> {
  const located = await readLocated(bytes, '');
  const { archive, main } = located;
  if (archive.names.some((name) => /^_xmlsignatures\//i.test(name))) throw signed();
  const { tracked, locked } = readSettings(located);
  if (locked) throw protectedError();
  const plan = planner(located, tracked);
  const cells = cellsOf(located);
  const left: Unapplied[] = [];
  let planned: Planned[] = [];
  for (const correction of corrections) {
    const made = plan(cells.get(keyOf(correction.cell.place)), correction);
    if ('why' in made) left.push({ correction, why: made.why });
    else planned.push({ correction, ...made });
  }
  let fixed = await write(bytes, located, planned);
  if (!fixed) {
    const right: Planned[] = [];
    for (const one of planned) {
      if (await write(bytes, located, [one])) right.push(one);
      else left.push({ correction: one.correction, why: notAsPlanned });
    }
    planned = right;
    fixed = await write(bytes, located, planned);
  }
  if (!fixed) throw new Error(`${main.part} was not written as planned`);
  const changes = planned.filter(({ isTracked }) => isTracked).length;
  return { bytes: fixed, left, notices: changes > 0 ? [inMarkup(changes)] : [] };
}

interface Planned {
  readonly correction: Correction;
  readonly edits: readonly Edit[];
  readonly isTracked: boolean;
}

/** Returns the file with these corrections; `undefined` if it does not read as planned. */
async function write(
  bytes: Uint8Array,
  { document, main }: Located,
  planned: readonly Planned[],
): Promise<Uint8Array | undefined> {
  if (planned.length === 0) return bytes;
  const content = editPart(main, () => planned.flatMap(({ edits }) => edits));
  const fixed = replaceFiles(bytes, new Map([[main.part, content]]));
  const { document: after } = await readLocated(fixed, document.path);
  const made = planned.map(({ correction }) => correction);
  return isAsPlanned(document, after, made) ? fixed : undefined;
}

/** Returns the `tc` of each cell, by its place. */
function cellsOf({ elements }: Located): Map<string, Markup> {
  return new Map(
    [...elements].flatMap(([one, element]) => ('kind' in one ? [] : [[keyOf(one.place), element] as const])),
  );
}

function inMarkup(count: number): Text {
  return {
    zh: `${count} 处按修订写入（作者 report-lint），原数仍在；请在 Word 或 WPS 中接受或拒绝`,
    en: `${count} written as tracked ${count === 1 ? 'change' : 'changes'} (author report-lint), the old ${count === 1 ? 'number is' : 'numbers are'} kept: accept or reject ${count === 1 ? 'it' : 'them'} in Word or WPS`,
  };
}

const notAsPlanned = byHand({ zh: '写入后重读与预期不符', en: 'does not read as planned once written' });

function signed(): UserError {
  return new UserError('unsupported', {
    zh: '文档带有数字签名，修改后签名会失效；请在 Word 或 WPS 中删除签名后再修正，或照修正清单手工修改',
    en: 'the document carries a digital signature, which a change would break: remove it in Word or WPS first, or correct by hand from the list',
  });
}

function protectedError(): UserError {
  return new UserError('unsupported', {
    zh: '文档限制编辑，没有改写；请在 Word 或 WPS 的“审阅 → 限制编辑”中停止保护后再修正',
    en: 'editing of the document is restricted: stop the protection in Word or WPS (Review, Restrict Editing) first',
  });
}
