import { dirname, relative, resolve, sep } from 'node:path';
import { decode } from '../../codecs/encoding.ts';
import { type Fault, invalid } from '../../codecs/json/violations.ts';
import type { FileValues } from '../../config/config.ts';
import { namedBy } from '../../config/globs.ts';
import { readConfig, type Source, unknownNames } from '../../config/read.ts';
import type { Layer, Origin } from '../../config/settings.ts';
import { open } from '../../files/open.ts';
import { rules } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import { formIds, formIn } from '../forms.ts';
import { about } from '../messages.ts';
import type { Configuration, KnownForm } from './configuration.ts';

/** In bytes; a configuration has some hundred. */
const largest = 2 ** 20;

/** Files that one configuration may come to with all that it extends. */
const most = 100;

/** One file of a configuration. */
interface Part extends Source {
  readonly file: string;
  /** As seen from the current folder. */
  readonly path: string;
  readonly folder: string;
}

/** Reads a configuration, with all that it extends, beside what there is without. Throws a `UserError` about the file that is wrong. */
export async function loadConfig(
  file: string,
  cwd: string,
  { forms: known, reads }: Configuration,
): Promise<Configuration> {
  const parts: Part[] = [];
  await gather(await readPart(file, cwd), cwd, [], parts);
  const added = (await Promise.all(parts.toReversed().map(formsOf))).flat();
  const all = [...known.filter(({ from }) => from === 'command line'), ...added, ...known];
  const forms = all.filter(({ form }, index) => all.findIndex((one) => one.form.id === form.id) === index);
  const relations = forms.flatMap(({ form }) => form.relations);
  const ruleIds = [...new Set([...rules, ...relations].map(({ id }) => id))];
  const ids = formIds(forms.map(({ form }) => form));
  for (const part of parts) refuse(part, [...unknownNames(part, ruleIds, ids)]);
  return {
    files: parts.map(({ path }) => path).reverse(),
    layers: parts.flatMap(layersOf),
    forms,
    ignored: ignoredBy(parts),
    reads: new Set([...reads, ...parts.flatMap(({ file, folder, config }) => [file, ...otherFiles(config, folder)])]),
  };
}

async function readPart(file: string, cwd: string): Promise<Part> {
  const path = seenFrom(cwd, file);
  try {
    const bytes = await open(file);
    if (bytes.length > largest) throw notConfig();
    const source = readConfig(textOf(bytes));
    return { ...source, file, path, folder: dirname(file) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw error.code === 'invalid'
      ? wrong(path, error)
      : new UserError('usage', about(path, error.text), { cause: error });
  }
}

/** What a file extends, then the file itself. `above` are the files that led to it. */
async function gather(part: Part, cwd: string, above: readonly Part[], parts: Part[]): Promise<void> {
  const { extends: names = [] } = part.config;
  const isList = typeof names !== 'string';
  const line = [...above, part];
  for (const [index, name] of [names].flat().entries()) {
    const pointer = isList ? `/extends/${index}` : '/extends';
    const file = resolve(part.folder, name);
    const again = line.findIndex((one) => one.file === file);
    if (again >= 0) refuse(part, [part.fault(pointer, circle(line.slice(again)))]);
    if (parts.length + line.length >= most) refuse(part, [part.fault(pointer, tooMany())]);
    const base = await readPart(file, cwd).catch((error: unknown) => {
      if (error instanceof UserError && error.code === 'usage') refuse(part, [part.fault(pointer, error.text)]);
      throw error;
    });
    await gather(base, cwd, line, parts);
  }
  parts.push(part);
}

function formFiles({ forms = [] }: Source['config'], folder: string): string[] {
  return forms.map((name) => resolve(folder, name));
}

/** What it names beside the reports. */
function otherFiles(config: Source['config'], folder: string): string[] {
  return [...formFiles(config, folder), ...(config.baseline ? [resolve(folder, config.baseline)] : [])];
}

async function formsOf(part: Part): Promise<KnownForm[]> {
  const found: KnownForm[] = [];
  const files = formFiles(part.config, part.folder);
  for (const [index, name] of (part.config.forms ?? []).entries()) {
    const pointer = `/forms/${index}`;
    try {
      const form = await formIn(files[index]!, name);
      found.push({ form, from: { path: part.path, line: part.lineOf(pointer) } });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refuse(part, [part.fault(pointer, error.code === 'invalid' ? error.text : about(name, error.text))]);
    }
  }
  return found;
}

function layersOf({ config, path, folder, lineOf }: Part): Layer[] {
  const layer = (values: FileValues, pointer: string, covers: Layer['covers']): Layer => ({
    values,
    covers,
    origin: (below) => ({ path, line: lineOf(pointer + below) }),
  });
  const overrides = (config.overrides ?? []).map(({ files, ...values }, index) => {
    const named = namedBy(files);
    return layer(values, `/overrides/${index}`, (file) => named(seenFrom(folder, file))?.except === false);
  });
  return [layer(config, '', () => true), ...overrides];
}

/** The nearest file that says anything of a path decides. */
function ignoredBy(parts: readonly Part[]): Configuration['ignored'] {
  const lists = parts.toReversed().flatMap(({ config: { ignore = [] }, path, folder, lineOf }) => {
    const named = namedBy(ignore);
    return { ignore, folder, named, origin: (index: number): Origin => ({ path, line: lineOf(`/ignore/${index}`) }) };
  });
  return (file) => {
    for (const { ignore, folder, named, origin } of lists) {
      const found = named(seenFrom(folder, file));
      if (found) return found.except ? undefined : { glob: ignore[found.index]!, from: origin(found.index) };
    }
    return undefined;
  };
}

/** A path as seen from a folder, with `/`; both are absolute. */
function seenFrom(folder: string, file: string): string {
  return relative(folder, file).replaceAll(sep, '/');
}

function textOf(bytes: Uint8Array): string {
  try {
    return decode(bytes).text;
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    const text = { zh: '文字编码无法识别，请另存为 UTF-8', en: 'unknown text encoding: save it as UTF-8' };
    throw new UserError('damaged', text, { cause });
  }
}

function refuse(part: Part, faults: readonly Fault[]): void {
  if (faults.length > 0) throw wrong(part.path, invalid(faults));
}

function wrong(path: string, cause: UserError): UserError {
  const { zh, en } = cause.text;
  return new UserError(
    'invalid',
    { zh: `配置文件 ${path} 有误：\n${zh}`, en: `${path} is not right:\n${en}` },
    { cause },
  );
}

function circle(parts: readonly Part[]): Text {
  const names = [...parts, parts[0]!].map(({ path }) => path).join(' → ');
  return { zh: `绕了一圈又回到自己：${names}`, en: `comes back to itself: ${names}` };
}

function tooMany(): Text {
  return { zh: `连同所沿用的，超过 ${most} 个文件`, en: `more than ${most} files with all that they extend` };
}

function notConfig(): UserError {
  return new UserError('too-large', { zh: '文件太大，不像是配置文件', en: 'too large for a configuration' });
}
