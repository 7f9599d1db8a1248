import { displayText } from '../../model/document.ts';
import type { Entry } from '../../model/report.ts';
import type { Assessment } from '../../model/result.ts';
import { type Language, sayIn, type Text } from '../../model/text.ts';

/** Returns the content of a cell as the file shows it, `（空白）` where it shows nothing. */
export function contentOf({ value, cell }: Entry, language: Language): string {
  const say = sayIn(language);
  if (value.kind === 'absent') return say('（表中没有）', '(not in the table)');
  if (value.kind === 'unread') return say('（未读取）', '(not read)');
  return value.kind === 'blank' ? say('（空白）', '(blank)') : cell ? displayText(cell).trim() : '';
}

/** `各类申请人相加应等于总计（国办公开办函〔2021〕30号）`: what must hold by relations, and their sources. */
export function requirementOf(assessments: readonly Assessment[], language: Language): string {
  const say = sayIn(language);
  const relations = [...new Set(assessments.map(({ relation }) => relation))];
  if (relations.length === 0) return '';
  const all = relations
    .map(({ left, right }) =>
      say(`${left.name.zh}应等于${right.name.zh}`, `${left.name.en} must equal ${right.name.en}`),
    )
    .join(say('；', '; '));
  const sources = [...new Set(relations.map(({ source }) => source))].join(say('、', ', '));
  return say(`${all}（${sources}）`, `${all} (${sources})`);
}

/** Returns the text of a note: `【错误】…` and further lines; empty lines are left out. */
export function noteOf(head: Text, label: string, lines: readonly string[], language: Language): string {
  const first = sayIn(language)(`【${head.zh}】${label}`, `[${head.en}] ${label}`);
  return [first, ...lines.filter((line) => line !== '')].join('\n');
}

/** `依据：…`; empty where there is none. */
export function sourceLine(basis: string, language: Language): string {
  return basis && sayIn(language)(`依据：${basis}`, `source: ${basis}`);
}
