import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Form } from '../../src/model/form.ts';
import { line, relation, smallForm, table } from '../form-check/small-form.ts';
import { runIn } from '../support/run.ts';
import { scratch } from '../support/scratch.ts';

let cwd = '';
beforeEach(() => {
  cwd = scratch();
});

/** Checks a form that is written with one key a line. */
async function check(form: unknown, ...given: readonly string[]) {
  writeFileSync(join(cwd, 'own.json'), typeof form === 'string' ? form : JSON.stringify(form, null, 2));
  return runIn(cwd, 'form', 'check', 'own.json', ...given);
}

describe('form check', () => {
  test('says that nothing is wrong, and what the form has', async () => {
    expect(await check(smallForm())).toMatchObject({
      exitCode: 0,
      stdout: 'own.json  own\n\n报表定义没有错误。1 张表、6 格、1 条勾稽关系（2 个等式）。\n',
      stderr: '',
    });
    expect((await check(smallForm(), '--lang', 'en')).stdout).toBe(
      'own.json  own\n\nThe form has no mistakes. 1 table, 6 cells, 1 relation (2 equations).\n',
    );
  });

  test('exits with 0 for what is only a remark', async () => {
    const { exitCode, stdout } = await check(smallForm({ relations: [] }), '--lang', 'en');
    expect(stdout).toContain('The form has no mistakes, 2 infos.');
    expect(exitCode).toBe(0);
  });

  test('lists all mistakes in the order of the file, each with its place', async () => {
    const rows = [line('part'), line('rest', { label: 'part' }), line('whole', { total: true })];
    const relations = [
      relation({ sides: [['hwole'], ['part']] }),
      relation({ id: 'same', sides: [['part'], ['part']] }),
    ];
    const form = smallForm({ tables: [table({ rows })], relations });
    const { exitCode, stdout } = await check(form, '--lang', 'en');
    expect(exitCode).toBe(2);
    const places = [...stdout.matchAll(/^ {2}error {2}(\d+):\d+ {2}(\S+)\n {8}(.*)$/gm)];
    expect(places.map(([, , pointer]) => pointer)).toEqual([
      '/tables/0/blocks/0/rows/1/label',
      '/relations/0/left/terms/0',
      '/relations/1',
    ]);
    expect(places[1]![3]).toBe('there is no "hwole"; did you mean "whole"');
    const lines = places.map(([, at]) => Number(at));
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
    expect(stdout).toContain('The form has mistakes: 3 errors.');
  });

  test('lists more than ten', async () => {
    const terms = Array.from({ length: 12 }, (_, index) => `row-${index}`);
    const { stdout } = await check(smallForm({ relations: [relation({ sides: [['whole'], terms] })] }));
    expect(stdout.match(/表里没有“row-/g)).toHaveLength(12);
  });

  test('says first what does not fit the schema', async () => {
    const { relations: _, ...form } = smallForm();
    const rows = [{ label: 'part', en: 'part' }, line('rest'), line('rest')] as Form['tables'][0]['blocks'][0]['rows'];
    const { exitCode, stdout } = await check({ ...form, tables: [table({ rows })], titel: 'x' }, '--lang', 'en');
    expect(exitCode).toBe(2);
    expect(stdout).toContain('lacks "relations"');
    expect(stdout).toContain('unknown key "titel"; did you mean "title"');
    expect(stdout).toContain('needs exactly one of "id" and "children"');
    expect(stdout).toContain('3 errors. Correct them and check again: labels and relations were not checked yet.');
  });

  test.each([
    ['{', 'own.json is not a valid form:\n  1:2: '],
    ['{ "a": 1, "b": 2 }', 'own.json is not a valid form:\n  1:1: this is not a form, most of its keys are unknown'],
    ['[]', 'own.json is not a valid form:\n  1:1: this is not a form'],
  ])('refuses %s', async (text, told) => {
    const { exitCode, stdout, stderr } = await check(text, '--lang', 'en');
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
  });

  test('needs one file that is there, and the word check', async () => {
    const said = async (...argv: readonly string[]) => {
      const { exitCode, stdout, stderr } = await runIn(cwd, 'form', ...argv, '--lang', 'en');
      expect([exitCode, stdout]).toEqual([2, '']);
      return stderr;
    };
    expect(await said('check', 'own.json')).toContain('own.json: there is no such file');
    expect(await said()).toContain('write report-lint form check <file>');
    expect(await said('check')).toContain('write report-lint form check <file>');
    expect(await said('chekc', 'own.json')).toContain('form cannot be “chekc”; choose check');
    expect(await said('check', 'a', 'b')).toContain('form takes one file at a time, not “b” as well');
  });

  test('works where the configuration names the form that is wrong, and refuses another configuration that is', async () => {
    writeFileSync(join(cwd, 'report-lint.config.json'), '{ "forms": ["own.json"], "lang": "en" }');
    const wrong = smallForm({ relations: [relation({ table: 'x' })] });
    expect(await check(wrong)).toMatchObject({ exitCode: 2, stderr: '', stdout: expect.stringContaining('“x”') });
    expect((await check(smallForm())).stdout).toContain('The form has no mistakes');
    expect((await check(wrong, '--config', 'report-lint.config.json')).stderr).toContain('report-lint.config.json');
  });

  test('is completed', async () => {
    expect((await runIn(cwd, 'completion', 'bash', '--', 'form', '')).stdout).toBe('check\n');
    expect((await runIn(cwd, 'completion', 'bash', '--', 'form', 'check', '')).stdout).toBe('');
  });

  test('shows what a form is allowed to hold without obeying it', async () => {
    const title = { zh: 'own\u001b[31m', en: 'own' };
    const rows = [line('part'), line('rest', { label: 'part\u001b]0;x\u0007' }), line('whole', { total: true })];
    const { stdout } = await check(smallForm({ title, tables: [table({ rows })] }));
    expect(stdout).not.toContain('\u001b');
  });
});
