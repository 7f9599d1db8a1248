import type { Document } from '../model/document.ts';
import { ArtifactError } from '../model/errors.ts';
import type { Text } from '../model/text.ts';

/** A file that this program writes or is configured by: how it is marked, and how it is recognised. */
export interface Artifact {
  /** The proof that the file is as it was written; null if it has none, so that only an equal file may replace it. */
  readonly mark: Mark | null;
  /** The beginning of its JSON, without whitespace and comments. */
  readonly beginning?: RegExp;
  /** Says what the file is when it is given as a report. */
  readonly error?: Text;
}

export type Mark =
  /** A hash of the rest, in an element `meta` of a page or a custom property of a workbook or document. */
  | { readonly kind: 'seal'; readonly seal: Seal }
  /** A hash of the rest of a text, between `open` and `close`, before the `tail` with which the text ends. */
  | { readonly kind: 'text-seal'; readonly open: string; readonly close: string; readonly tail: string }
  /** The JSON itself: its keys are a contract, so that no seal can be among them, and there is one way to lay it out. */
  | { readonly kind: 'canonical-json' }
  /** Every line is one of those that the tool reads for which the file is written. */
  | { readonly kind: 'lines'; readonly pattern: RegExp };

/** The name by which a seal says what the file is. */
export type Seal = 'sheet' | 'diff' | 'list' | 'marked-copy' | 'converted';

const resultsText: Text = {
  zh: '这是本程序写出的核对结果，不是报告；请核对报告原件',
  en: 'these are results of this program, not a report: check the reports themselves',
};

const configurationText: Text = {
  zh: '这是本程序的配置文件，或者配置里写到的报表定义、基线，不是报告',
  en: 'this is a configuration of this program, or a form or baseline that it names, not a report',
};

/**
 * All artifacts; results by the name of their format. A JSON text is the first one whose beginning it has. Reviewer's
 * sheets, lists of corrections and marked copies are recognised as documents too, by the functions below.
 */
