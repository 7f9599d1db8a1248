import { resolve } from 'node:path';
import type { ListedBody } from '../../config/config.ts';
import type { Origin, Setting, Settings } from '../../config/settings.ts';
import { sha256 } from '../../files/hash.ts';
import { open } from '../../files/open.ts';
import { UserError } from '../../model/errors.ts';
import type { Roster } from '../../model/roster.ts';
import { forFile, type Text } from '../../model/text.ts';
import { type ReadRoster, rosterOf } from '../../roster/read.ts';
import type { Io } from '../io.ts';
import { invalidFile } from '../messages.ts';
import type { LintRequest } from '../options/lint.ts';
import { boundedWork } from '../work/bounded-work.ts';
import { fileOf } from './run-files.ts';

/** The roster of a run. */
export interface OpenedRoster {
  readonly roster: Roster;
  /** Its file, absolute; undefined for a list in the configuration. */
  readonly file: string | undefined;
  /** The hash of the file. */
  readonly sha256: string | undefined;
  readonly notices: readonly Text[];
}

interface Opening {
  readonly request: Pick<LintRequest, 'changed'>;
  readonly cwd: string;
  readonly io: Io;
}

/**
 * Reads the roster of a run, from its file or out of the configuration.
 * @throws {UserError} if it cannot be read, or has mistakes
 */
export async function openRoster(setting: Settings['roster'], opening: Opening): Promise<OpenedRoster> {
  const { request, cwd } = opening;
  const { value, from } = setting;
  const isFile = typeof value === 'string';
  const file = isFile ? fileOf({ value, from }) : undefined;
  const read = isFile ? await readFileRoster(file!, from, opening) : listedRoster({ value: value!, from });
  const { notices, sha256, ...roster } = read;
  return {
    roster,
    file: file && resolve(cwd, file),
    sha256,
    notices: [...notices.map((notice) => forFile(roster.path, notice)), ...(request.changed ? [notCompared] : [])],
  };
}

interface HashedRoster extends ReadRoster {
  readonly sha256?: string;
}

async function readFileRoster(name: string, from: Origin, { cwd, io }: Opening): Promise<HashedRoster> {
  try {
    const bytes = await open(resolve(cwd, name));
    return { ...(await boundedWork(io).readRoster(bytes, name)), sha256: sha256(bytes) };
  } catch (error) {
    if (error instanceof UserError && error.code !== 'invalid') {
      const option = typeof from === 'string' ? `--roster ${name}` : `${from.path}:${from.line}: roster ${name}`;
      throw new UserError('usage', forFile(option, error.text), { cause: error });
    }
    throw invalidFile({ zh: `名单 ${name} 有误`, en: `the roster ${name} has mistakes` }, error);
  }
}

/** Makes a roster of the list in a configuration. */
function listedRoster({ value, from }: Setting<readonly ListedBody[]>): HashedRoster {
  const { path, line } = from as Exclude<Origin, string>;
  const lines = value.map(({ name, aliases = [], level = null, parent = null }, index) => {
    return { name, aliases, level, parent, place: { path, pointer: `/roster/${index}` } };
  });
  try {
    return rosterOf(lines, path);
  } catch (error) {
    const heading = { zh: `配置文件 ${path}:${line} 的名单有误`, en: `the roster at ${path}:${line} has mistakes` };
    throw invalidFile(heading, error);
  }
}

const notCompared: Text = {
  zh: '--changed 只核对改动过的文件，没有对照名单，看不出谁未报送',
  en: '--changed checks only files that differ: the roster was not compared, and who is missing is not known',
};
