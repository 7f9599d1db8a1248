import { type OwnFile, ownFindings } from '../../own.ts';
import { attribute, type Root, walk } from './tree.ts';

/**
 * The error for a sheet of what was found in reports, `undefined` for any other page: it shows beside the figures of several
 * reports what they should be, and must not be taken for one of them.
 */
export function sheetOfFindings(root: Root): OwnFile | undefined {
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
  return isSheet ? ownFindings() : undefined;
}
