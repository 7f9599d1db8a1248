import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../src/rules/index.ts';

/** The rules about the text that are on by default. */
const textRules = rules
  .filter(({ id, severity }) => severity !== 'off' && /^(?:text|section|fee)-/.test(id))
  .map(({ id }) => id);

test.each(['docs/configuration.md', 'docs/configuration.zh-CN.md'])('%s turns all rules on text off', (page) => {
  const off = [...readFileSync(page, 'utf8').matchAll(/"([a-z-]+)": "off",/g)].map(([, id]) => id!);
  expect(off.filter((id) => textRules.includes(id)).sort()).toEqual(textRules.toSorted());
});
