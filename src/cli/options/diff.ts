import { usageError } from '../messages.ts';
import { defineCommand, force, type RequestOf } from './command.ts';
import { formNamed, outputIn } from './values.ts';

/** The formats of a comparison. */
export const diffFormats = ['pretty', 'json', 'markdown', 'html'] as const;

export type DiffFormat = (typeof diffFormats)[number];

export const diffCommand = defineCommand({
  name: 'diff',
  description: {
    zh: '比对两次报送或两个年度：改了哪些数据和文字，哪些问题已消除、仍在、新增',
    en: 'Compare two submissions or two years: figures and text that changed, findings gone, remaining and new',
  },
  argument: {
    name: '<file...>',
    zh: '先前的和现在的：两个文件、文件夹或压缩包；其中一个可以是 -（标准输入）',
    en: 'before and after: two files, folders or archives; one may be - (standard input)',
  },
  options: {
    outputs: {
      flags: '--format <NAME[=FILE]>',
      zh: `输出格式：${diffFormats.join('、')}；写 =FILE 则存成文件；可多次使用`,
      en: `output format: ${diffFormats.join(', ')}; =FILE writes it to a file; repeatable`,
      parse: outputIn(diffFormats),
    },
    form: {
      flags: '--form <ID|FILE>',
      zh: '只按这种报表读取；写文件名则增加一种自定义报表',
      en: 'read only this form; a file adds a form of your own',
    },
    force,
  },
  request: ({ argument: names, options, common }) => {
    const [before, after, ...others] = names;
    if (before === undefined || after === undefined || others.length > 0) throw twoNeeded(names.length);
    if (before === '-' && after === '-') {
      throw usageError({ zh: '标准输入只能用一次', en: 'standard input can be only one of the two' });
    }
    const { form, formFile } = formNamed(options.form);
    return {
      command: 'diff',
      ...common({ form }),
      formFile,
      names: [before, after] as const,
      outputs: options.outputs ?? [{ name: 'pretty' as const, file: undefined }],
      force: options.force,
    };
  },
});

function twoNeeded(count: number) {
  return usageError({
    zh: `diff 要写两个文件或文件夹：先前的、现在的，而不是 ${count} 个`,
    en: `diff takes two files or folders, before and after, not ${count}`,
  });
}

export type DiffRequest = RequestOf<typeof diffCommand>;
