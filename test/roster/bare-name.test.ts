import { describe, expect, test } from 'vitest';
import { bareName } from '../../src/roster/bare-name.ts';
import { readRoster } from '../../src/roster/read.ts';

const namesOf = async (text: string, path: string) =>
  (await readRoster(new TextEncoder().encode(text), path)).bodies.map(({ name }) => name);

describe('a remark on the line of a body leaves its name', () => {
  const cases: readonly [line: string, name: string][] = [
    ['溪口县审计局（联系人：李四）', '溪口县审计局'],
    ['柳河镇(联系人李四)', '柳河镇'],
    ['白石乡（电话：0579-88881234）', '白石乡'],
    ['白石乡（0579-88881234）', '白石乡'],
    ['白石乡【13800000000】', '白石乡'],
    ['溪口县审计局（备注：由办公室代报）', '溪口县审计局'],
    ['东山镇（东山街道筹备：2026年）', '东山镇'],
    ['溪口县公积金中心（联系人：李四（主任））', '溪口县公积金中心'],
    ['柳河镇（联系人：李四', '柳河镇'],
    ['溪口县人民政府办公室（县大数据局）（联系人：李四）', '溪口县人民政府办公室（县大数据局）'],
    ['数量镇（联系人：李四）', '数量镇'],
    ['溪口县供销社。', '溪口县供销社'],
    ['溪口县供销社；', '溪口县供销社'],
    ['溪口县城投公司。', '溪口县城投公司'],
    ['溪口县审计局：', '溪口县审计局'],
    ['东山镇，联系电话：13900001111', '东山镇'],
    ['东山镇，联系人李四', '东山镇'],
    ['东山镇；联系人：李四，电话：13900001111', '东山镇'],
    ['东山镇 联系人：李四', '东山镇'],
    ['东山镇联系人：李四', '东山镇'],
    ['青川镇 张三 13800000000', '青川镇'],
    ['溪口县 教育局 张三 13800000000', '溪口县 教育局'],
    ['青川镇13800000000', '青川镇'],
    ['白石乡 0579-88881234', '白石乡'],
    ['白石乡　88881234', '白石乡'],
    ['溪口县司法局——李四', '溪口县司法局'],
    ['溪口县水利局：王五', '溪口县水利局'],
    ['注山乡：王五', '注山乡'],
    ['溪口县水利局：备注：由办公室', '溪口县水利局'],
  ];

  test.each(cases)('%s', async (line, name) => {
    expect(bareName(line)).toBe(name);
    const cell = line.replaceAll(',', '，');
    expect(await namesOf(`单位\n溪口县民政局\n${cell}\n`, '名单.csv')).toEqual(['溪口县民政局', name]);
    expect(await namesOf(`溪口县民政局\n${line}\n`, '名单.txt')).toEqual(['溪口县民政局', name]);
  });
});

test.each([
  '溪口县人民政府办公室（县大数据局）',
  '溪口县疾病预防控制中心(县卫生监督所)',
  '（筹）县医院',
  '县政务服务中心（联系人民群众办公室）',
  '县邮政局（县电话局）',
  '溪口县 教育局',
  '溪口县教育局、体育局',
  '县委统战、民族、宗教办',
  '12345热线办',
  '联系人民群众办公室',
  '城东街道—城西街道联合党委',
  '城东街道—城西街道',
  '8家店镇',
  '电话局',
])('the name %s stays whole', (name) => {
  expect(bareName(name)).toBe(name);
});

test.each([
  '制表（联系人：李四）',
  '备注（电话：88881234）',
  '联系科室：办公室',
  '承办科室（电话：88881234）：办公室',
  '联系电话：0571-88888888（李四）',
  '制表：政务公开办',
  '县直部门：',
  '各乡镇：',
  '（联系人：李四）',
  '35个部门，20个乡镇。',
  '35个部门（其中：县直20个）',
  '名单请报送溪口县政务公开办。',
  '溪口县政务公开办 2025年12月1日',
  '溪口县应报单位名单（联系人：李四）',
])('%s names no body', async (line) => {
  expect(await namesOf(`溪口县民政局\n${line}\n青川镇\n`, '名单.txt')).toEqual(['溪口县民政局', '青川镇']);
});

test('several names on a line may have remarks', async () => {
  const line = '柳河镇（联系人：李四）、东山镇（联系人：王五）、白石乡（电话：88881234）';
  expect(await namesOf(`${line}\n`, '名单.txt')).toEqual(['柳河镇', '东山镇', '白石乡']);
});

test('a long line is no name with a remark', () => {
  const line = `${'柳河镇 '.repeat(200)}13800000000`;
  expect(bareName(line)).toBe(line);
});
