// The program of the worker that `sandbox.ts` starts. It is bundled separately.
import { parentPort } from 'node:worker_threads';
import { readReports, type Step } from '../../lint.ts';
import { DefectError, UserError } from '../../model/errors.ts';
import { lintFile } from '../lint/lint-file.ts';
import { type FileAnswer, type FileJob, type FileWork, formsFromText } from './job.ts';
import type { Answer } from './sandbox.ts';
import { arrive, depart } from './transfer.ts';

// The messages of parsers are for their developers.
Object.assign(console, { debug: ignore, error: ignore, info: ignore, log: ignore, warn: ignore });

parentPort?.on('message', async (job: FileJob) => {
  try {
    const forms = formsFromText(job.forms);
    const answer = depart(await work(job), forms);
    post({ value: answer });
    // Parts of the answer may be kept for the next file.
    arrive(answer, forms);
  } catch (error) {
    if (error instanceof DefectError) post({ defect: error.cause });
    else if (error instanceof UserError) post({ code: error.code, text: error.text });
    else throw error;
  }
});

async function work({ bytes, forms: text, lint, read }: FileJob): Promise<FileWork> {
  const forms = formsFromText(text);
  const steps: (readonly [Step, number])[] = [];
  const onStep = (step: Step, milliseconds: number) => steps.push([step, milliseconds]);
  return {
    ...(lint && { linted: await lintFile(bytes, { ...lint, forms, onStep }) }),
    ...(read && { reports: await readReports(bytes, { ...read, forms }) }),
    steps,
  };
}

function post(answer: Answer<FileAnswer>): void {
  parentPort?.postMessage(answer);
}

function ignore(): void {}
