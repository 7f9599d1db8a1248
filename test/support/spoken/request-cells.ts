import type { Reading } from './speaker.ts';

/** Returns cells of the table of requests, by id. */
export const requestCells = (rows: readonly string[], columns: readonly string[]): Reading =>
  rows.flatMap((row) => columns.map((column) => `requests/${row}/${column}`));

/** Returns the totals of some rows of the table of requests. */
export const totalsOf = (...rows: readonly string[]): Reading => requestCells(rows, ['total']);

export const received = totalsOf('received');
export const carriedIn = totalsOf('carried-in');
export const withCarriedIn = totalsOf('received', 'carried-in');
export const outcomes = totalsOf('outcomes');
export const carriedOut = totalsOf('carried-out');

export const organisations = ['commercial', 'research', 'public-interest', 'legal-service', 'other-organisation'];

const group = (name: string, rows: readonly string[]): Reading => totalsOf(...rows.map((row) => `${name}.${row}`));

/** Returns the rows of each kind of outcome, in the form's order. */
export function outcomeGroups(edition: string): Readonly<Record<string, Reading>> {
  return {
    granted: totalsOf('granted'),
    partly: totalsOf('partly-granted'),
    refused: group('refused', [
      ...['state-secret', 'forbidden-by-law', 'security-and-stability', 'third-party-rights'],
      ...['internal-affairs', 'deliberative-process', 'enforcement-file', 'administrative-inquiry'],
    ]),
    unavailable: group('unavailable', ['not-held', 'needs-creation', 'unclear']),
    notProcessed: group('not-processed', ['petition', 'repeated', 'publication', 'excessive', 'confirmation']),
    // One row in the first edition.
    other: edition === '2019' ? totalsOf('other') : group('other', ['not-corrected-in-time', 'fee-not-paid', 'other']),
  };
}

/** Short names of the rows of two kinds of outcome, as a text lists them. */
export const rowsOfOutcomes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  unavailable: {
    'unavailable.not-held': '本机关不掌握相关政府信息',
    'unavailable.needs-creation': '没有现成信息需要另行制作',
    'unavailable.unclear': '补正后申请内容仍不明确',
  },
  notProcessed: {
    'not-processed.petition': '信访举报投诉类申请',
    'not-processed.repeated': '重复申请',
    'not-processed.publication': '要求提供公开出版物',
    'not-processed.excessive': '无正当理由大量反复申请',
    'not-processed.confirmation': '要求确认或重新出具已获取信息',
  },
};
