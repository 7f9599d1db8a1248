import { expect, test } from 'vitest';
import { readBody } from '../../src/narrative/body-level.ts';
import { narratives } from '../../src/narrative/narrative-of.ts';

const names = narratives.get('cn-ogi')!.bodies;

test.each([
  ['青溪县溪口镇', 'town', null, '溪口'],
  ['溪口镇人民政府', 'town', null, '溪口'],
  ['溪口镇人民政府办公室', 'town', null, '溪口'],
  ['溪口镇党政办公室', 'town', null, '溪口'],
  ['南岭乡', 'town', null, '南岭'],
  ['青溪县石桥回族乡', 'town', null, '石桥回族'],
  ['白音苏木', 'town', null, '白音'],
  ['东街街道', 'town', null, '东街'],
  ['青岚区东街街道办事处', 'town', null, '东街'],
  ['青岚区临江街', 'town', null, '临江'],
  ['云浦市青岚新区临江街道', 'town', null, '临江'],
  ['青溪县人民政府', 'government', 'county', '青溪'],
  ['青溪县', 'government', 'county', '青溪'],
  ['云浦市青岚区', 'government', 'county', '青岚'],
  ['北原左旗', 'government', 'county', '北原左'],
  ['云浦市人民政府', 'government', 'city', '云浦'],
  ['云浦市镇安县', 'government', 'county', '镇安'],
  ['南岭自治州人民政府', 'government', 'city', '南岭'],
  ['云江省人民政府', 'government', 'province', '云江'],
  ['重庆市青岚区', 'government', 'county', '青岚'],
  ['上海市', 'government', 'province', ''],
  ['青溪县人民政府办公室', 'office', 'county', '青溪'],
  ['区政府办', 'office', 'county', ''],
  ['云浦市人民政府办公厅', 'office', 'city', '云浦'],
  ['青溪县教育局', 'department', 'county', '教育'],
  ['云浦市民政局', 'department', 'city', '民政'],
  ['青溪县人力资源和社会保障局', 'department', 'county', '人力资源和社会保障'],
  ['区商务局', 'department', 'county', '商务'],
  ['云浦市市场监督管理局', 'department', 'city', '市场监督管理'],
  ['市市场监管局', 'department', 'city', '市场监管'],
  ['青溪县城市管理局', 'department', 'county', '城市管理'],
  ['青溪县乡村振兴局', 'department', 'county', '乡村振兴'],
  ['云浦市城市管理委员会', 'department', 'city', '城市'],
  ['云浦市卫生健康委', 'department', 'city', '卫生健康'],
  ['青岚区生态环境分局', 'department', 'county', '生态环境分'],
  ['云浦市公安局交警支队', 'department', 'city', '公安局交警'],
  ['青溪县扶贫办', 'department', 'county', '扶贫'],
  ['青溪县政务服务中心', 'department', 'county', '政务服务'],
  ['省教育厅', 'department', 'province', '教育'],
  ['云江省市场监督管理局', 'department', 'province', '市场监督管理'],
  ['云江省社区发展局', 'department', 'province', '社区发展'],
  ['上海市教育委员会', 'department', 'province', '教育'],
  ['云江省云浦市教育局', 'department', 'city', '教育'],
  ['商务局', 'department', null, '商务'],
  ['云浦经济开发区财政局', 'department', null, '财政'],
])('%s is a %s of level %s', (name, kind, level, core) => {
  expect(readBody(name, names)).toEqual({ kind, level, core });
});

test.each([
  '云浦综合实验区',
  '云浦经济开发区管委会',
  '青岚新区管理委员会',
  '国家税务总局云浦市税务局',
  '云浦海关',
  '青溪县第一中学',
  '云江水务集团有限公司',
  '合计',
  '',
])('%s tells nothing', (name) => {
  expect(readBody(name, names)).toBeUndefined();
});
