import { addressIn } from '../model/document.ts';
import { eachPart } from '../model/findings.ts';
import { severities } from '../model/form.ts';
import { groupBy } from '../model/group-by.ts';
import { reportName } from '../model/report.ts';
import {
  type Assessment,
  type Diagnostic,
  type FileResult,
  isFindingOf,
  levelOf,
  type ReportResult,
  type Result,
  type Suppression,
} from '../model/result.ts';
import { type Language, sayIn } from '../model/text.ts';
import { lineName } from '../presentation/arithmetic.ts';
import { messageOf } from '../presentation/listing/message.ts';
import { verdictNotice } from '../presentation/verdict.ts';
import { escapeXml } from '../workbook/xml-text.ts';
import { printable } from './terminal-text.ts';
import type { View } from './view.ts';

/** A test case: a relation at a row or column, or a rule. */
interface Case {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'error';
  /** Severity, or the code of a problem. */
  readonly type?: string;
  /** Left out where nothing is said. */
  readonly message?: string;
  readonly where?: string;
}

interface Suite {
  readonly name: string;
  readonly file: string;
  readonly cases: readonly Case[];
}

/**
 * Writes JUnit's XML: a suite for each report; a case for each relation at each of its rows or columns, and for each rule or
 * each finding of it. Rules about other reports have cases only for findings, since a merged result knows of no more. A case
 * fails if it makes the run fail; slighter findings pass, and the output of their case has them. A case that could not be
 * checked or was accepted is skipped; a file that could not be checked is an error. Times are 0, since they would differ by run.
 */
