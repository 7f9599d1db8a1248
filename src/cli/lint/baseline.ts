import { dirname, relative, resolve } from 'node:path';
import { createAcceptor, type Outcome } from '../../baseline/accept.ts';
import type { Baseline } from '../../baseline/baseline.ts';
import { baselineNotices, updateNotice } from '../../baseline/notices.ts';
import { readBaseline } from '../../baseline/read.ts';
import { emptyBaseline, outcomeFor, updatedBaseline } from '../../baseline/update.ts';
import { decodeText } from '../../codecs/encoding.ts';
import { sha256 } from '../../files/hash.ts';
import { open } from '../../files/open.ts';
import { exclusively, replace, write } from '../../files/write.ts';
import { changedMeanwhile } from '../../files/write-errors.ts';
import { forms as builtIn, rules } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import { formCells, relationRules } from '../../model/form.ts';
import type { Text } from '../../model/text.ts';
import { installedSchema } from '../installed-schema.ts';
import { errorForFile, invalidFile } from '../messages.ts';
import type { RunContext } from './context.ts';

/** In bytes. Ten thousand entries take a third of it. */
const maxBytes = 32 * 2 ** 20;

/**
 * Opens a baseline.
 * @throws {UserError} if it is invalid, or does not exist and the run will not create it
 */
export async function openBaseline(name: string, { request, io, strict, language, forms, cwd }: RunContext) {
  const { updateBaseline } = request;
  const file = resolve(cwd, name);
  // The baseline may have entries for forms that this run does not use.
  const all = [...new Set([...builtIn, ...forms])];
  const cells = [...new Set(all.flatMap(({ tables }) => tables.flatMap(formCells)).map(({ id }) => id))];
  const relations = all.flatMap(relationRules);
  const names = { rules: [...new Set([...rules, ...relations].map(({ id }) => id))], cells };
  const read = (content: Uint8Array): Baseline => {
    try {
      return readBaseline(decodeText(content).text, names);
    } catch (error) {
      throw invalidFile({ zh: `${name} 有误`, en: `${name} has mistakes` }, error);
    }
  };
  const existing = await readExisting(file, name, updateBaseline);
  let bytes = existing ?? new TextEncoder().encode(emptyBaseline(await installedSchema('baseline', dirname(file))));
  let baseline = read(bytes);
  let unused = 0;
  const acceptor = createAcceptor(baseline, {
    today: localDate(io.now ?? new Date()),
    strict,
    nameOf: (path) => relative(dirname(file), resolve(cwd, path)).replaceAll('\\', '/'),
    acceptsAll: updateBaseline,
  });
  /** Updates the file as it is now, not as it was before the run: another run may have added entries since. */
  const update = async (found: Outcome): Promise<Text> => {
    const target = { file, name };
    const current = await readExisting(file, name, true);
    if (existing && !current) throw changedMeanwhile(name);
    const latest = current ? read(current) : baseline;
    const outcome = outcomeFor(latest, found);
    const text = updatedBaseline(latest, outcome, cells, language);
    bytes = current && text === latest.text ? current : new TextEncoder().encode(text);
    baseline = read(bytes);
    if (!current) await write(target, bytes, { sources: [], force: false });
    else if (bytes !== current) await replace(target, current, bytes);
    return updateNotice(name, latest, outcome);
  };
  return {
    accept: acceptor.accept,
    /** Updates the file, if requested, when all files are linted. Returns the notices. */
    finish: async (): Promise<Text[]> => {
      const outcome = acceptor.outcome();
      if (updateBaseline) return [await exclusively({ file, name }, () => update(outcome))];
      unused = outcome.unused.length;
      return baselineNotices(name, baseline, outcome);
    },
    /** Returns the part of the receipt, after `finish`. */
    summary: () => ({ sha256: sha256(bytes), entries: baseline.entries.length, unused }),
  };
}

/** Returns undefined if an update will create the file. */
async function readExisting(file: string, name: string, update: boolean): Promise<Uint8Array | undefined> {
  try {
    const bytes = await open(file);
    if (bytes.length > maxBytes) throw tooLarge();
    return bytes;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (error.code !== 'not-found') throw errorForFile(name, error);
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

/** Returns the date in the local time zone, `2026-05-31`. */
function localDate(now: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function tooLarge(): UserError {
  return new UserError('too-large', {
    zh: `超过 ${maxBytes / 2 ** 20} MB，不像是基线文件`,
    en: `larger than ${maxBytes / 2 ** 20} MB: not a baseline`,
  });
}
