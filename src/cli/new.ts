import { resolve } from 'node:path';
import { write } from '../files/write.ts';
import { forms } from '../forms.ts';
import { type Form, isInForce } from '../model/form.ts';
import type { Text } from '../model/text.ts';
import { type Blank, blankForm } from '../template/index.ts';
import { blankFileName, bodyInTitle, formInForce } from '../template/title.ts';
import { configuredFor } from './config/find.ts';
import type { Io } from './io.ts';
import { printMessage, usageError } from './messages.ts';
import type { NewRequest } from './options/new.ts';

/** Writes a blank form for a year, and says what to do next. Overwrites no file without `--force`. */
export async function newReport(request: NewRequest, io: Io): Promise<number> {
  const { year, organization, file, formFile } = request;
  if (file === '-' && io.stdout.isTTY) {
    throw usageError({
      zh: '工作簿不能显示在屏幕上，请用 -o 存成文件，例如：-o 年度报告.xlsx',
      en: 'a workbook cannot be shown on a screen: say where to write it, for example -o report.xlsx',
    });
  }
  const cwd = resolve(io.cwd ?? '.');
  const { language, settings, options } = await configuredFor(request, cwd, file === '-' ? undefined : file);
  const form = formFor(request, settings.form.value, options.forms);
  const blank: Blank = {
    form,
    year,
    organization: organization === undefined ? null : bodyInTitle(organization, year, form),
  };
  const say = (sink: Io['stdout'], text: Text) => printMessage(sink, text, language);
  if (!isInForce(form, year)) say(io.stderr, notInForce(form, year));
  const written = await blankForm(blank, language);
  if (file === '-') {
    io.stdout.write(written);
    return 0;
  }
  const name = file ?? blankFileName(blank);
  await write({ file: resolve(cwd, name), name }, written, { sources: [], force: request.force });
  say(io.stdout, { zh: `已写出 ${name}（${form.source}）`, en: `wrote ${name} (${form.source})` });
  const command = ['report-lint', ...(formFile === undefined ? [] : ['--form', formFile]), name].map(quoteArgument);
  say(io.stdout, {
    zh: `请填好浅黄色的格，没有发生的填 0，保存后核对：${command.join(' ')}`,
    en: `fill in the yellow cells (0 where there was nothing), save the file, and check it: ${command.join(' ')}`,
  });
  return 0;
}

/**
 * Returns the form to fill in: that of `--form FILE`; else, of the selected editions, the one in force or the newest.
 * @throws {UserError} if no edition is selected and none was in force
 */
function formFor({ formFile, year }: NewRequest, id: string | null, selected: readonly Form[]): Form {
  const [first] = selected;
  if (formFile !== undefined) return first!;
  const inForce = formInForce(year, id === null ? forms : selected);
  if (inForce) return inForce;
  if (id !== null) return first!;
  const earliest = Math.min(...forms.map(({ years }) => years.from));
  throw usageError({
    zh: `${year} 年还没有统一的报告格式，最早是 ${earliest} 年；要用某种格式，请加 --form`,
    en: `there was no common form in ${year}; the first is for ${earliest}; to use one anyway, add --form`,
  });
}

function notInForce({ source, years: { from, to } }: Form, year: number): Text {
  return {
    zh: `${source} 的格式适用于 ${from}${to === null ? ' 年起' : `—${to} 年`}的报告，不适用于 ${year} 年`,
    en: `the form of ${source} is for reports of ${from}${to === null ? ' and later' : `–${to}`}, not of ${year}`,
  };
}

/** Quotes a word for a shell, if needed. */
function quoteArgument(text: string): string {
  return /^[\p{L}\p{N}_./\\:=+@%（）-]+$/u.test(text) ? text : `"${text}"`;
}
