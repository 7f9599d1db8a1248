import type { Grammar } from './tokens.ts';

/** A kind of file that is tried. */
export interface Kind {
  /** Its ending, which its inputs have too. */
  readonly ending: string;
  /** How its text is changed where it is no markup. */
  readonly grammar: Grammar;
}

const labels = ['总计', '自然人', '（三）不予公开', '其他', '表三', '单位名称', '三、收到和处理政府信息公开申请情况'];

const text: Grammar = {
  token: /[^\s|,;]+|\r?\n|[\s\S]/g,
  words: [
    ...[
      ...labels,
      '\n',
      '\r\n',
      '\r',
      '\t',
      '|',
      '||',
      ' | ',
      '---',
      '|---|:-:|',
      '+---+',
      '+===+',
      '   ',
      '　',
      '"',
      '#',
      '```',
    ],
    ...[
      '<table>',
      '<tr><td rowspan=9999>',
      '</table>',
      '\u0000',
      '\ufeff',
      '\ufffe',
      '👨‍👩‍👧',
      '-',
      '—',
      '/',
      '12',
      '2023年',
    ],
  ],
};
const csv: Grammar = {
  token: /"(?:[^"]|"")*"|[^\s",;]+|\r?\n|[\s\S]/g,
  words: [
    ...labels,
    ',',
    ';',
    '\t',
    '"',
    '""',
    '"a\n',
    '\n',
    '\r\n',
    '\r',
    '\u0000',
    '\ufeff',
    '=1+1',
    ',,,,',
    '12',
    'sep=;\n',
  ],
};
const json: Grammar = {
  token: /"(?:\\.|[^"\\])*"|-?[\d.]+(?:e[+-]?\d+)?|\s+|[\s\S]/gi,
  words: [
    ...[
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      'null',
      'true',
      '1e999',
      '-0',
      '0.1',
      '[[',
      ']]',
      '{"a":',
      '"a"',
      '"\\ud800"',
    ],
    ...[
      '"__proto__"',
      '"constructor"',
      '"form"',
      '"tables"',
      '"requests"',
      '"total"',
      '"text"',
      '"reports"',
      '\n',
      '//',
      '/*',
    ],
  ],
};

/** Every kind of file that has a reader, and archives of them. */
const all = {
  xlsx: { ending: 'xlsx', grammar: text },
  xlsb: { ending: 'xlsb', grammar: text },
  xls: { ending: 'xls', grammar: text },
  'excel-2003-xml': { ending: 'xml', grammar: text },
  ods: { ending: 'ods', grammar: text },
  docx: { ending: 'docx', grammar: text },
  doc: { ending: 'doc', grammar: text },
  'word-xml': { ending: 'xml', grammar: text },
  'word-2003-xml': { ending: 'xml', grammar: text },
  odt: { ending: 'odt', grammar: text },
  html: { ending: 'html', grammar: text },
  mhtml: { ending: 'mht', grammar: text },
  text: { ending: 'txt', grammar: text },
  markdown: { ending: 'md', grammar: text },
  csv: { ending: 'csv', grammar: csv },
  json: { ending: 'json', grammar: json },
  ndjson: { ending: 'json', grammar: json },
  pdf: { ending: 'pdf', grammar: text },
  ofd: { ending: 'ofd', grammar: text },
  zip: { ending: 'zip', grammar: csv },
} satisfies Record<string, Kind>;

export type KindName = keyof typeof all;

export const kinds: Readonly<Record<string, Kind>> = all;
