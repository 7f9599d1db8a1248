import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { type Language, languages } from '../../src/model/text.ts';
import { ownForm, ownFormFolder } from '../support/own-form.ts';
import { blocksOf } from '../support/recipes.ts';
import { screenIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

const pageOf = (language: Language) => `docs/own-form${language === 'zh' ? '.zh-CN' : ''}.md`;

/** The slips that the page tells of: a typing error in a term, a label used twice, a total among its own parts. */
const slips = [
  ['["published.total"]', '["publised.total"]'],
  ['"label": "法人办件量"', '"label": "自然人办件量"'],
  ['"terms": ["interpretation.materials"', '"terms": ["interpretation.total", "interpretation.materials"'],
] as const;

/** Returns a copy of the folder of the example. */
function folder(): string {
  const cwd = scratch();
  cpSync(ownFormFolder, cwd, { recursive: true });
  return cwd;
}

test('the form with three slips is otherwise the form', () => {
  const [whole, wrong] = ['gov-website-2018.json', 'slips.json'].map((name) =>
    readFileSync(join(ownFormFolder, name), 'utf8'),
  );
  for (const [right] of slips) expect(whole).toContain(right);
  expect(wrong).toBe(slips.reduce((text, [right, slip]) => text.replace(right, slip), whole!));
});

/** Runs the command of a transcript, and returns the transcript as it should be. */
async function transcript(block: string, cwd: string, language: Language): Promise<string> {
  const [, command = ''] = /^\$ report-lint (.*)$/m.exec(block) ?? [];
  const screen = screenIn(cwd, { LC_ALL: language === 'zh' ? 'zh_CN.UTF-8' : 'en_GB.UTF-8' });
  await main(command.split(' '), screen.io);
  return `$ report-lint ${command}\n${screen.stdout}${screen.stderr}`;
}

/** `UPDATE=1 npm test` writes what the commands print. */
describe.each(languages)('the page on a form of one’s own, %s', (language) => {
  const page = readFileSync(pageOf(language), 'utf8');

  test('shows what the commands print', async () => {
    const cwd = folder();
    let expected = page;
    for (const block of blocksOf(page, 'console')) {
      const actual = await transcript(block, cwd, language);
      expected = expected.replace(`\`\`\`console\n${block}`, () => `\`\`\`console\n${actual}`);
    }
    if (process.env.UPDATE) writeFileSync(pageOf(language), expected);
    else expect(page).toBe(expected);
  });

  test('quotes the form', () => {
    const quoted = blocksOf(page, 'json').map((block) => JSON.parse(block));
    expect(quoted.length).toBeGreaterThan(2);
    const [beginning, row, relation] = quoted;
    expect(ownForm).toMatchObject(beginning);
    expect(ownForm.tables[0]!.blocks[0]!.rows).toContainEqual(row);
    expect(ownForm.relations).toContainEqual(relation);
  });
});

test('both pages run the same commands', () => {
  const commands = (language: Language) =>
    blocksOf(readFileSync(pageOf(language), 'utf8'), 'console').map((block) => block.split('\n')[0]);
  expect(commands('zh')).toEqual(commands('en'));
});
