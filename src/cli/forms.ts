import { resolve } from 'node:path';
import { decodeText } from '../codecs/encoding.ts';
import { didYouMean } from '../did-you-mean.ts';
import { open } from '../files/open.ts';
import { UserError } from '../model/errors.ts';
import type { Form } from '../model/form.ts';
import { forFile } from '../model/text.ts';
import { invalidFile } from './messages.ts';

/** Reads the form of `--form FILE`. @throws {UserError} */
export async function readFormOption(name: string, cwd: string): Promise<Form> {
  try {
    return await readFormFile(resolve(cwd, name), name);
  } catch (cause) {
    if (!(cause instanceof UserError) || cause.code === 'invalid') throw cause;
    throw new UserError('usage', forFile(`--form ${name}`, cause.text), { cause });
  }
}

/** Reads the form that a file defines. `name` is the file as the user named it. @throws {UserError} */
export async function readFormFile(file: string, name: string): Promise<Form> {
  const { text } = decodeText(await open(file));
  const { readForm } = await import('../config/custom-form.ts');
  try {
    return readForm(text);
  } catch (cause) {
    throw invalidForm(name, cause);
  }
}

/** Returns the error for a file that does not define a form, with its mistakes; any other error unchanged. */
export function invalidForm(name: string, cause: unknown): unknown {
  return invalidFile({ zh: `${name} 不是有效的报表定义`, en: `${name} is not a valid form` }, cause);
}

/** Returns the values of `form`: the ids of editions and families. */
export function formIds(forms: readonly Form[]): string[] {
  return [...new Set(forms.flatMap(({ id, family }) => [id, family]))];
}

/** Selects the forms of an id, of an edition or a family; all forms if it is null. @throws {UserError} */
export function selectForms(id: string | null, forms: readonly Form[]): readonly Form[] {
  if (id === null) return forms;
  const selected = forms.filter((form) => form.id === id || form.family === id);
  if (selected.length > 0) return selected;
  const known = formIds(forms);
  const suggestion = didYouMean(id, known);
  throw new UserError('usage', {
    zh: `没有 ${id} 这种报表，${suggestion ? `是不是 ${suggestion}？` : `可选：${known.join('、')}`}`,
    en: `there is no form ${id}; ${suggestion ? `did you mean ${suggestion}?` : `choose ${known.join(', ')}`}`,
  });
}
