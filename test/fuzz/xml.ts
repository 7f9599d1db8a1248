import { oddNumbers, type Random } from './random.ts';
import { changeTokens, find, type Grammar, range, repeat } from './tokens.ts';

/** Words of the markup that readers of tables look at. */
const words: readonly string[] = [
  ...['<a>', '</a>', '<', '>', '&', '&#0;', '&#x110000;', '&amp;', '&lt;', '&x;', '<!--', '-->', '<![CDATA[', ']]>'],
  ...['<!DOCTYPE a [<!ENTITY x "&x;">]>', '<?xml version="1.0" encoding="GBK"?>', '\u0000', '\ufffe', '\ud800', '𠀀'],
  ...['总计', '三、收到和处理政府信息公开申请情况', '2023年', '12', '/', '1,234', '约20', '　'],
];
const xml: Grammar = { token: /<!--[\s\S]*?-->|<[^<>]*>|[^<]+|</g, words };

/** Attributes that state places, spans, repeats and references. */
const attributes: readonly string[] = [
  ...['rowspan', 'colspan', 'ref', 'r', 's', 't', 'val', 'id', 'w:val', 'w:w', 'r:id', 'si', 'spans', 'hidden'],
  ...['table:number-columns-repeated', 'table:number-rows-repeated', 'table:number-columns-spanned', 'text:c'],
  ...['table:number-rows-spanned', 'table:style-name', 'text:style-name', 'style:parent-style-name', 'xml:space'],
  ...['ss:Index', 'ss:MergeAcross', 'ss:MergeDown', 'Boundary', 'DeltaX', 'DeltaY', 'CTM', 'BaseLoc', 'style', 'span'],
];
const values: readonly string[] = [
  ...['A1', 'XFD1048576', 'A1:XFD1048576', 'XFE0', 'B2:A1', 'restart', 'continue', 'rId1', 'none', 'display:none'],
  ...['g 1000000 1', '0 0 1e9 1e9', '1 0 0 1 0 0', '../../x.xml', '/xl/workbook.xml', '#', 'true', '1em', '-1%'],
];

type Change = (tokens: string[], random: Random) => void;

/** Changes that know elements and attributes. */
const changes: readonly Change[] = [
  // An attribute gets another value: a number, one of another attribute, one that means something.
  (tokens, random) => {
    const at = find(tokens, random, /="/);
    if (at < 0) return;
    const others = tokens[find(tokens, random, /="/)]!.match(/="[^"]*"/g) ?? ['=""'];
    const value = random.pick([`="${random.pick(oddNumbers)}"`, `="${random.pick(values)}"`, random.pick(others)]);
    const own = tokens[at]!.match(/="[^"]*"/g) ?? [];
    const chosen = random.below(Math.max(1, own.length));
    let index = 0;
    tokens[at] = tokens[at]!.replace(/="[^"]*"/g, (old) => (index++ === chosen ? value : old));
  },
  (tokens, random) => {
    const at = find(tokens, random, /="/);
    if (at >= 0) tokens[at] = tokens[at]!.replace(/\s[^\s=]+="[^"]*"/, '');
  },
  (tokens, random) => {
    const at = find(tokens, random, /^<[a-z]/i);
    const value = random.pick([...oddNumbers, ...values]);
    if (at >= 0) tokens[at] = tokens[at]!.replace(/\/?>$/, ` ${random.pick(attributes)}="${value}"$&`);
  },
  // An element is removed, repeated, moved, put into itself.
  (tokens, random) => {
    const [from, to] = xmlElement(tokens, random);
    tokens.splice(from, to - from);
  },
  (tokens, random) => {
    const [from, to] = xmlElement(tokens, random);
    repeat(tokens, from, to, random.size(3000));
  },
  (tokens, random) => {
    const [from, to] = xmlElement(tokens, random);
    const part = tokens.splice(from, to - from);
    const at = find(tokens, random, /^</);
    if (at >= 0) tokens.splice(at, 0, ...part);
  },
  (tokens, random) => {
    const [from, to] = xmlElement(tokens, random);
    const at = find(tokens, random, /^<[a-z]/i);
    if (at >= 0) tokens.splice(at, 0, ...tokens.slice(from, to));
  },
  (tokens, random) => {
    const [from, to] = xmlElement(tokens, random);
    if (to - from < 2 || !/^<[a-z][^>]*[^/]>$/i.test(tokens[from]!)) return;
    const times = random.size(4000);
    const [open, close] = [tokens[from]!, tokens[to - 1]!];
    tokens.splice(to, 0, ...Array<string>(times).fill(close));
    tokens.splice(from, 0, ...Array<string>(times).fill(open));
  },
  // An element becomes one of another name.
  (tokens, random) => {
    const [from, to] = xmlElement(tokens, random);
    const other = /^<([^\s/>]+)/.exec(tokens[find(tokens, random, /^<[a-z]/i)] ?? '')?.[1];
    if (other === undefined || to === from) return;
    tokens[from] = tokens[from]!.replace(/^<[^\s/>]+/, `<${other}`);
    if (to - from > 1) tokens[to - 1] = `</${other}>`;
  },
  (tokens, random) => {
    const at = find(tokens, random, /^[^<]/);
    if (at >= 0) tokens[at] = random.pick([...oddNumbers, ...words.filter((word) => !word.includes('<'))]);
  },
  (tokens, random) => {
    const [from, to] = range(tokens, random, 30);
    const texts = tokens
      .slice(from, to)
      .map((token) => (token.startsWith('<') ? token : '9'.repeat(random.size(5000))));
    tokens.splice(from, to - from, ...texts);
  },
];

/** Changes XML or HTML, mostly so that it stays well formed. */
export function changeXml(text: string, random: Random): string {
  if (random.once(12)) return changeTokens(text, xml, random);
  const tokens = xmlTokens(text);
  for (let count = random.size(8); count > 0; count--) random.pick(changes)(tokens, random);
  return tokens.join('').slice(0, 3_000_000);
}

/** The tags and texts of markup. */
export function xmlTokens(text: string): string[] {
  return text.match(xml.token) ?? [];
}

/** The range of an element with all in it; empty if none was found. */
export function xmlElement(tokens: readonly string[], random: Random): [number, number] {
  const from = find(tokens, random, /^<[a-z]/i);
  if (from < 0) return [0, 0];
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (/^<[a-z]/i.test(token) && !token.endsWith('/>')) depth++;
    else if (token.startsWith('</')) depth--;
    if (depth <= 0) return [from, at + 1];
  }
  return [from, from + 1];
}
