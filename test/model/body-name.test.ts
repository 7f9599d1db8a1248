import { expect, test } from 'vitest';
import { normalisedBody } from '../../src/model/body-name.ts';

test.each([
  ['溪口镇', '溪口镇人民政府', '溪口镇政府', ' 溪 口　镇 '],
  ['云浦县人民政府办公室', '云浦县政府办公室'],
  ['云浦县人力资源和社会保障局（本级）', '云浦县人力资源和社会保障局(本级)'],
  ['柳河街道办事处', '柳河街道'],
  ['云浦高新区管理委员会', '云浦高新区管委会'],
  ['ＡＢ开发区', 'AB开发区'],
])('%s is one body, however it is written', (...names) => {
  expect(new Set(names.map(normalisedBody)).size).toBe(1);
});

test.each([
  ['云浦县', '云浦县人民政府办公室'],
  ['云浦县教育局', '云浦县教育和体育局'],
  ['云浦县人社局', '云浦县人力资源和社会保障局'],
  ['溪口镇', '溪口乡'],
  ['政府', '人民政府办'],
])('%s and %s are two', (one, other) => {
  expect(normalisedBody(one)).not.toBe(normalisedBody(other));
});
