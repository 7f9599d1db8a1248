import { UserError } from '../../errors.ts';
import { attribute, type Root, walk } from './tree.ts';

/**
 * The error for a sheet of what was found in reports, `undefined` for any other page: it shows beside the figures of several
 * reports what they should be, and must not be taken for one of them.
 */
export function sheetOfFindings(root: Root): UserError | undefined {
  let isSheet = false;
  walk(root, {
    open(element) {
      isSheet ||=
        element.tagName === 'meta' &&
        attribute(element, 'name') === 'generator' &&
        /^report-lint \S+ sheet$/.test(attribute(element, 'content') ?? '');
      return element.tagName === 'html' || element.tagName === 'head';
    },
  });
  if (!isSheet) return undefined;
  return new UserError('unsupported', {
    zh: '这是本程序写出的核对结果，不是报告；请核对报告原件',
    en: 'this is what was found in reports, as written by this program, and no report: check the reports themselves',
  });
}
