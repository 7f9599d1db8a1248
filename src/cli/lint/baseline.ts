import { dirname, relative, resolve } from 'node:path';
import { type Acceptor, acceptor, type Outcome } from '../../baseline/accept.ts';
import type { Baseline } from '../../baseline/baseline.ts';
import { changes, remarks } from '../../baseline/notices.ts';
import { readBaseline } from '../../baseline/read.ts';
import { empty, updated } from '../../baseline/update.ts';
import { decode } from '../../codecs/encoding.ts';
import { sha256 } from '../../files/hash.ts';
import { open } from '../../files/open.ts';
import { replace, write } from '../../files/write.ts';
import { forms as builtIn, rules } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import { type Form, formCells } from '../../model/form.ts';
import type { Language, Text } from '../../model/text.ts';
import { installedSchema } from '../installed-schema.ts';
import type { Io } from '../io.ts';
import { errorAbout } from '../messages.ts';

/** A baseline as a run uses it. */
export interface InUse extends Pick<Acceptor, 'accept'> {
  /** Once all files are judged: brings the file up to date where that was asked for. Gives what is to be said. */
  finish(): Promise<Text[]>;
  /** What the receipt tells of it, once it is finished. */
  receipt(): BaselineReceipt;
}

export interface BaselineReceipt {
  /** As it is after the run. */
  readonly sha256: string;
  readonly entries: number;
  /** Entries about what was checked, which hide nothing. */
  readonly unused: number;
}

export interface Use {
  readonly updateBaseline: boolean;
  readonly strict: boolean;
  readonly language: Language;
  readonly forms: readonly Form[];
  /** Folder that relative paths start from, absolute. */
  readonly cwd: string;
}

/** In bytes; ten thousand entries have a third of that. */
const largest = 32 * 2 ** 20;

/** Opens a baseline. Throws a `UserError` where it is not right, or not there and no update will make it. */
export async function openBaseline(name: string, use: Use, { now }: Io): Promise<InUse> {
  const { strict, language, updateBaseline: update, forms, cwd } = use;
  const file = resolve(cwd, name);
  // What this run leaves aside has its entries all the same.
  const all = [...new Set([...builtIn, ...forms])];
  const cells = [...new Set(all.flatMap(({ tables }) => tables.flatMap(formCells)).map(({ id }) => id))];
  const relations = all.flatMap((form) => form.relations);
  const names = { rules: [...new Set([...rules, ...relations].map(({ id }) => id))], cells };
  const read = (content: Uint8Array): Baseline => {
    try {
      return readBaseline(decode(content).text, names);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw notRight(name, error);
    }
  };
  const found = await bytesOf(file, name, update);
  let bytes = found ?? new TextEncoder().encode(empty(await installedSchema('baseline', dirname(file))));
  let baseline = read(bytes);
  let unused = 0;
  const run = acceptor(baseline, {
    today: dayOf(now ?? new Date()),
    strict,
    nameOf: (path) => relative(dirname(file), resolve(cwd, path)).replaceAll('\\', '/'),
    all: update,
  });
  const bringUpToDate = async (outcome: Outcome): Promise<void> => {
    const text = updated(baseline, outcome, cells, language);
    if (found && text === baseline.text) return;
    const content = new TextEncoder().encode(text);
    const target = { file, name };
    await (found ? replace(target, found, content) : write(target, content, { sources: [], force: false }));
    bytes = content;
    baseline = read(bytes);
  };
  return {
    accept: run.accept,
    finish: async () => {
      const outcome = run.outcome();
      if (update) {
        const said = changes(name, baseline, outcome);
        await bringUpToDate(outcome);
        return [said];
      }
      unused = outcome.idle.length;
      return remarks(name, baseline, outcome);
    },
    receipt: () => ({ sha256: sha256(bytes), entries: baseline.entries.length, unused }),
  };
}

/** Undefined where an update will make the file. */
async function bytesOf(file: string, name: string, update: boolean): Promise<Uint8Array | undefined> {
  try {
    const bytes = await open(file);
    if (bytes.length > largest) throw tooLarge();
    return bytes;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code !== 'not-found') throw errorAbout(name, error);
    if (update) return undefined;
    throw new UserError(
      'usage',
      {
        zh: `没有找到 ${name}；第一次请加上 --update-baseline，把现有的问题写进去`,
        en: `there is no ${name}: add --update-baseline the first time, to write what is found into it`,
      },
      { cause: error },
    );
  }
}

/** The day where the program runs. */
function dayOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function notRight(name: string, cause: UserError): UserError {
  const { zh, en } = cause.text;
  const text = { zh: `${name} 有误：\n${zh}`, en: `${name} is not right:\n${en}` };
  return new UserError('invalid', text, { cause });
}

function tooLarge(): UserError {
  return new UserError('too-large', {
    zh: `超过 ${largest / 2 ** 20} MB，不像是基线文件`,
    en: `larger than ${largest / 2 ** 20} MB, which no baseline is`,
  });
}
