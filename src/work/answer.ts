import type { Step } from '../lint.ts';
import { DefectError, UserError } from '../model/errors.ts';
import { type BoundedWork, type FileAnswer, type FileJob, type FileWork, formsFromText } from './job.ts';
import type { Answer } from './remote.ts';
import { arrive, depart } from './transfer.ts';

/** Does the work of a job, and sends its answer. */
export async function answer(
  job: FileJob,
  work: BoundedWork,
  send: (answer: Answer<FileAnswer>) => void,
): Promise<void> {
  try {
    const forms = formsFromText(job.forms);
    const transfer = depart(await done(job, work), forms);
    send({ value: transfer });
    // Parts of the answer may be kept for the next file.
    arrive(transfer, forms);
  } catch (error) {
    if (error instanceof DefectError) send({ defect: error.cause });
    else if (error instanceof UserError) send({ code: error.code, text: error.text });
    else throw error;
  }
}

async function done({ bytes, forms: text, lint, read, roster }: FileJob, work: BoundedWork): Promise<FileWork> {
  const forms = formsFromText(text);
  const steps: (readonly [Step, number])[] = [];
  const onStep = (step: Step, milliseconds: number) => steps.push([step, milliseconds]);
  return {
    ...(lint && { linted: await work.lint(bytes, { ...lint, forms, onStep }) }),
    ...(read && { reports: await work.readReports(bytes, { ...read, forms }) }),
    ...(roster !== undefined && { roster: await work.readRoster(bytes, roster) }),
    steps,
  };
}

/** Silences parsers, whose messages are for their developers. */
export function silence(): void {
  const ignore = () => {};
  Object.assign(console, { debug: ignore, error: ignore, info: ignore, log: ignore, warn: ignore });
}
