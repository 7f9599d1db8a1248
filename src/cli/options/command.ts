import type { Command } from 'commander';
import type { Values } from '../../config/config.ts';
import type { Text } from '../../model/text.ts';
import type { Common } from '../request.ts';

/** A command as data. Help, completion, the parser and the type of its request are made from it. */
export interface CommandSpec<Argument = ArgumentSpec, Options = OptionSpecs, Request = unknown> {
  readonly name: string;
  /** Runs when the command line names no command. */
  readonly isDefault?: true;
  readonly description: Text;
  /** A word that has to follow the name: `check` in `form check`. */
  readonly word?: string;
  readonly argument?: Argument;
  /** Allows further arguments. */
  readonly allowExcessArguments?: true;
  /** In the order of help. */
  readonly options: Options;
  /**
   * Returns what the command line asks for.
   * @throws {UserError} if an option is missing, or options cannot be combined
   */
  request(given: GivenArguments<Argument, Options>): Request;
}

/** The text describes it in help. */
export interface ArgumentSpec extends Text {
  /** `<file>` if required, `[file...]` if optional and repeatable. */
  readonly name: string;
  parse?(given: string): unknown;
}

/** The options of a command, by the names of their values. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The text describes it in help. */
export interface OptionSpec extends Text {
  /** `-o, --output <FILE>`. */
  readonly flags: string;
  /** Reads the value; `previous` is the result for an earlier occurrence of the option. */
  parse?(given: string, previous?: unknown): unknown;
}

/** The parts of a command line. */
export interface GivenArguments<Argument, Options> {
  readonly command: Command;
  readonly argument: ArgumentValue<Argument>;
  readonly options: OptionValues<Options>;
  /** Returns what every request has. `values` override the configuration. */
  common(values?: { readonly [Key in keyof Values]: Values[Key] | undefined }): Common;
}

export type OptionValues<Options> = { readonly [Name in keyof Options]: OptionValue<Options[Name]> };

interface Parsed<Value> {
  readonly parse: (...given: never[]) => Value;
}

type ArgumentValue<Spec> =
  Spec extends Parsed<infer Value>
    ? Value | undefined
    : Spec extends { readonly name: `${string}...${']' | '>'}` }
      ? readonly string[]
      : Spec extends { readonly name: `[${string}` }
        ? string | undefined
        : string;

/** An option without a value is true or false. */
type OptionValue<Spec> =
  Spec extends Parsed<infer Value>
    ? Value | undefined
    : Spec extends { readonly flags: `${string}<${string}` }
      ? string | undefined
      : Spec extends { readonly flags: `${string}[${string}` }
        ? string | true | undefined
        : boolean;

/** Returns the command as it is, with the type of its request. */
export function defineCommand<
  const Argument extends ArgumentSpec,
  const Options extends OptionSpecs,
  const Request extends Common,
>(spec: CommandSpec<Argument, Options, Request>): CommandSpec<Argument, Options, Request> {
  return spec;
}

export type RequestOf<Spec extends { request(given: never): unknown }> = ReturnType<Spec['request']>;

/** The option of every command that writes files. No output replaces a file that was read. */
export const force: OptionSpec = {
  flags: '--force',
  zh: '覆盖已有的文件（不包括要读的文件）',
  en: 'overwrite existing files, except those that are read',
};
