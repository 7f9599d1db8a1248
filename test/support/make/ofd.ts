import { zipSync } from 'fflate';
import { escaped } from './docx.ts';

const encode = (xml: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
const root = (name: string, inner: string) =>
  `<ofd:${name} xmlns:ofd="http://www.ofdspec.org/2016">${inner}</ofd:${name}>`;

/** Parts of an OFD besides its pages. */
export interface Around {
  readonly title?: string;
  /** Drawn on every page. */
  readonly template?: string;
  /** More parts, by their names. */
  readonly parts?: Readonly<Record<string, string>>;
  /** In the document, behind its pages. */
  readonly document?: string;
  /** Width and height of the pages, in millimetres. */
  readonly size?: string;
}

/** An OFD, packed as a word processor packs it; `pages` are the objects of each. */
export function ofd(pages: readonly string[], around: Around = {}): Uint8Array {
  const { title, template, parts = {}, document = '', size = '210 297' } = around;
  const area = `<ofd:PhysicalBox>0 0 ${size}</ofd:PhysicalBox>`;
  const page = (objects: string, inner = '') =>
    root('Page', `${inner}<ofd:Content><ofd:Layer ID="2" Type="Body">${objects}</ofd:Layer></ofd:Content>`);
  const list = pages.map((_, index) => `<ofd:Page ID="${index + 10}" BaseLoc="Pages/Page_${index}/Content.xml"/>`);
  const files: Record<string, string> = {
    'OFD.xml': root(
      'OFD',
      `<ofd:DocBody><ofd:DocInfo>${title === undefined ? '' : `<ofd:Title>${escaped(title)}</ofd:Title>`}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>`,
    ),
    'Doc_0/Document.xml': root(
      'Document',
      `<ofd:CommonData><ofd:PageArea>${area}</ofd:PageArea>${template === undefined ? '' : '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>'}</ofd:CommonData><ofd:Pages>${list.join('')}</ofd:Pages>${document}`,
    ),
    ...(template !== undefined && { 'Doc_0/Tpls/Tpl_0/Content.xml': page(template) }),
    ...Object.fromEntries(
      pages.map((objects, index) => [
        `Doc_0/Pages/Page_${index}/Content.xml`,
        page(objects, template === undefined ? '' : '<ofd:Template TemplateID="5" ZOrder="Background"/>'),
      ]),
    ),
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, encode(xml)])), { level: 1 });
}

/** A text at a spot, in millimetres from the upper left corner; its characters as far apart as they are wide. */
export function text(content: string, x: number, y: number, size = 3.5, more = ''): string {
  const steps = [...content].slice(0, -1).map((one) => (/[\u0020-\u007e]/.test(one) ? size / 2 : size));
  return `<ofd:TextObject ID="3" Boundary="${x} ${y - size} 100 ${size * 1.3}" Font="4" Size="${size}" ${more}><ofd:FillColor Value="0 0 0"/><ofd:TextCode X="0" Y="${size}" DeltaX="${steps.map((one) => one.toFixed(4)).join(' ')}">${escaped(content)}</ofd:TextCode></ofd:TextObject>`;
}

/** A path, in millimetres from the upper left corner of its place. */
export function path(data: string, more = 'Boundary="0 0 210 297" LineWidth="0.2"'): string {
  return `<ofd:PathObject ID="6" ${more}><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
}

const millimetres = 25.4 / 72;

/** The instructions of a PDF page, as `drawPages` writes them, as the objects of an A4 page. */
export function objectsOf(instructions: string): string {
  const at = (x: string, y: string) => [Number(x) * millimetres, (842 - Number(y)) * millimetres] as const;
  return instructions
    .split('\n')
    .map((line) => {
      const [, size = '', x = '', y = '', codes = ''] =
        /^BT \/F1 (\S+) Tf +1 0 0 1 (\S+) (\S+) Tm <(\w*)> Tj ET$/.exec(line) ?? [];
      if (codes) {
        const content = codes.replaceAll(/.{4}/g, (code) => String.fromCharCode(Number.parseInt(code, 16)));
        return text(content, ...at(x, y), Number(size) * millimetres);
      }
      const [, x1 = '', y1 = '', x2 = '', y2 = ''] = /^(\S+) (\S+) m (\S+) (\S+) l S$/.exec(line) ?? [];
      if (x1) return path(`M ${at(x1, y1).join(' ')} L ${at(x2, y2).join(' ')}`);
      const [, left = '', bottom = '', width = '', height = '', paint] =
        /^(\S+) (\S+) (\S+) (\S+) re ([Sf])$/.exec(line) ?? [];
      if (!left) return '';
      const [right, top] = [String(Number(left) + Number(width)), String(Number(bottom) + Number(height))];
      const corners = [at(left, bottom), at(right, bottom), at(right, top), at(left, top)];
      const outline = corners.map(([px, py], index) => `${index === 0 ? 'M' : 'L'} ${px} ${py}`);
      return path(
        `${outline.join(' ')} C`,
        `Boundary="0 0 210 297" ${paint === 'f' ? 'Fill="true" Stroke="false"' : ''}`,
      );
    })
    .join('');
}
