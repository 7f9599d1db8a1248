import { resolve } from 'node:path';
import { decode } from '../codecs/encoding.ts';
import { near } from '../did-you-mean.ts';
import { open } from '../files/open.ts';
import { UserError } from '../model/errors.ts';
import type { Form } from '../model/form.ts';

/** The form of `--form FILE`. */
export async function formOf(name: string, cwd: string): Promise<Form> {
  try {
    return await formIn(resolve(cwd, name), name);
  } catch (cause) {
    if (!(cause instanceof UserError) || cause.code === 'invalid') throw cause;
    const { zh, en } = cause.text;
    throw new UserError('usage', { zh: `--form ${name}：${zh}`, en: `--form ${name}: ${en}` }, { cause });
  }
}

/** The form that a file defines; `name` is what the user calls the file. Throws a `UserError`. */
export async function formIn(file: string, name: string): Promise<Form> {
  const { text } = decode(await open(file));
  const { readForm } = await import('../config/own-form.ts');
  try {
    return readForm(text);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    const { zh, en } = cause.text;
    throw new UserError(
      'invalid',
      { zh: `${name} 不是合格的报表定义：\n${zh}`, en: `${name} is not the definition of a form:\n${en}` },
      { cause },
    );
  }
}

/** The ids that `form` can be: of an edition, or of a family. */
export function formIds(forms: readonly Form[]): string[] {
  return [...new Set(forms.flatMap(({ id, family }) => [id, family]))];
}

/** The forms that an id leaves, of an edition or a family; all without one. */
export function chooseForms(id: string | null, forms: readonly Form[]): readonly Form[] {
  if (id === null) return forms;
  const chosen = forms.filter((form) => form.id === id || form.family === id);
  if (chosen.length > 0) return chosen;
  const known = formIds(forms);
  const suggestion = near(id, known);
  throw new UserError('usage', {
    zh: `没有 ${id} 这种报表，${suggestion ? `是不是 ${suggestion}？` : `可选：${known.join('、')}`}`,
    en: `there is no form ${id}; ${suggestion ? `did you mean ${suggestion}?` : `choose ${known.join(', ')}`}`,
  });
}
