import { relative, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { open } from '../files/open.ts';
import { save } from '../files/save.ts';
import type { Form } from '../form.ts';
import { type Head, isReceipt, type Line, receipt, receiptLine } from '../formatters/receipt.ts';
import { forms as builtIn, type LintOptions, rules } from '../lint.ts';
import type { FileResult } from '../result.ts';
import type { Counts } from '../summarise.ts';
import { tool } from '../version.ts';
import { errorAbout } from './about.ts';
import { exitCode, type Limits } from './exit-code.ts';
import type { Io } from './io.ts';
import { usage } from './options/values.ts';

/** The receipt of a run, file by file. */
export interface Receipt {
  add(file: FileResult, options: Omit<LintOptions, 'path'>): void;
  /** Writes it once all files are judged. */
  write(counts: Counts, baseline: Head['baseline']): Promise<void>;
}

export interface Run {
  readonly strict: boolean;
  readonly limits: Limits;
}

/** Throws a `UserError` where another file stands in its place, or the environment gives a date that is none. */
export async function openReceipt(name: string, { strict, limits }: Run, io: Io): Promise<Receipt> {
  const cwd = resolve(io.cwd ?? '.');
  const target = resolve(cwd, name);
  await keepOthers(target, name);
  const date = dateOf(io.env.SOURCE_DATE_EPOCH);
  const forms = new Set<Form>();
  const lines: Line[] = [];
  return {
    add: (file, options) => {
      const { severities = {}, year = null, blank = 'zero' } = options;
      const path = relative(cwd, resolve(cwd, file.path)).replaceAll('\\', '/');
      for (const form of options.forms ?? builtIn) forms.add(form);
      lines.push(receiptLine(file, { path, severities, year, blank, strict }));
    },
    write: async (counts, baseline) => {
      const relations = [...forms].flatMap((form) => form.relations).toReversed();
      const { failOn, maxWarnings = null } = limits;
      const head: Head = {
        tool,
        date,
        options: { strict, failOn, maxWarnings },
        baseline,
        forms: [...forms].map((form) => ({ form, builtIn: builtIn.includes(form) })),
        rules: Object.fromEntries([...rules, ...relations].map(({ id, severity }) => [id, severity])),
      };
      // To exit with 0 all the same does not make it pass.
      const code = exitCode(counts, { ...limits, exitZero: false });
      await save(target, name, receipt(head, lines, counts, code));
    },
  };
}

/** A receipt takes the place of a receipt, and of nothing else: a folder's own files are among those that it is about. */
async function keepOthers(file: string, name: string): Promise<void> {
  const before = await open(file).catch((error) => {
    if (error instanceof UserError && error.code === 'not-found') return undefined;
    throw errorAbout(name, error);
  });
  if (!before || isReceipt(new TextDecoder().decode(before))) return;
  throw usage({
    zh: `${name} 已经存在，而且不是核对凭据，没有改动；请换一个文件名`,
    en: `${name} is there already and is no receipt; it was left as it is: choose another name`,
  });
}

/** `SOURCE_DATE_EPOCH`: seconds since 1970 (reproducible-builds.org). The clock would make every receipt another. */
function dateOf(epoch: string | undefined): string | null {
  if (!epoch) return null;
  if (/^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().replace('.000Z', 'Z');
  throw usage({
    zh: `SOURCE_DATE_EPOCH 要写 1970 年以来的秒数，而不是“${epoch}”`,
    en: `SOURCE_DATE_EPOCH takes the seconds since 1970, not “${epoch}”`,
  });
}
