import { arranged, asHtml, asMhtml, asWord, escaped } from '../support/make/printed-html.ts';
import { asPage } from '../support/make/printed-lines.ts';
import { type Case, readsRandomReports } from '../support/random-reports.ts';
import { utf8 } from '../support/utf8.ts';

/** Text in GB18030, which only its two-byte characters are written in. */
function gb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => twoBytes.get(character) ?? character.charCodeAt(0)));
}

const twoBytes = new Map<string, number[]>();
const decoder = new TextDecoder('gb18030');
for (let lead = 0x81; lead < 0xff; lead++) {
  for (let trail = 0x40; trail < 0xff; trail++) {
    twoBytes.set(decoder.decode(Uint8Array.from([lead, trail])), [lead, trail]);
  }
}

const preformatted = { wide: 2, align: 'right', blankLines: false, margin: 0 } as const;

const plain = ({ printed }: Case) => asHtml(printed);

readsRandomReports({ html: (one) => utf8(plain(one)) }, 3);
readsRandomReports(
  {
    'html of Word': ({ printed }) => utf8(asHtml(printed, { content: asWord })),
    'html with layout tables': ({ printed }) => utf8(asHtml(printed, { around: arranged, grouped: true })),
    'html in GB18030': (one) => gb18030(`<meta charset=gb2312>${plain(one)}`),
    'html with preformatted tables': ({ printed }) =>
      utf8(`<pre>${escaped(asPage(printed, preformatted)).replaceAll('<br>', '\n')}</pre>`),
    mhtml: (one) => utf8(asMhtml(utf8(plain(one)))),
  },
  3,
);
