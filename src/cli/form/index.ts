import { resolve } from 'node:path';
import { decodeText } from '../../codecs/encoding.ts';
import { open } from '../../files/open.ts';
import { coloured, uncoloured } from '../../formatters/paint.ts';
import { forms, rules } from '../../lint.ts';
import { UserError } from '../../model/errors.ts';
import type { Language } from '../../model/text.ts';
import { configuredFor } from '../config/find.ts';
import { invalidForm } from '../forms.ts';
import { type Io, isColoured, signsFor } from '../io.ts';
import { errorForFile } from '../messages.ts';
import type { FormRequest } from '../options/form.ts';
import { checkedForm, type PlacedMistake } from './checked-form.ts';

/** Shows the mistakes in a form of the user’s own. Returns 0 if there is none, remarks aside, else 2. */
export async function checkFormFile(request: FormRequest, io: Io): Promise<number> {
  const { file: name, colour } = request;
  const cwd = resolve(io.cwd ?? '.');
  const language = await languageFor(request, cwd);
  const { form, mistakes } = await read(resolve(cwd, name), name);
  const paint = isColoured(colour, io.stdout, io.env) ? await coloured() : uncoloured;
  io.stdout.write(
    checkedForm({ name, form, mistakes }, { language, paint, signs: signsFor(io), width: io.stdout.columns }),
  );
  return mistakes.some(({ severity }) => severity === 'error') ? 2 : 0;
}

/** Returns the language of the output. A configuration may be invalid because of the very form that is to be checked. */
async function languageFor(request: FormRequest, cwd: string): Promise<Language> {
  try {
    return (await configuredFor(request, cwd)).language;
  } catch (error) {
    if (error instanceof UserError && typeof request.config !== 'string') return request.language;
    throw error;
  }
}

async function read(file: string, name: string) {
  const bytes = await open(file).catch((error: unknown) => {
    throw errorForFile(name, error);
  });
  const { checkForm } = await import('../../config/custom-form.ts');
  const { mistakesIn } = await import('../../form-check/index.ts');
  try {
    const { form, faults, faultOf } = checkForm(decodeText(bytes).text);
    const found = form ? mistakesIn(form, { forms, rules }) : [];
    const mistakes: PlacedMistake[] = [
      ...faults.map((fault) => ({ ...fault, text: fault.text, severity: 'error' as const })),
      ...found.map((mistake) => ({ ...faultOf(mistake), severity: mistake.severity })),
    ];
    return { form, mistakes };
  } catch (cause) {
    throw invalidForm(name, cause);
  }
}
