import { expect, test } from 'vitest';
import { ArtifactError, UnexpectedLayoutError, UnrelatedFileError, UserError } from '../../src/model/errors.ts';

test('errors have names of their own, and the English words as their message', () => {
  const text = { zh: '不对', en: 'wrong' };
  const cause = new Error('why');
  const errors = [
    new UserError('damaged', text, { cause }),
    new ArtifactError('usage', text),
    new UnrelatedFileError('usage', text),
    new UnexpectedLayoutError('invalid', text, ['a', 'b'], { cause }),
  ];
  expect(errors.map(({ name, code, message, cause }) => [name, code, message, cause])).toEqual([
    ['UserError', 'damaged', 'wrong', cause],
    ['ArtifactError', 'usage', 'wrong', undefined],
    ['Unrelated', 'usage', 'wrong', undefined],
    ['OtherLayout', 'invalid', 'wrong', cause],
  ]);
  expect(errors.at(-1)).toMatchObject({ text, texts: ['a', 'b'] });
});
