import { dirname, relative, resolve, sep } from 'node:path';
import { decodeText } from '../../codecs/encoding.ts';
import { type Fault, faultsError } from '../../codecs/json/violations.ts';
import type { FileValues } from '../../config/config.ts';
import { globMatcher } from '../../config/globs.ts';
import { readConfig, type Source, unknownNames } from '../../config/read.ts';
import type { Layer } from '../../config/settings.ts';
import { open } from '../../files/open.ts';
import { rules } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import { relationRules } from '../../model/form.ts';
import { forFile, type Text } from '../../model/text.ts';
import { formIds, readFormFile } from '../forms.ts';
import { invalidFile } from '../messages.ts';
import type { Configuration, KnownForm } from './configuration.ts';

/** In bytes. A configuration has some hundred. */
const maxBytes = 2 ** 20;

/** Number of files of one configuration, including those that it extends. */
const maxFiles = 100;

/** One file of a configuration. */
interface Part extends Source {
  readonly file: string;
  /** Relative to the current folder. */
  readonly path: string;
  readonly folder: string;
}

/**
 * Reads a configuration with all files that it extends. Adds its forms and files to those that are known without it.
 * @throws {UserError} about the file that is wrong
 */
export async function loadConfig(
  file: string,
  cwd: string,
  { forms: known, reads }: Configuration,
): Promise<Configuration> {
  const parts: Part[] = [];
  await readExtended(await readPart(file, cwd), cwd, [], parts);
  const added = (await Promise.all(parts.toReversed().map(formsOf))).flat();
  const all = [...known.filter(({ from }) => from === 'command line'), ...added, ...known];
  const forms = all.filter(({ form }, index) => all.findIndex((one) => one.form.id === form.id) === index);
  const relations = forms.flatMap(({ form }) => relationRules(form));
  const ruleIds = [...new Set([...rules, ...relations].map(({ id }) => id))];
  const ids = formIds(forms.map(({ form }) => form));
  for (const part of parts) throwIfAny(part, [...unknownNames(part, ruleIds, ids)]);
  return {
    files: parts.map(({ path }) => path).reverse(),
    layers: parts.flatMap(layersOf),
    forms,
    ignored: ignoredBy(parts),
    reads: new Set([...reads, ...parts.flatMap(({ file, folder, config }) => [file, ...otherFiles(config, folder)])]),
  };
}

async function readPart(file: string, cwd: string): Promise<Part> {
  const path = relativePath(cwd, file);
  try {
    const bytes = await open(file);
    if (bytes.length > maxBytes) throw tooLarge();
    const source = readConfig(textOf(bytes));
    return { ...source, file, path, folder: dirname(file) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw error.code === 'invalid'
      ? invalidConfig(path, error)
      : new UserError('usage', forFile(path, error.text), { cause: error });
  }
}

/** Appends the files that a file extends, then the file itself. `above` are the files that led to it. */
async function readExtended(part: Part, cwd: string, above: readonly Part[], parts: Part[]): Promise<void> {
  const { extends: names = [] } = part.config;
  const isList = typeof names !== 'string';
  const chain = [...above, part];
  for (const [index, name] of [names].flat().entries()) {
    const pointer = isList ? `/extends/${index}` : '/extends';
    const file = resolve(part.folder, name);
    const start = chain.findIndex((one) => one.file === file);
    if (start >= 0) throwIfAny(part, [part.fault(pointer, circular(chain.slice(start)))]);
    if (parts.length + chain.length >= maxFiles) throwIfAny(part, [part.fault(pointer, tooMany())]);
    const base = await readPart(file, cwd).catch((error: unknown) => {
      if (error instanceof UserError && error.code === 'usage') throwIfAny(part, [part.fault(pointer, error.text)]);
      throw error;
    });
    await readExtended(base, cwd, chain, parts);
  }
  parts.push(part);
}

/** Returns the files that it names, which are not reports. */
function otherFiles({ forms = [], baseline, roster }: Source['config'], folder: string): string[] {
  const single = [baseline, roster].flatMap((name) => (typeof name === 'string' ? name : []));
  return [...forms, ...single].map((name) => resolve(folder, name));
}

async function formsOf(part: Part): Promise<KnownForm[]> {
  const found: KnownForm[] = [];
  for (const [index, name] of (part.config.forms ?? []).entries()) {
    const pointer = `/forms/${index}`;
    try {
      const form = await readFormFile(resolve(part.folder, name), name);
      found.push({ form, from: { path: part.path, line: part.lineOf(pointer) } });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throwIfAny(part, [part.fault(pointer, error.code === 'invalid' ? error.text : forFile(name, error.text))]);
    }
  }
  return found;
}

function layersOf({ config, path, folder, lineOf }: Part): Layer[] {
  const layer = (values: FileValues, pointer: string, appliesTo: Layer['appliesTo']): Layer => ({
    values,
    appliesTo,
    origin: (below) => ({ path, line: lineOf(pointer + below) }),
  });
  const overrides = (config.overrides ?? []).map(({ files, ...values }, index) => {
    const match = globMatcher(files);
    return layer(values, `/overrides/${index}`, (file) => match(relativePath(folder, file))?.isNegated === false);
  });
  return [layer(config, '', () => true), ...overrides];
}

/** The nearest file with a matching glob decides. */
function ignoredBy(parts: readonly Part[]): Configuration['ignored'] {
  const lists = parts.toReversed().map((part) => ({ ...part, match: globMatcher(part.config.ignore ?? []) }));
  return (file) => {
    for (const { config, path, folder, lineOf, match } of lists) {
      const found = match(relativePath(folder, file));
      if (found?.isNegated) return undefined;
      if (found) {
        const { index } = found;
        return { glob: config.ignore![index]!, from: { path, line: lineOf(`/ignore/${index}`) } };
      }
    }
    return undefined;
  };
}

/** Returns a path relative to a folder, with `/`. Both are absolute. */
function relativePath(folder: string, file: string): string {
  return relative(folder, file).replaceAll(sep, '/');
}

function textOf(bytes: Uint8Array): string {
  try {
    return decodeText(bytes).text;
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    const text = { zh: '文字编码无法识别，请另存为 UTF-8', en: 'unknown text encoding: save it as UTF-8' };
    throw new UserError('damaged', text, { cause });
  }
}

function throwIfAny(part: Part, faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalidConfig(part.path, faultsError(faults));
}

function invalidConfig(path: string, cause: UserError): unknown {
  return invalidFile({ zh: `配置文件 ${path} 有误`, en: `${path} has mistakes` }, cause);
}

function circular(parts: readonly Part[]): Text {
  const names = [...parts, parts[0]!].map(({ path }) => path).join(' → ');
  return { zh: `循环引用：${names}`, en: `circular extends: ${names}` };
}

function tooMany(): Text {
  return {
    zh: `连同所沿用的，超过 ${maxFiles} 个文件`,
    en: `more than ${maxFiles} files, including those they extend`,
  };
}

function tooLarge(): UserError {
  return new UserError('too-large', { zh: '文件太大，不像是配置文件', en: 'too large for a configuration' });
}
