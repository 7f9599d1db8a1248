import type { View } from '../../formatters/index.ts';
import { markdownText as text } from '../../formatters/markdown-text.ts';
import { columnHeads } from './columns.ts';
import { type Comparison, shownDifferences } from './comparison.ts';
import type { Piece } from './marked-change.ts';
import { closing, onlyName, onlyTitle, partTitles, type Said, type SaidFindings, said } from './words.ts';

/** Writes a comparison for a merge request or a mail: the summary, then the changes of each body. */
export function markdown(comparison: Comparison, { language }: View): string {
  const { before, after, onlyBefore, onlyAfter } = comparison;
  const list = (title: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`### ${text(title)}`, names.map((name) => `- ${name}`).join('\n')];
  const failed = [...before.failed, ...after.failed].map(
    ({ path, problem }) => `**${text(path)}** ${lines(problem!.message[language])}`,
  );
  const blocks = [
    `**${text(closing(comparison, language))}**`,
    ...shownDifferences(comparison).flatMap((one) => body(said(one, language), language)),
    ...list(
      onlyTitle(before.name, language),
      onlyBefore.map((one) => text(onlyName(one, language))),
    ),
    ...list(
      onlyTitle(after.name, language),
      onlyAfter.map((one) => text(onlyName(one, language))),
    ),
    ...list(partTitles.failed[language], failed),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function body({ title, files, figures, findings, text: sections, notCompared }: Said, language: View['language']) {
  const heads = columnHeads.map((head) => head[language]);
  return [
    `### ${[title, files]
      .filter((one) => one !== '')
      .map(text)
      .join(' · ')}`,
    ...(figures.length === 0
      ? []
      : [
          heading(partTitles.figures[language], figures.length),
          table(
            heads,
            figures.map(({ where, label, before, after }) => [where, label, before, after].map(lines)),
          ),
        ]),
    ...findings.flatMap((group) => [heading(group.title, group.items.length), findingList(group)]),
    ...(sections.length === 0 ? [] : [`#### ${partTitles.text[language]}`]),
    ...sections.flatMap(({ heading: name, changes }) => [
      `**${text(name)}**`,
      changes.flatMap(({ before, after }) => [...wording('del', before), ...wording('ins', after)]).join('\n'),
    ]),
    ...(notCompared.length === 0
      ? []
      : [`#### ${partTitles.notCompared[language]}`, notCompared.map((one) => `- ${text(one)}`).join('\n')]),
  ];
}

function heading(title: string, count: number): string {
  return `#### ${text(title)} ${count}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), '| :- | :- | -: | -: |', ...rows.map(line)].join('\n');
}

function findingList({ items }: SaidFindings): string {
  return items
    .map(
      ({ name, where, text: message }) =>
        `- ${[name, where, message]
          .filter((one) => one !== '')
          .map(lines)
          .join(' ')}`,
    )
    .join('\n');
}

function wording(tag: 'del' | 'ins', pieces: readonly Piece[] | null): string[] {
  if (pieces === null) return [];
  const marked = pieces.map((one) => (one.differs ? `<${tag}>${lines(one.text)}</${tag}>` : lines(one.text)));
  return [`- ${{ del: '−', ins: '＋' }[tag]} ${marked.join('')}`];
}

/** Escapes a text of several lines. */
function lines(words: string): string {
  return words.split('\n').map(text).join('<br>');
}
