import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import type { Diagnostic } from '../../src/model/result.ts';
import { check } from '../support/check.ts';
import { title } from '../support/make/printed.ts';
import { asHtml } from '../support/make/printed-html.ts';
import { runs } from '../support/random-runs.ts';
import { itemList, textOfList, wrongList } from '../support/spoken/item-lists.ts';
import type { Clause, Span } from '../support/spoken/speaker.ts';
import { unrelatedSentence, unrelatedTemplates } from '../support/spoken/unrelated.ts';
import {
  asReport,
  figuresOfClause,
  type Joint,
  paragraphAt,
  type SpokenReport,
  sound,
  spokenIn,
  spokenReports,
  withNumber,
  withSentence,
} from '../support/spoken-reports.ts';
import { utf8 } from '../support/utf8.ts';

/** Texts that say what the tables count, in many ways; what such a text has wrong is found, and nothing else. */

const onClaims: readonly string[] = ['text-differs', 'text-denies'];
const onText: readonly string[] = [...onClaims, 'text-sum'];

async function findingsOn(spoken: SpokenReport) {
  const { diagnostics, claims } = await check(asReport(spoken), 0);
  return { found: diagnostics.filter(({ rule }) => onText.includes(rule)), claims: claims.figures };
}

const said = ({ rule, quoted, place, cell }: Diagnostic) => `${rule} “${quoted}” ${cell} line ${place.line}`;

/** A text with what was found in it, as a failure shows it. */
const shown = (spoken: SpokenReport, found: readonly unknown[]) => ({
  text: spoken.paragraphs.map((paragraph) => spokenIn(paragraph).text),
  found,
});

/** A clause of a report, with its paragraph. */
interface Placed {
  readonly paragraph: number;
  readonly index: number;
  readonly clause: Clause;
}

function clausesOf({ paragraphs }: SpokenReport): Placed[] {
  return paragraphs.flatMap((one, paragraph) =>
    spokenIn(one).clauses.map((clause, index) => ({ paragraph, index, clause })),
  );
}

/** Returns the words of a clause. */
function wordsOf(spoken: SpokenReport, { paragraph, clause }: Placed): string {
  return spokenIn(spoken.paragraphs[paragraph]!).text.slice(clause.from, clause.to);
}

const overlap = (a: Span, b: Span) => a.from < b.to && b.from < a.to;

/** True if a finding is about a clause: what it quotes holds the number of the clause, or some words of a denial. */
function isAbout(spoken: SpokenReport, { quoted, place }: Diagnostic, { paragraph, clause }: Placed): boolean {
  if (quoted === null || paragraphAt(place.line!) !== paragraph) return false;
  const { text } = spokenIn(spoken.paragraphs[paragraph]!);
  const core = clause.numeral ?? clause;
  for (let from = text.indexOf(quoted); from >= 0; from = text.indexOf(quoted, from + 1)) {
    if (overlap({ from, to: from + quoted.length }, core)) return true;
  }
  return false;
}

const isWrong = ({ figures }: SpokenReport, { clause }: Placed) =>
  !figuresOfClause(clause, figures).includes(clause.number);

/** Slips of the hand: one more or less, a digit too many, other digits. */
const slips: readonly ((number: number) => number)[] = [
  (number) => number + 1,
  (number) => Math.max(0, number - 1),
  (number) => number + 9,
  (number) => number * 10 + 3,
  (number) => Number([...String(number)].toReversed().join('')),
  (number) => number + 20,
];

/** Returns the report with a slip in one of its numbers, and the clause; undefined if the text has none. */
function withSlip(spoken: SpokenReport, at: number): { wrong: SpokenReport; slip: Placed } | undefined {
  const candidates = clausesOf(spoken).filter(({ clause }) => clause.numeral && !clause.optional);
  if (candidates.length === 0) return undefined;
  const { paragraph, index, clause } = candidates[at % candidates.length]!;
  const right = figuresOfClause(clause, spoken.figures);
  const number = [...slips, ...slips]
    .slice(at % slips.length)
    .map((slip) => slip(clause.number))
    .find((one) => !right.includes(one))!;
  const wrong = withNumber(spoken, paragraph, index, number);
  return { wrong, slip: clausesOf(wrong).find((one) => one.paragraph === paragraph && one.index === index)! };
}

/** Tests that the claims of a text that are found are these and no others. */
function expectFound(spoken: SpokenReport, found: readonly Diagnostic[], expected: readonly Placed[]): void {
  const missed = expected.filter((one) => !found.some((finding) => isAbout(spoken, finding, one)));
  const allowed = [...expected, ...clausesOf(spoken).filter(({ clause }) => clause.optional)];
  const others = found.filter((finding) => !allowed.some((one) => isAbout(spoken, finding, one)));
  const problems = [...missed.map((one) => `missed “${wordsOf(spoken, one)}”`), ...others.map(said)];
  expect(shown(spoken, problems)).toEqual(shown(spoken, []));
}

