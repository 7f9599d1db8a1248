import { type Form, relationRules } from '../model/form.ts';
import type { RuleInfo } from '../model/rule.ts';
import { error, type Mistake, remark } from './mistake.ts';

/** The forms and rules that come with the program. */
export interface Known {
  readonly forms: readonly Form[];
  /** Their relations may be among them. */
  readonly rules: readonly Pick<RuleInfo, 'id'>[];
}

/** Finds names that the program uses for something else, and years in which a form cannot be in force. */
export function* builtInNames(form: Form, { forms, rules }: Known): Generator<Mistake> {
  yield* editionNames(form, forms);
  const { from, to } = form.years;
  if (to !== null && to < from) {
    yield error(
      '/years/to',
      `${to} 早于 ${from}，这种报表没有一年适用`,
      `${to} is before ${from}, so the form is never in force`,
    );
  }
  const relations = forms.flatMap(relationRules).map(({ id }) => id);
  const taken = rules.flatMap(({ id }) => (relations.includes(id) ? [] : id));
  for (const [list, own] of Object.entries({ relations: form.relations, yearRelations: form.yearRelations ?? [] })) {
    for (const [index, { id }] of own.entries()) {
      if (!taken.includes(id)) continue;
      yield error(
        `/${list}/${index}/id`,
        `${id} 是程序自带的规则，请给这条关系换一个编号`,
        `${id} is a rule of the program; give the relation another id`,
      );
    }
  }
}

/** Remarks which form of the program this one replaces, or is an edition beside. */
function* editionNames({ id, family, edition }: Form, builtIn: readonly Form[]): Generator<Mistake> {
  const same = builtIn.find((form) => form.id === id);
  if (same) {
    yield remark(
      '/id',
      `程序自带 ${id}，这份定义会代替它`,
      `${id} comes with the program, and this definition replaces it`,
    );
    return;
  }
  const rival = builtIn.find((form) => form.family === family && form.edition === edition);
  if (!rival) return;
  yield remark(
    '/edition',
    `程序自带的 ${rival.id} 也是 ${family} 的 ${edition} 版；请改写 edition，以便分清`,
    `${rival.id}, which comes with the program, is edition ${edition} of ${family}, too: change "edition" to tell them apart`,
  );
}
