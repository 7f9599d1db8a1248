import { resolve } from 'node:path';
import type { ListedBody } from '../../config/config.ts';
import type { Setting, Settings } from '../../config/settings.ts';
import { open } from '../../files/open.ts';
import { UserError } from '../../model/errors.ts';
import type { Roster } from '../../model/roster.ts';
import type { Text } from '../../model/text.ts';
import { type ReadRoster, readRoster, rosterOf } from '../../roster/read.ts';
import { forFile, invalidFile } from '../messages.ts';
import { fileOf } from './run-files.ts';

/** The roster of a run. */
export interface OpenedRoster {
  readonly roster: Roster;
  /** Its file, relative to the current folder; undefined for a list in the configuration. */
  readonly file: string | undefined;
  readonly notices: readonly Text[];
}

/**
 * Reads the roster of a run, from its file or out of the configuration.
 * @throws {UserError} if it cannot be read, or has mistakes
 */
export async function openRoster({ value, from }: Settings['roster'], cwd: string): Promise<OpenedRoster | undefined> {
  if (value === null) return undefined;
  if (typeof value !== 'string') {
    const { notices, ...roster } = listedRoster({ value, from });
    return { roster, file: undefined, notices };
  }
  const name = fileOf({ value, from })!;
  try {
    const { notices, ...roster } = await readRoster(await open(resolve(cwd, name)), name);
    return { roster, file: name, notices: notices.map((notice) => forFile(name, notice)) };
  } catch (error) {
    if (error instanceof UserError && error.code !== 'invalid')
      throw new UserError('usage', forFile(`--roster ${name}`, error.text), { cause: error });
    throw invalidFile({ zh: `名单 ${name} 有误`, en: `the roster ${name} has mistakes` }, error);
  }
}

/** Makes a roster of the list in a configuration. The place of a body is its line there. */
function listedRoster({ value, from }: Setting<readonly ListedBody[]>): ReadRoster {
  const { path, line } = from as Exclude<typeof from, string>;
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
