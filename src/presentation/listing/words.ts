import { inWords } from '../../model/document.ts';
import { severityNames } from '../../model/form.ts';
import { type Entry, reportName } from '../../model/report.ts';
import type { Assessment, Culprit, FileResult } from '../../model/result.ts';
import { type Language, sayIn, type Text } from '../../model/text.ts';
import { allRules } from '../../rules/index.ts';
import type { Weight } from './line.ts';

/** What every line of a file's list is written with, in one language. */
export interface Words {
  readonly language: Language;
  say(zh: string, en: string): string;
  of(text: Text): string;
  /** A report by its name, where the file holds several. */
  report(index: number | null): string;
  /** An entry as the file shows it. */
  shown(entry: Entry): string;
  /** `【很可能】…`. */
  headed(word: Text, text: string): string;
  /** What a rule, or the relations assessed, rest on. */
  basis(rule: string, sums: readonly Assessment[]): string;
  /** One under another; what is empty is left out. */
  stacked(...lines: readonly string[]): string;
}

export const weightNames: Readonly<Record<Weight, Text>> = {
  ...severityNames,
  possible: { zh: '待核', en: 'to be checked' },
  open: { zh: '未核对', en: 'not checked' },
};

export const certaintyNames: Readonly<Record<Culprit['certainty'], Text>> = {
  only: { zh: '应为', en: 'should be' },
  likely: { zh: '很可能应为', en: 'should very likely be' },
  possible: { zh: '可能是下列之一', en: 'one of these' },
};

export function wordsFor({ reports }: FileResult, language: Language): Words {
  const say = sayIn(language);
  const of: Words['of'] = (text) => text[language];
  return {
    language,
    say,
    of,
    report: (index) => {
      const result = index !== null && reports.length > 1 ? reports[index] : undefined;
      return result ? of(reportName(result.report)) : '';
    },
    shown: ({ value, cell }) => {
      if (value.kind === 'absent') return say('（表中没有）', '(not in the table)');
      if (value.kind === 'unread') return say('（未读取）', '(not read)');
      return value.kind === 'blank' ? say('（空白）', '(blank)') : cell ? inWords(cell).trim() : '';
    },
    headed: (word, text) => say(`【${word.zh}】${text}`, `[${word.en}] ${text}`),
    basis: (rule, sums) => {
      const relations = [...new Set(sums.map(({ relation }) => relation))];
      if (relations.length === 0) {
        const info = allRules.find(({ id }) => id === rule);
        return info ? of(info.source) : '';
      }
      const equations = relations.map(({ left, right }) =>
        say(`${left.name.zh}应等于${right.name.zh}`, `${left.name.en} must equal ${right.name.en}`),
      );
      const sources = [...new Set(relations.map(({ source }) => source))].join(say('、', ', '));
      const all = equations.join(say('；', '; '));
      return say(`${all}（${sources}）`, `${all} (${sources})`);
    },
    stacked: (...lines) => lines.filter((line) => line !== '').join('\n'),
  };
}

/** What a rule is called; a relation of a form of the user's own, by its assessments. */
export function ruleTitle(rule: string, assessments: readonly Assessment[]): Text {
  const relation = assessments.find((one) => one.relation.id === rule)?.relation;
  return relation?.title ?? allRules.find(({ id }) => id === rule)?.title ?? { zh: rule, en: rule };
}
