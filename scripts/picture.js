// Draws what the program prints as an SVG, for the READMEs: docs/screen.zh.svg and docs/screen.en.svg.
import { writeFileSync } from 'node:fs';
import { eastAsianWidth } from 'get-east-asian-width';
import { main } from '../dist/cli.js';

const esc = String.fromCharCode(27);
const colours = new RegExp(`(${esc}\\[[\\d;]*m)`);
const cell = { width: 8.4, height: 20 };
const margin = 20;
const columns = 108;
const palette = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
  90: '#8b949e',
};

for (const language of ['zh', 'en']) {
  let screen = '';
  const stdout = { write: (text) => (screen += text), columns, isTTY: true };
  const args = ['fixtures/examples', '--lang', language, '--no-config', '--color'];
  await main(args, { stdout, stderr: stdout, stdin: process.stdin, env: {}, cwd: '.' });
  const command = `\u001b[32m$\u001b[39m report-lint fixtures/examples${language === 'en' ? ' --lang en' : ''}`;
  writeFileSync(`docs/screen.${language}.svg`, draw([command, '', ...screen.trimEnd().split('\n')]));
}

function draw(lines) {
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

/** A line of the screen: every run of one colour at the column where it stands, stretched to the columns it takes. */
function row(line, y) {
  let column = 0;
  let style = {};
  const runs = [];
  for (const part of line.split(colours)) {
    const codes = part.startsWith(esc) && /^.\[([\d;]*)m$/.exec(part);
    if (codes) {
      for (const code of codes[1].split(';').map(Number)) style = restyled(style, code);
      continue;
    }
    for (const run of part.match(/ +|[!-~]+|[^ -~]+/g) ?? []) {
      const taken = [...run].reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0)), 0);
      if (run.trim() !== '') runs.push(text(run, column, taken, y, style));
      column += taken;
    }
  }
  return runs.join('');
}

function restyled(style, code) {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, fill: undefined };
  return palette[code] ? { ...style, fill: palette[code] } : style;
}

function text(run, column, taken, y, { bold, dim, fill }) {
  const x = (margin + column * cell.width).toFixed(1);
  const attributes = [fill && `fill="${fill}"`, bold && 'font-weight="bold"', dim && 'opacity="0.7"']
    .filter(Boolean)
    .join(' ');
  const escaped = run.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" textLength="${(taken * cell.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs" ${attributes}>${escaped}</text>`;
}
