import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { cannotOpen } from '../files/open.ts';
import type { Form } from '../form.ts';
import { near } from '../near.ts';

/** The forms that `--form` leaves: an edition, a family, or all with the one of a file added. */
export async function chooseForms(name: string, forms: readonly Form[], cwd: string): Promise<readonly Form[]> {
  const chosen = forms.filter(({ id, family }) => id === name || family === name);
  if (chosen.length > 0) return chosen;
  const ids = [...new Set(forms.flatMap(({ id, family }) => [id, family]))];
  const isPath = /[/\\]|\.json$/i.test(name);
  const text = await readFile(resolve(cwd, name), 'utf8').catch((cause) => {
    const reason = cannotOpen(cause);
    if (!(reason instanceof UserError)) throw reason;
    if (isPath || reason.code !== 'not-found') {
      const { zh, en } = reason.text;
      throw new UserError('usage', { zh: `--form ${name}：${zh}`, en: `--form ${name}: ${en}` }, { cause });
    }
    const suggestion = near(name, ids);
    throw new UserError('usage', {
      zh: `没有 ${name} 这种报表，${suggestion ? `是不是 ${suggestion}？` : `可选：${ids.join('、')}`}`,
      en: `there is no form ${name}; ${suggestion ? `did you mean ${suggestion}?` : `choose ${ids.join(', ')}`}`,
    });
  });
  const form = await readForm(text, name);
  return [form, ...forms.filter(({ id }) => id !== form.id)];
}

async function readForm(text: string, name: string): Promise<Form> {
  const [{ parseTree, plain }, { faults, invalid }, { validate }] = await Promise.all([
    import('../readers/json-tree.ts'),
    import('../readers/violations.ts'),
    import('../generated/validate-form.js'),
  ]);
  try {
    const root = parseTree(text.replace(/^\ufeff/, ''));
    const form = plain(root);
    if (!validate(form)) throw invalid(faults(root, validate.errors ?? []));
    return form as Form;
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
