import type { Command, OptionValues } from 'commander';
import type { Values } from '../../config/config.ts';
import type { Text } from '../../model/text.ts';
import type { Common, Request } from '../request.ts';

/** A command as data. Help, completion and the parser are made from it. */
export interface CommandSpec {
  readonly name: string;
  /** Runs when the command line names no command. */
  readonly isDefault?: true;
  readonly description: Text;
  readonly argument?: ArgumentSpec;
  /** Allows further arguments. */
  readonly allowExcessArguments?: true;
  /** In the order of help. */
  readonly options: readonly OptionSpec[];
  /**
   * Returns what the command line asks for.
   * @throws {UserError} if an option is missing, or options cannot be combined
   */
  request(given: GivenArguments): Request;
}

/** The text describes it in help. */
export interface ArgumentSpec extends Text {
  /** `<file>` if required, `[file...]` if optional and repeatable. */
  readonly name: string;
  parse?(given: string): unknown;
}

/** The text describes it in help. */
export interface OptionSpec extends Text {
  /** `-o, --output <FILE>`. */
  readonly flags: string;
  /** Reads the value; `previous` is the result for an earlier occurrence of the option. */
  parse?(given: string, previous?: unknown): unknown;
}

/** The parts of a command line. */
export interface GivenArguments {
  readonly command: Command;
  /** The value of `CommandSpec.argument`; its type depends on the command. */
  readonly argument: OptionValues[string];
  /** The values of the options, by name in camel case. */
  readonly options: OptionValues;
  /** Returns what every request has. `values` override the configuration. */
  common(values?: { readonly [Key in keyof Values]: Values[Key] | undefined }): Common;
}

/** The option of every command that writes files. */
export const force: OptionSpec = {
  flags: '--force',
  zh: '覆盖已有的文件（不包括要读的文件）',
  en: 'overwrite existing files, except those that are read',
};
