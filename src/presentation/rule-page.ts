import type { RuleInfo } from '../model/rule.ts';
import type { Language } from '../model/text.ts';

/** A part of a rule's page in one language. */
export interface PagePart {
  /** `依据`; empty for the paragraphs before the first label. */
  readonly label: string;
  /** Paragraphs in Markdown, each on one line. */
  readonly paragraphs: readonly string[];
}

/**
 * Returns the prose of a rule's page in one language, without heading, title and examples. A page is `docs/rules/<id>.md`: its
 * paragraphs are in Chinese or in English, some behind a label `**依据 · Source**`.
 */
export function partsOf(page: string, info: RuleInfo, language: Language): PagePart[] {
  const [text = ''] = page.split(/^## /m);
  const [, , ...paragraphs] = text.trim().split(/\n{2,}/);
  const parts: { label: string; texts: string[] }[] = [{ label: '', texts: [] }];
  for (const paragraph of paragraphs) {
    const [, zh, en, rest] = /^\*\*(.+?) · (.+?)\*\*\s*(.*)$/s.exec(paragraph) ?? [];
    if (zh !== undefined && en !== undefined) parts.push({ label: { zh, en }[language], texts: [] });
    parts.at(-1)!.texts.push(rest ?? paragraph);
  }
  return parts.map(({ label, texts }) => {
    const own = texts.filter((one) => (languageOf(one) ?? language) === language).map(joined);
    const code = [...texts.join().matchAll(/`([^`]+)`/g)].map(([, words]) => words).join(', ');
    return { label, paragraphs: own.length > 0 || label === '' ? own : [code || info.source[language]] };
  });
}

/** Returns the language of a paragraph; undefined where it is code alone. */
function languageOf(paragraph: string): Language | undefined {
  const words = paragraph.replaceAll(/`[^`]*`/g, '');
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = words.match(/[a-z]/gi)?.length ?? 0;
  if (han + latin === 0) return undefined;
  return han * 3 > latin ? 'zh' : 'en';
}

/** Joins the lines of a paragraph; Chinese lines join without a space. */
function joined(paragraph: string): string {
  return paragraph
    .replaceAll(/(?<=[\p{Script=Han}，。、；：！？）”〕])\n|\n(?=[\p{Script=Han}（“〔])/gu, '')
    .replaceAll('\n', ' ');
}

/** Removes the markup of Markdown from a paragraph. */
export function withoutMarkdown(paragraph: string): string {
  return paragraph.replaceAll(/\*\*|`/g, '').replace(/^([ -~]+)。$/, '$1');
}
