import type { PrintedCell } from '../../../src/model/printed-layout.ts';
import { filledRows, type Item } from './printed.ts';

/** Options for printing the form as a web page. */
export interface Markup {
  /** Returns the content of a cell or paragraph, given its text. */
  readonly content?: (text: string) => string;
  /** Returns the page, given its body. */
  readonly around?: (body: string) => string;
  /** Each row group of its own, header and footer included. */
  readonly grouped?: boolean;
}

/** The form as a web page. */
export function asHtml(
  printed: readonly Item[],
  { content = escaped, around = page, grouped = false }: Markup = {},
): string {
  return around(
    printed
      .map((item) => {
        if (typeof item === 'string') return `<p>${content(item)}</p>\n`;
        const rows = filledRows(item.table, item.figures).map((cells) => row(cells, content));
        if (!grouped) return `<table border="1">${rows.join('')}</table>\n`;
        const last = rows.length - 1;
        return `<table><tfoot>${rows[last]}</tfoot><tbody>${rows.slice(0, last).join('')}</tbody></table>\n`;
      })
      .join(''),
  );
}

function row(cells: readonly PrintedCell[], content: (text: string) => string): string {
  const written = cells.map(({ text, rows, columns }) => {
    const spans = `${rows > 1 ? ` rowspan="${rows}"` : ''}${columns > 1 ? ` colspan=${columns}` : ''}`;
    return `<td${spans}>${content(text)}</td>`;
  });
  return `<tr>${written.join('\n')}</tr>\n`;
}

function page(body: string): string {
  return `<!DOCTYPE html><html><head><title>年报</title></head><body>${body}</body></html>`;
}

/** Lines as line breaks. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}

/** As Word writes it: each character in a run of its own, in the middle of lines of the source. */
export function asWord(text: string): string {
  const runs = [...text].map((character) =>
    character === '\n'
      ? '<br>'
      : `<span\nstyle='font-family:仿宋;mso-bidi-font-family:宋体'>${escaped(character)}</span>`,
  );
  return `<p class=MsoNormal align=center style='line-height:15.0pt'><span lang=EN-US>${runs.join('')}<o:p></o:p></span></p>`;
}

/** Tables in tables, as sites arrange their pages, with menus before and after. */
export function arranged(body: string): string {
  const menu =
    '<ul><li><a href="/">首页</a></li><li><a href="/a.html">外乡2019年政府信息公开工作年度报告</a></li></ul>';
  return `<table><tr><td>${menu}</td><td><table><tr><td>${body}</td></tr></table></td></tr><tr><td>版权所有</td></tr></table>`;
}

/** A page as saved in one file, quoted-printable in lines of at most 76 characters. */
export function asMhtml(page: Uint8Array): string {
  const quoted = [...page].map((byte) =>
    byte === 0x3d || byte < 0x20 || byte > 0x7e
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  const lines: string[] = [''];
  for (const character of quoted) {
    if (lines.at(-1)!.length + character.length > 75) lines.push('');
    lines[lines.length - 1] += character;
  }
  return message([{ type: 'text/html; charset="utf-8"', encoding: 'quoted-printable', content: lines.join('=\r\n') }]);
}

export interface PartOfMessage {
  readonly type: string;
  readonly encoding?: string;
  readonly location?: string;
  readonly id?: string;
  readonly content: string;
}

/** A MIME message of parts that belong together; the first is the main one, unless `start` names another. */
export function message(parts: readonly PartOfMessage[], start = ''): string {
  const head = `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="=_part";${start && `\r\n\tstart="${start}"`}\r\n`;
  const written = parts.map(({ type, encoding = '8bit', location, id, content }) =>
    [
      '--=_part',
      `Content-Type: ${type}`,
      `Content-Transfer-Encoding: ${encoding}`,
      ...(location === undefined ? [] : [`Content-Location: ${location}`]),
      ...(id === undefined ? [] : [`Content-ID: ${id}`]),
      '',
      content,
    ].join('\r\n'),
  );
  return `${head}\r\nThis is a message in parts.\r\n\r\n${written.join('\r\n')}\r\n--=_part--\r\n`;
}
