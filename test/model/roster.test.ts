import { expect, test } from 'vitest';
import { bodyFinder } from '../../src/model/roster.ts';

const body = (name: string, ...aliases: string[]) => ({ name, aliases, level: null, parent: null });
const find = bodyFinder({ bodies: [body('溪口县教育局', '溪口县教体局'), body('溪口镇', '溪口县教育局')] });

test('a body is found by its name, however it is written, and by its other names', () => {
  expect(find('溪口县 教育局')?.name).toBe('溪口县教育局');
  expect(find('溪口县教体局')?.name).toBe('溪口县教育局');
  expect(find('溪口镇人民政府')?.name).toBe('溪口镇');
  expect(find('青川镇')).toBeUndefined();
});