export const artifacts = {
  receipt: {
    mark: { kind: 'canonical-json' },
    beginning: /^\{"schemaVersion":\d+,"tool":\{"name":"report-lint","version":"[^"]*"\},"result":/,
    error: {
      zh: '这是核对凭据，不是报告；请核对报告原件',
      en: 'this is a receipt of what was checked, not a report: check the reports themselves',
    },
  },
  diff: {
    mark: { kind: 'canonical-json' },
    beginning: /^\{"schemaVersion":\d+,"tool":\{"name":"report-lint","version":"[^"]*"\},"sides":/,
    error: resultsText,
  },
  json: {
    mark: { kind: 'canonical-json' },
    beginning: /^\{"schemaVersion":\d+,"tool":\{"name":"report-lint",/,
    error: resultsText,
  },
  ndjson: {
    mark: { kind: 'canonical-json' },
    beginning: /^\{"path":"(?:[^"\\]|\\.)*","format":(?:"\w+"|null),"sha256":/,
    error: resultsText,
  },
  sarif: {
    mark: { kind: 'text-seal', open: ',\n  "properties": { "reportLint/seal": "', close: '" }', tail: '\n}\n' },
    beginning: /^\{(?:"\$?\w+":"[^"]*",)*"runs":\[\{"tool":\{"driver":\{"name":"report-lint",/,
    error: resultsText,
  },
  // The format has no key for the name of a tool; without findings it is an empty list.
  gitlab: {
    mark: { kind: 'canonical-json' },
    beginning: /^\[(?:\]$|\{"description":"(?:[^"\\]|\\.)*","check_name":"[\w-]+","fingerprint":")/,
    error: resultsText,
  },
  baseline: {
    mark: null,
    beginning: /^\{(?:"\$schema":"[^"]*",)?"schemaVersion":\d+,"entries":\[/,
    error: {
      zh: '这是基线文件，列的是已接受的问题，不是报告；请写成 --baseline 文件',
      en: 'this is a baseline, which lists accepted findings, not a report: give it as --baseline FILE',
    },
  },
  configuration: {
    mark: null,
    beginning: /^\{"\$schema":"(?:[^"]*\/)?(?:report-lint\/schemas\/config|schemas\/form)\.schema\.json"/,
    error: configurationText,
  },
  pretty: { mark: { kind: 'text-seal', open: '\n[report-lint ', close: ']\n', tail: '' } },
  markdown: { mark: { kind: 'text-seal', open: '\n<!-- report-lint ', close: ' -->\n', tail: '' } },
  junit: { mark: { kind: 'text-seal', open: '<!-- report-lint ', close: ' -->\n', tail: '' } },
  compact: {
    mark: {
      kind: 'lines',
      pattern: /: (?:error|warning|info|open|cannot-check|pass|incomplete): .* \[[a-z]+(?:-[a-z]+)*\]$/,
    },
  },
  github: { mark: { kind: 'lines', pattern: /^(?:::(?:error|warning|notice|group|endgroup)\b.*::|· ).*/ } },
  html: { mark: { kind: 'seal', seal: 'sheet' } },
  'diff-page': { mark: { kind: 'seal', seal: 'diff' } },
  xlsx: { mark: { kind: 'seal', seal: 'list' } },
  'marked-copy': { mark: { kind: 'seal', seal: 'marked-copy' } },
  converted: { mark: { kind: 'seal', seal: 'converted' } },
  csv: { mark: null },
} as const satisfies Readonly<Record<string, Artifact>>;

export type ArtifactName = keyof typeof artifacts;

/** The part of a JSON text that is looked at; the beginning is in its first lines, after a few comments at most. */
const maxLookedAt = 20_000;

/** Returns which artifact a JSON text is, and what to say if it is given as a report. */
export function jsonArtifact(text: string): { readonly name: ArtifactName; readonly error: ArtifactError } | undefined {
  const start = text
    .slice(0, maxLookedAt)
    .replaceAll(/("(?:[^"\\]|\\.)*")|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|\s+/g, (_, quoted = '') => quoted);
  for (const [name, { beginning, error }] of Object.entries<Artifact>(artifacts)) {
    if (!error || !beginning?.test(start)) continue;
    return {
      name: name as ArtifactName,
      error:
        start === '[]'
          ? new ArtifactError('invalid', { zh: '1:1: 列表是空的', en: '1:1: the list is empty' })
          : new ArtifactError('unsupported', error),
    };
  }
  return undefined;
}

/** Returns the error for results in any format. */
export function resultsError(): ArtifactError {
  return new ArtifactError('unsupported', resultsText);
}

/** Returns the error for a configuration, and for the forms and the baseline that it names. */
export function configurationError(): ArtifactError {
  return new ArtifactError('unsupported', configurationText);
}

/** The title of the reviewer's sheet, and the end of that of the page for one body. */
export const sheetTitle: Text = { zh: '政府信息公开年报核对结果', en: 'Disclosure reports, checked' };

/** The title of the page that compares two reports. */
export const diffTitle: Text = { zh: '政府信息公开年报前后对照', en: 'Disclosure reports, compared' };

/**
 * True if a document is the reviewer's sheet, the page for one body or a page that compares reports, as a page or printed to a
 * file: beside the figures of reports it shows others, and must not be taken for one of them.
 */
export function isSheet({ title }: Document): boolean {
  return [sheetTitle, diffTitle].flatMap((one) => Object.values(one)).some((one) => title?.endsWith(one));
}

/** The name of the worksheet with a list of corrections. */
export const listName: Text = { zh: '更正清单', en: 'Corrections' };

/** The column heads with which the list over all files begins. */
export const listHeads = {
  body: { zh: '机关', en: 'Body' },
  year: { zh: '年度', en: 'Year' },
  file: { zh: '文件', en: 'File' },
  severity: { zh: '级别', en: 'Severity' },
} as const satisfies Record<string, Text>;

/** True if a document is the list of corrections over all files, whatever program saved it last. */
export function isList(document: Document): boolean {
  const heads = Object.values(listHeads);
  const texts = firstRow(document).slice(0, heads.length).join();
  return (['zh', 'en'] as const).some((language) => texts === heads.map((head) => head[language]).join());
}

/** The author of the comments and changes in a marked copy of a Word document. */
export const commentAuthor = 'report-lint';

/** True if a comment of a Word document is the list of corrections. */
export function isListComment(author: string | undefined, text: string): boolean {
  return author === commentAuthor && Object.values(listName).some((name) => text.startsWith(name));
}

/**
 * True if a document is a copy that `annotate` has marked, by the list on its first sheet or in a comment: its figures are a
 * report's.
 */
export function isMarkedCopy(document: Document): boolean {
  if (document.isMarked) return true;
  const [first] = document.blocks;
  const name = Object.values(listName).find((one) => one === first?.place.sheet);
  return name !== undefined && (firstRow(document)[0]?.startsWith(name) ?? false);
}

function firstRow({ blocks: [first] }: Document): string[] {
  return first?.kind === 'grid' ? (first.rows[0]?.cells.map((cell) => cell?.text ?? '') ?? []) : [];
}
