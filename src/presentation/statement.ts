import { placeIn } from '../model/document.ts';
import { type Certainty, type Change, type Diagnostic, levelOf } from '../model/result.ts';
import { sayIn, type Text } from '../model/text.ts';
import type { Level } from './levels.ts';
import type { Wording } from './settings.ts';

/** A rule by its id and title. */
export interface NamedRule {
  readonly id: string;
  readonly title: Text;
}

/** Returns the title of a rule; with `verbose` its id as well. */
export function ruleName({ id, title }: NamedRule, { language, verbose }: Wording): string {
  const name = title[language];
  return verbose ? sayIn(language)(`${name}（${id}）`, `${name} (${id})`) : name;
}

/** A line to show: its level, place and text. */
export interface Statement {
  readonly level: Level;
  /** The place as the user's program names it; empty for a whole file. */
  readonly where: string;
  readonly text: string;
  /** Null where several rules are behind it. */
  readonly rule: NamedRule | null;
  /** Id of the form's cell that the statement is about. */
  readonly cell: string | null;
  /** Changes that the rule itself suggests, if any. */
  readonly changes: readonly Change[];
  /** The finding could not be checked; with `strict` its level is `error` all the same. */
  readonly isOpen: boolean;
  /** The finding of which it is the message; null where it words several, or a mistake. */
  readonly finding: Diagnostic | null;
}

/** Returns the statement of a finding: its message. */
export function statementOf(diagnostic: Diagnostic, { language, strict }: Wording): Statement {
  const { place, message, rule, title, cell, fix, kind } = diagnostic;
  return {
    level: levelOf(diagnostic, strict),
    where: placeIn(place, language),
    text: message[language],
    rule: { id: rule, title },
    cell,
    changes: fix?.safety === 'suggested' ? fix.edits : [],
    isOpen: kind === 'open',
    finding: diagnostic,
  };
}

/** An explanation that is one of several. */
export interface Candidate {
  readonly text: string;
  readonly changes: readonly Change[];
}

/** An entry about a report: a mistake, broken sums with what may be behind them, or findings of a rule. */
export interface Item {
  /** At least one. */
  readonly statements: readonly Statement[];
  /** The findings that it tells of. */
  readonly findings: readonly Diagnostic[];
  /** Further lines. */
  readonly details: readonly string[];
  /** Explanations of an uncertain mistake, most plausible first. */
  readonly candidates: readonly Candidate[];
  /** The changes that fix what is wrong, as far as they are known. */
  readonly changes: readonly Change[];
  /** Certainty of `changes`. */
  readonly certainty: Certainty;
  /** One mistake, however many sums it breaks; false for findings of a rule. */
  readonly isMistake: boolean;
  /** Titles of the rules, and what they rest on; empty where there is nothing to say. */
  readonly basis: string;
}