export function junit({ tool, files }: Result, view: View): string {
  const suites = files.flatMap((file) => suitesOf(file, view));
  const total = counts(suites.flatMap(({ cases }) => cases));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: tool.name, ...total })}>`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n');
}

function suitesOf(file: FileResult, view: View): Suite[] {
  const { path, problem } = file;
  const { language } = view;
  if (problem) {
    const message = problem.message[language];
    return [suiteOf(path, '', [{ name: 'cannot-check', outcome: 'error', type: problem.code, message }])];
  }
  const general = verdictCases(file, language);
  const suites: Suite[] = [];
  for (const { reports, diagnostics } of eachPart(file)) {
    const byIndex = groupBy(diagnostics, ({ report }) => report);
    general.push(...(byIndex.get(null) ?? []).map((one) => findingCase(one, view)));
    suites.push(...reports.map((one, index) => suiteOf(path, ...reportSuite(one, byIndex.get(index) ?? [], view))));
  }
  return [...(general.length > 0 ? [suiteOf(path, '', general)] : []), ...suites];
}

function suiteOf(path: string, name: string, cases: readonly Case[]): Suite {
  return { name: [path, name].filter((part) => part !== '').join(' '), file: path, cases: distinct(cases) };
}

/** Returns the name of the suite of a report, and its cases: each relation and each rule, with what it found. */
function reportSuite(
  { report, assessments, rules, relaxed }: ReportResult,
  own: readonly Diagnostic[],
  view: View,
): [string, Case[]] {
  const { language } = view;
  const isOn = (id: string) => relaxed.get(id) !== 'off';
  const sums = assessments.filter(({ relation }) => isOn(relation.id));
  const others = own.filter((one) => !sums.some((sum) => isFindingOf(one, sum)));
  const kept = rules.filter(
    ({ id, severity }) => severity !== 'off' && isOn(id) && others.every(({ rule }) => rule !== id),
  );
  return [
    reportName(report)[language],
    [
      ...sums.map((sum) => sumCase(sum, own, view)),
      ...others.map((one) => findingCase(one, view)),
      ...kept.map(({ id, title }): Case => ({ name: `${id} · ${title[language]}`, outcome: 'passed' })),
    ],
  ];
}

/** Returns an error for an incomplete file: its open findings are skipped cases, which nobody takes for a failure. */
function verdictCases(file: FileResult, language: Language): Case[] {
  const notice = verdictNotice(file);
  if (!notice) return [];
  const { verdict, text } = notice;
  if (verdict === 'pass') return [{ name: text[language], outcome: 'passed' }];
  return [{ name: verdict, outcome: 'error', type: verdict, message: text[language] }];
}

function sumCase(sum: Assessment, diagnostics: readonly Diagnostic[], view: View): Case {
  const { language } = view;
  const { relation } = sum;
  const sides = `${relation.left.name[language]} = ${relation.right.name[language]}`;
  const name = `${relation.id} · ${lineName(sum, language)} · ${sides}`;
  const found = diagnostics.find((one) => isFindingOf(one, sum));
  return found ? { ...findingCase(found, view), name } : { name, outcome: 'passed' };
}

function findingCase(diagnostic: Diagnostic, { language, strict, failOn }: View): Case {
  const { rule, place, label, severity, kind, suppressed } = diagnostic;
  const where = addressIn(place, language);
  const level = levelOf(diagnostic, strict);
  const isFailed = level !== 'open' && failOn !== 'never' && severities.indexOf(level) <= severities.indexOf(failOn);
  return {
    name: [rule, where, label?.[language] ?? ''].filter((part) => part !== '').join(' · '),
    outcome: suppressed || level === 'open' ? 'skipped' : isFailed ? 'failed' : 'passed',
    type: kind === 'open' ? kind : severity,
    message: suppressed ? acceptedAs(diagnostic, suppressed, language) : messageOf(diagnostic, language),
    where,
  };
}

function acceptedAs({ message }: Diagnostic, { reason }: Suppression, language: Language): string {
  const say = sayIn(language);
  const accepted = say('已接受', 'accepted') + (reason ? say('：', ': ') + reason : '');
  return accepted + say('；', '; ') + message[language];
}

/** Makes the names of a suite's cases unique. */
function distinct(cases: readonly Case[]): Case[] {
  const times = new Map<string, number>();
  return cases.map((one) => {
    const nth = (times.get(one.name) ?? 0) + 1;
    times.set(one.name, nth);
    return nth === 1 ? one : { ...one, name: `${one.name} (${nth})` };
  });
}

function counts(cases: readonly Case[]): Readonly<Record<string, string>> {
  const count = (outcome: Case['outcome']) => String(cases.filter((one) => one.outcome === outcome).length);
  return {
    tests: String(cases.length),
    failures: count('failed'),
    errors: count('error'),
    skipped: count('skipped'),
    time: '0',
  };
}

function suiteLines({ name, file, cases }: Suite): string[] {
  return [
    `  <testsuite${attributes({ name, ...counts(cases) })}>`,
    ...cases.map((one) => `    ${caseElement(one, name, file)}`),
    '  </testsuite>',
  ];
}

function caseElement({ name, outcome, type = '', message, where = '' }: Case, classname: string, file: string): string {
  const open = `<testcase${attributes({ classname, name, file, time: '0' })}`;
  if (!message) return `${open}/>`;
  const text = [where, message].filter((part) => part !== '').join(' ');
  const inside = {
    failed: () => `<failure${attributes({ type, message })}>${xml(text)}</failure>`,
    error: () => `<error${attributes({ type, message })}>${xml(text)}</error>`,
    skipped: () => `<skipped${attributes({ message: text })}/>`,
    passed: () => `<system-out>${xml(`${type}: ${text}`)}</system-out>`,
  }[outcome]();
  return `${open}>${inside}</testcase>`;
}

function attributes(all: Readonly<Record<string, string>>): string {
  return Object.entries(all)
    .map(([name, value]) => ` ${name}="${xml(value)}"`)
    .join('');
}

/** Escapes a text; characters that XML does not allow are written out or replaced. */
function xml(text: string): string {
  return escapeXml(printable(text).replaceAll(/[\ufffe\uffff]/g, '\ufffd'));
}
