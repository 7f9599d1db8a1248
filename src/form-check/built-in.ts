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
  yield* takenIds(form, forms, rules);
}

/** Finds relations that have the id of a rule, or of a relation that is another one in a form of the program. */
function* takenIds(form: Form, builtIn: readonly Form[], rules: Known['rules']): Generator<Mistake> {
  const relations = new Set(builtIn.flatMap(relationRules).map(({ id }) => id));
  const ruleIds = new Set(rules.map(({ id }) => id).filter((id) => !relations.has(id)));
  for (const { kind, id, pointer } of namedRelations(form)) {
    if (ruleIds.has(id)) {
      yield error(
        `${pointer}/id`,
        `${id} 是程序自带的规则，请给这条关系换一个编号`,
        `${id} is a rule of the program; give the relation another id`,
      );
      continue;
    }
    const other = builtIn.find((one) =>
      namedRelations(one).some((its) => its.id === id && !mayShare(kind, its.kind, form, one)),
    );
    if (!other) continue;
    yield error(
      `${pointer}/id`,
      `${id} 是程序自带的 ${other.id} 的另一条关系，请给这条关系换一个编号`,
      `${id} is another relation in ${other.id}, which comes with the program; give the relation another id`,
    );
  }
}

type RelationKind = 'relations' | 'yearRelations' | 'rollUp';

/** Returns the relations of a form, each with its kind and its place in the file. */
function namedRelations({ relations, yearRelations = [], rollUp }: Form) {
  const placed = (kind: RelationKind, ids: readonly { readonly id: string }[]) =>
    ids.map(({ id }, index) => ({ kind, id, pointer: `/${kind}/${index}` }));
  return [
    ...placed('relations', relations),
    ...placed('yearRelations', yearRelations),
    ...(rollUp ? [{ kind: 'rollUp' as const, id: rollUp.id, pointer: '/rollUp' }] : []),
  ];
}

/** True if two relations may have one id: editions of a family share their sums, and all forms those with other reports. */
function mayShare(kind: RelationKind, other: RelationKind, form: Form, builtIn: Form): boolean {
  return kind === other && (kind !== 'relations' || form.family === builtIn.family);
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
