import { type LintOptions, lint } from '../../src/lint.ts';

/** Options of a run, and parts of the report beside its text. */
type Options = Omit<LintOptions, 'path'> & { readonly report?: object };

/** Returns a report in JSON that has one figure, and a text. */
export function bytesOf(organization: string | null, text: string, more: object = {}): Uint8Array {
  const report = {
    ...{ form: 'cn-ogi', organization, year: 2023, editions: { disclosure: '2021' } },
    tables: { disclosure: { licensing: { decisions: 3 } } },
    sections: [{ number: 1, heading: '一、总体情况', text }],
    ...more,
  };
  return new TextEncoder().encode(JSON.stringify(report));
}

/** Returns what a rule finds in a report: the words that it quotes, or the cell. */
export async function found(rule: string, organization: string | null, text: string, options: Options = {}) {
  const { report = {}, ...others } = options;
  const { diagnostics } = await lint(bytesOf(organization, text, report), { path: 'report.json', ...others });
  return diagnostics.filter((one) => one.rule === rule).map(({ quoted, cell }) => quoted ?? cell);
}
