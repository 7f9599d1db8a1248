import type { Claim } from '../../model/claim.ts';
import type { ReportResult } from '../../model/result.ts';
import { sayIn } from '../../model/text.ts';
import { escaped, quoted } from '../../writers/html/markup.ts';
import { printable } from '../terminal-text.ts';
import type { View } from '../view.ts';
import type { MarkedPassage, MarkedText, MarkedWords } from './marked-text.ts';
import { circled } from './signs.ts';

/** The parts of a drawing that its text needs. */
interface Drawn {
  readonly id: string;
  readonly result: ReportResult | undefined;
  readonly text: MarkedText;
  /** Anchors of figures, by the id of the form's cell. */
  readonly anchors: ReadonlyMap<string, string>;
}

/**
 * Writes the text of a report: the paragraphs in which something was compared or found, each with its heading; the others
 * folded. Nothing is written where nothing was compared or found, unless everything is shown.
 */
export function textMarkupOf(drawn: Drawn, view: View): string {
  const { language, verbose, foldsRead = false } = view;
  const { passages } = drawn.text;
  const say = sayIn(language);
  const isMarked = ({ words }: MarkedPassage) => words.length > 0;
  if (passages.length === 0 || (!verbose && !foldsRead && !passages.some(isMarked))) return '';
  const shown = new Set(passages.filter((one, index) => isMarked(one) || (one.isHeading && leads(passages, index))));
  const lines: string[] = [];
  let folded: MarkedPassage[] = [];
  const unfold = () => {
    if (folded.length === 0) return;
    const summary = say(`另有 ${folded.length} 段，没有比对的数`, `${folded.length} more, with nothing to compare`);
    const inside = folded.map((one) => passageMarkup(one, drawn, view));
    lines.push(`<details${verbose ? ' open' : ''}><summary>${summary}</summary>`, ...inside, '</details>');
    folded = [];
  };
  for (const passage of passages) {
    if (!shown.has(passage)) {
      folded.push(passage);
      continue;
    }
    unfold();
    lines.push(passageMarkup(passage, drawn, view));
  }
  unfold();
  const title = `${say('正文', 'Text')} <small>${escaped(countsIn(drawn.result?.claims.figures ?? [], view))}</small>`;
  return [`<section class=text><h3>${title}</h3>`, ...lines, '</section>'].join('\n');
}

/** True if something is marked in a paragraph under a heading. */
function leads(passages: readonly MarkedPassage[], heading: number): boolean {
  const next = passages.findIndex(({ isHeading }, index) => isHeading && index > heading);
  return passages.slice(heading + 1, next < 0 ? undefined : next).some(({ words }) => words.length > 0);
}

/** `与表格比对 12 处：相符 10、不符 1、未核对 1` */
function countsIn(claims: readonly Claim[], { language }: View): string {
  if (claims.length === 0) return '';
  const say = sayIn(language);
  const names = { agrees: say('相符', 'agree'), differs: say('不符', 'differ'), open: say('未核对', 'not checked') };
  const parts = (['agrees', 'differs', 'open'] as const).flatMap((outcome) => {
    const count = claims.filter((one) => one.outcome === outcome).length;
    return count === 0 ? [] : say(`${names[outcome]} ${count}`, `${count} ${names[outcome]}`);
  });
  return say(
    `与表格比对 ${claims.length} 处：${parts.join('、')}`,
    `${claims.length} compared with the tables: ${parts.join(', ')}`,
  );
}

function passageMarkup({ text, isHeading, words }: MarkedPassage, drawn: Drawn, view: View): string {
  const tag = isHeading ? 'h4' : 'p';
  const foreign = view.language === 'zh' ? '' : ' lang=zh-CN';
  return `<${tag}${foreign}>${wordsMarkup(text, 0, text.length, words, drawn, view)}</${tag}>`;
}

/** Writes a part of a text with the words that are marked in it, sorted by beginning, longer ones first. */
function wordsMarkup(
  text: string,
  from: number,
  to: number,
  words: readonly MarkedWords[],
  drawn: Drawn,
  view: View,
): string {
  const parts: string[] = [];
  let at = from;
  for (let index = 0; index < words.length; ) {
    const word = words[index]!;
    // Words that overlap others are cut where these end.
    const start = Math.max(word.from, at);
    const end = Math.max(start, Math.min(word.to, to));
    let next = index + 1;
    while (next < words.length && words[next]!.from < end) next++;
    const inside = words.slice(index + 1, next);
    const content = wordsMarkup(text, start, end, inside, drawn, view);
    parts.push(plain(text.slice(at, start)), markup(word, content, inside.length === 0, drawn, view));
    at = end;
    index = next;
  }
  return parts.join('') + plain(text.slice(at, to));
}

/** Writes words as a link to the first cell that they state, then their sign and the number of the item about them. */
function markup(
  { id, kind, sign, title, item, cells }: MarkedWords,
  content: string,
  isLeaf: boolean,
  { id: body, anchors }: Drawn,
  { language }: View,
): string {
  const anchor = anchors.get(cells[0] ?? '');
  const linked = isLeaf && anchor ? `<a href="#${anchor}">${content}</a>` : content;
  const shown = sign === '' ? '' : ` <b>${escaped(sign)}</b>`;
  const number = (item ?? 0) + 1;
  const see = sayIn(language)(`见第 ${number} 条`, `see ${number}`);
  const link =
    item === undefined ? '' : ` <a href="#${body}-${number}" aria-label=${quoted(see)}>${circled(number)}</a>`;
  return `<span id=${id} class=${kind} title=${quoted(printable(title))}>${linked}${shown}${link}</span>`;
}

function plain(text: string): string {
  return escaped(printable(text));
}