describe.each(forms.map((form) => ({ form })))('$form.id', ({ form }) => {
  test('a text that agrees with the tables has no finding', async () => {
    await fc.assert(
      fc.asyncProperty(spokenReports(form), async (spoken) => {
        expect(clausesOf(spoken).filter((one) => isWrong(spoken, one))).toEqual([]);
        const { found } = await findingsOn(spoken);
        expect(shown(spoken, found.map(said))).toEqual(shown(spoken, []));
      }),
      runs(60, 1000),
    );
  });

  test('of a text with one number changed exactly that clause is found', async () => {
    await fc.assert(
      fc.asyncProperty(spokenReports(form), fc.nat(), async (spoken, at) => {
        const changed = withSlip(spoken, at);
        fc.pre(changed !== undefined);
        const { wrong, slip } = changed!;
        const { found } = await findingsOn(wrong);
        // The number may also be the total or a part of a list of its paragraph, which then does not add up.
        const ofList = ({ rule, place }: Diagnostic) =>
          rule === 'text-sum' && paragraphAt(place.line!) === slip.paragraph;
        const others = found.filter((finding) => !ofList(finding));
        expectFound(wrong, others, [slip]);
        expect(others.length).toBe(1);
        if (slip.clause.number > 0) expect(others[0]!.rule).toBe('text-differs');
      }),
      runs(60, 1000),
    );
  });

  test('of the text of another year exactly what is not so in this one is found, denials too', async () => {
    await fc.assert(
      fc.asyncProperty(spokenReports(form), sound(form), async (spoken, figures) => {
        const other = { ...spoken, figures };
        const { found } = await findingsOn(other);
        const wrong = clausesOf(other).filter((one) => !one.clause.optional && isWrong(other, one));
        expectFound(other, found, wrong);
      }),
      runs(60, 1000),
    );
  });

  test('a number of something else is compared with nothing', async () => {
    const joints = fc.constantFrom<Joint>('alone', 'behind', 'before');
    await fc.assert(
      fc.asyncProperty(spokenReports(form), fc.nat(), fc.nat(), joints, async (spoken, where, which, joint) => {
        const templates = unrelatedTemplates(spoken.occasion.body);
        const sentence = unrelatedSentence(spoken.speaker, templates[which % templates.length]!);
        const spot = spotIn(spoken, where);
        const { more, span } = withSentence(spoken, { ...spot, joint }, sentence);
        const { found, claims } = await findingsOn(more);
        const { text } = spokenIn(more.paragraphs[spot.paragraph]!);
        const bound = claims
          .filter((claim) => claim.passage.text === text && overlap(claim, span))
          .map((claim) => `bound “${text.slice(claim.from, claim.to)}”`);
        expect({ sentence, text, found: [...bound, ...found.map(said)] }).toEqual({ sentence, text, found: [] });
      }),
      runs(100, 2000),
    );
  });

  test('a list that adds up is right, one whose parts are too many is found', async () => {
    await fc.assert(
      fc.asyncProperty(spokenReports(form), fc.nat(), async (spoken, where) => {
        const { speaker } = spoken;
        const spot = spotIn(spoken, where);
        const list = itemList(speaker);
        const { more: right } = withSentence(spoken, spot, textOfList(list, speaker));
        expect(shown(right, (await findingsOn(right)).found.map(said))).toEqual(shown(right, []));
        if (list.isCutTwice) return;
        const text = textOfList(wrongList(list, speaker), speaker);
        const { more: wrong } = withSentence(spoken, spot, text);
        const { found } = await findingsOn(wrong);
        expect(shown(wrong, found.map(said))).toEqual(shown(wrong, [expect.stringMatching(/^text-sum /)]));
        expect(paragraphAt(found[0]!.place.line!)).toBe(spot.paragraph);
        expect(text).toContain(found[0]!.quoted);
      }),
      runs(60, 1000),
    );
  });

  test('a page with such a text gives the same', async () => {
    await fc.assert(
      fc.asyncProperty(spokenReports(form), fc.nat(), async (spoken, at) => {
        const right = await lint(pageOf(spoken), { path: 'a.html' });
        const found = right.diagnostics.filter(({ rule }) => onText.includes(rule));
        expect(shown(spoken, found.map(said))).toEqual(shown(spoken, []));
        const { wrong, slip } = withSlip(spoken, at) ?? {};
        if (!wrong) return;
        const { diagnostics } = await lint(pageOf(wrong), { path: 'a.html' });
        const quotes = diagnostics.filter(({ rule }) => onClaims.includes(rule)).map(({ quoted }) => quoted);
        const { numeral } = slip!.clause;
        const { text } = spokenIn(wrong.paragraphs[slip!.paragraph]!);
        expect(shown(wrong, quotes)).toEqual(
          shown(wrong, [expect.stringContaining(text.slice(numeral!.from, numeral!.to))]),
        );
      }),
      runs(5, 50),
    );
  });
});

/** Returns a place between two sentences of a report. */
function spotIn({ paragraphs }: SpokenReport, where: number): { paragraph: number; at: number } {
  const paragraph = where % paragraphs.length;
  return { paragraph, at: where % (paragraphs[paragraph]!.sentences.length + 1) };
}

/** Prints the report as a web page. */
function pageOf({ form, figures, occasion, paragraphs }: SpokenReport): Uint8Array {
  const sections = form.sections.flatMap(({ number, heading }) => [
    `${'一二三四五六'[number - 1]}、${heading}`,
    ...paragraphs.filter(({ section }) => section === number).map((one) => spokenIn(one).text),
    ...form.tables.filter(({ section }) => section === number).map((table) => ({ table, figures })),
  ]);
  return utf8(asHtml([title(occasion.body.name, occasion.year), ...sections]));
}
