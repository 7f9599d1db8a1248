import type { FormatterName } from '../formatters/index.ts';
import { isReceipt } from '../formatters/receipt.ts';
import { isJsonResult } from '../readers/json/own.ts';
import type { WriterName } from '../writers/index.ts';

/**
 * What this program writes into files: a result of `lint` in some format; a report that was converted; a marked copy of the
 * report `of`, by its name without folders; a receipt; a corrected report or a blank form, which carry no sign of it.
 */
export type Artifact =
  | { readonly kind: 'result'; readonly format: FormatterName }
  | { readonly kind: 'report'; readonly format: WriterName }
  | { readonly kind: 'copy'; readonly of: string }
  | { readonly kind: 'receipt' }
  | { readonly kind: 'unmarked' };

type Content = string | Uint8Array;

/** The content with a seal, where people edit such a file and it has room for one. */
export async function sealed(artifact: Artifact, content: Content): Promise<Content> {
  if (isPage(artifact)) return (await import('./page.ts')).sealPage(textOf(content));
  const seal = await sealFor(artifact);
  return seal && typeof content !== 'string' ? (await import('./workbook.ts')).sealWorkbook(content, seal) : content;
}

/**
 * Whether a file holds what this program wrote as such an artifact, whatever it was about, and nobody has worked in it
 * since. A list in CSV has no room for a sign of it, nor have other texts of figures: they never are.
 */
export async function isOwn(artifact: Artifact, bytes: Uint8Array): Promise<boolean> {
  if (isPage(artifact)) return (await import('./page.ts')).isSealedPage(textOf(bytes));
  const wanted = await sealFor(artifact);
  if (wanted) {
    const found = await (await import('./workbook.ts')).workbookSeal(bytes);
    return found?.kind === wanted.kind && found.source === wanted.source;
  }
  if (artifact.kind === 'receipt') return isReceipt(textOf(bytes));
  return artifact.kind === 'result' && isText(artifact.format, textOf(bytes));
}

function isPage(artifact: Artifact): boolean {
  return 'format' in artifact && artifact.format === 'html';
}

async function sealFor(artifact: Artifact): Promise<import('./workbook.ts').WorkbookSeal | undefined> {
  if (artifact.kind === 'copy') return { kind: 'copy', source: await (await import('./seal.ts')).sealOf(artifact.of) };
  if (!('format' in artifact) || artifact.format !== 'xlsx') return undefined;
  return { kind: artifact.kind === 'result' ? 'list' : 'report', source: '' };
}

/** How a result shows whose it is, in a format that is a text. */
function isText(format: FormatterName, text: string): boolean {
  const lines = text.split('\n').filter((line) => line !== '');
  switch (format) {
    case 'json':
    case 'ndjson':
    case 'sarif':
    case 'gitlab':
      return isJsonResult(text, format);
    case 'junit':
      return /^<\?xml [^>]*\?>\s*<testsuites name="report-lint"/.test(text);
    case 'compact':
      return lines.every((line) => / \[[\w-]+\]$|: (?:incomplete|pass): /.test(line));
    case 'github':
      return lines.every((line) => /^(?:::(?:error|warning|notice) file=|::group::|::endgroup::|· )/.test(line));
    case 'markdown':
      return /^\*\*.*\*\*$/.test(lines[0] ?? '') && speaksOfCoverage.test(lines[0]!);
    case 'pretty':
      return lines.some((line) => speaksOfCoverage.test(line));
    default:
      return false;
  }
}

/** What no result for people lacks: how much was checked, or that a file could not be. */
const speaksOfCoverage = /勾稽关系核对 \d+|个文件未能核对|[Ss]ums checked \d+|could not be checked/;

function textOf(content: Content): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
