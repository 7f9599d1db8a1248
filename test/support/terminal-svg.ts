import { eastAsianWidth } from 'get-east-asian-width';
import { main } from '../../src/cli/main.ts';
import type { Language } from '../../src/model/text.ts';

const cell = { width: 8.4, height: 20 };
const margin = 20;
const columns = 108;
const palette: Readonly<Record<number, string>> = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  36: '#76e3ea',
};
const esc = String.fromCharCode(27);

/** The bundled reports on a terminal, as an SVG: what the READMEs show is what the program prints. */
export async function picture(language: Language): Promise<string> {
  let screen = '';
  const stdout = { write: (text: string) => (screen += text), columns, isTTY: true };
  const args = ['fixtures/examples', '--lang', language, '--no-config', '--color'];
  const stderr = { write: () => true };
  await main(args, { stdout, stderr, stdin: process.stdin, env: {}, cwd: '.' });
  const command = `${esc}[32m$${esc}[39m report-lint fixtures/examples${language === 'en' ? ' --lang en' : ''}`;
  return draw([command, '', ...screen.trimEnd().split('\n')]);
}

function draw(lines: readonly string[]): string {
  const width = Math.round(columns * cell.width + 2 * margin);
  const height = lines.length * cell.height + 2 * margin;
  const rows = lines.map((line, index) => row(line, margin + index * cell.height + 14)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title>report-lint</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, 'Sarasa Mono SC', 'Noto Sans Mono CJK SC', Menlo, Consolas, monospace" font-size="14" fill="#e6edf3">
${rows}
</g>
</svg>
`;
}

interface Style {
  readonly fill?: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
}

/** A line of the screen: every run of one style at its column, stretched to the columns it takes. */
function row(line: string, y: number): string {
  let column = 0;
  let style: Style = {};
  const runs: string[] = [];
  for (const part of line.split(new RegExp(`(${esc}\\[[\\d;]*m)`))) {
    if (part.startsWith(esc)) {
      for (const code of part.slice(2, -1).split(';').map(Number)) style = restyled(style, code);
      continue;
    }
    for (const run of part.match(/ +|[!-~]+|[^ -~]+/g) ?? []) {
      const taken = [...run].reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0)!), 0);
      if (run.trim() !== '') runs.push(text(run, { column, taken, y, style }));
      column += taken;
    }
  }
  return runs.join('');
}

function restyled({ fill, ...style }: Style, code: number): Style {
  const own = { ...style, ...(fill && { fill }) };
  switch (code) {
    case 0:
      return {};
    case 1:
      return { ...own, bold: true };
    case 2:
      return { ...own, dim: true };
    case 22:
      return fill ? { fill } : {};
    case 39:
      return style;
    default:
      return palette[code] ? { ...style, fill: palette[code] } : own;
  }
}

interface Run {
  readonly column: number;
  readonly taken: number;
  readonly y: number;
  readonly style: Style;
}

function text(run: string, { column, taken, y, style: { bold, dim, fill } }: Run): string {
  const x = (margin + column * cell.width).toFixed(1);
  const marks = [fill && ` fill="${fill}"`, bold && ' font-weight="bold"', dim && ' opacity="0.7"'].filter(Boolean);
  const escaped = run.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const length = (taken * cell.width).toFixed(1);
  return `<text x="${x}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${marks.join('')}>${escaped}</text>`;
}
