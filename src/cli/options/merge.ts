import { defineCommand, force, type RequestOf } from './command.ts';
import { checkShown, resultOptions } from './result.ts';
import { fileName } from './values.ts';

export const mergeCommand = defineCommand({
  name: 'merge',
  description: {
    zh: '把几次核对的结果（--format json=文件）合并成一个',
    en: 'Join the results of several runs (--format json=FILE) as one',
  },
  argument: {
    name: '<result...>',
    zh: '核对结果的 JSON 文件；- 为标准输入',
    en: 'JSON files with results; - is standard input',
  },
  options: {
    outputs: resultOptions.outputs,
    failOn: resultOptions.failOn,
    maxWarnings: resultOptions.maxWarnings,
    strict: resultOptions.strict,
    quiet: resultOptions.quiet,
    verbose: resultOptions.verbose,
    formFile: {
      flags: '--form <FILE>',
      zh: '核对时用的自定义报表',
      en: 'the form of your own that the runs used',
      parse: fileName('--form'),
    },
    force,
    exitZero: resultOptions.exitZero,
  },
  request: ({ argument: names, options, common }) => {
    checkShown(options);
    const { failOn, maxWarnings, strict, ...own } = options;
    return {
      command: 'merge',
      ...common({ failOn, maxWarnings, strict: strict || undefined }),
      ...own,
      outputs: own.outputs ?? [{ name: 'pretty', file: undefined }],
      names,
    };
  },
});

export type MergeRequest = RequestOf<typeof mergeCommand>;
