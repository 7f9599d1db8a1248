import { expect, test } from 'vitest';
import { forms } from '../../src/forms.ts';
import { lint } from '../../src/lint.ts';
import { formCells } from '../../src/model/form.ts';
import { narratives } from '../../src/narrative/narrative-of.ts';
import { bytesOf, found } from '../support/text-findings.ts';
import { utf8 } from '../support/utf8.ts';

const names = narratives.get('cn-ogi')!.bodies;

const others = (organization: string | null, text: string) => found('text-other-body', organization, text);

/** Bodies of every kind and level, and the nouns that each may call itself by. */
const bodies: readonly (readonly [organization: string | null, nouns: string])[] = [
  ['青溪县溪口镇', '镇'],
  ['南岭乡人民政府', '乡'],
  ['石桥回族乡', '乡'],
  ['白音苏木', '苏木 乡'],
  ['东街街道办事处', '街道'],
  ['临江街', '街道'],
  ['青溪县教育局', '局'],
  ['云浦市发展和改革委员会', '委'],
  ['云江省水利厅', '厅'],
  ['云浦市公安局交警支队', '局 委 厅'],
  ['青溪县政务服务中心', '局 委 厅'],
  ['云浦市人民政府外事办公室', '局 委 厅'],
  ['云浦市人民政府办公厅', '局 委 厅'],
  ['青溪县人民政府', '厅'],
  ['云浦市', '厅'],
  ['云江省人民政府', '厅'],
  ['云浦经济开发区管委会', '局 委 厅 镇 乡 街道 苏木'],
  ['云浦综合实验区', '局 委 厅 镇 乡 街道 苏木'],
  ['云江水务集团有限公司', '局 委 厅 镇 乡 街道 苏木'],
  ['东街街道（溪口镇）', '镇 街道'],
  [null, '局 委 厅 镇 乡 街道 苏木'],
];

test.each(bodies)('%s may call itself %s', async (organization, nouns) => {
  const own = nouns.split(' ');
  const expected = names.selves.map(({ noun }) => noun).filter((noun) => !own.includes(noun));
  for (const pronoun of ['我', '本']) {
    const found = names.selves.map(({ noun }) => others(organization, `${pronoun}${noun}公开信息46条。`));
    expect((await Promise.all(found)).flat()).toEqual(expected.map((noun) => pronoun + noun));
  }
});

test('a copied text is found once, with its places counted, the first of them quoted', async () => {
  const text = '镇政府公开信息。我局公开信息。\n我局答复申请，我委也答复。如对本报告有疑问，请与青溪县水务局联系。';
  const { diagnostics } = await lint(bytesOf('溪口镇', text), { path: 'report.json' });
  const [finding, ...more] = diagnostics.filter(({ rule }) => rule === 'text-other-body');
  expect([finding!.quoted, more]).toEqual(['我局', []]);
  expect(finding!.message.zh).toContain('“我局”“我委”“与青溪县水务局联系”等 4 处');
});

test('a name that is not filled in says nothing of who speaks', async () => {
  expect(await others('XX镇', '我局公开信息。请与溪口镇党政办公室联系。')).toEqual([]);
});

test.each([
  '我县、我区、我市、我省、我旗和我国都很重视。',
  '我委托第三方评估，自我局限的想法要改，基本局面是好的，文本委婉，我乡镇干部都来了，我乡贤理事会、我乡友会捐资，我局部调整了栏目。',
  '答复写明：“请向我局提出申请”。',
  '答复写明："请向我局提出申请"。',
  '我办、我们、我单位、本机关公开信息46条。',
])('a town may write: %s', async (text) => {
  expect(await others('溪口镇', text)).toEqual([]);
});

test('a department with a second name may use both', async () => {
  expect(await others('青溪县教育局', '我委公开信息46条。')).toEqual(['我委']);
  expect(await others('青溪县教育局', '青溪县教育局加挂县委教育工委牌子。我委公开信息46条。')).toEqual([]);
});

/** Sentences that put a name in the place of the body that reports. */
const frames: readonly ((name: string) => string)[] = [
  (name) => `本报告由${name}编制。`,
  (name) => `本年度报告由${name}根据《中华人民共和国政府信息公开条例》编制。`,
  (name) => `现公布${name}2023年度政府信息公开工作年度报告。`,
  (name) => `现将${name}2023年政府信息公开年度报告公布如下。`,
  (name) => `如对本报告有疑问，请与${name}联系。`,
  (name) => `对本年报有疑问的，可向${name}咨询。`,
  (name) => `2023年，${name}共收到政府信息公开申请3件。`,
  (name) => `2023年${name}受理依申请公开申请3件。`,
  (name) => `全年，${name}主动公开政府信息46条。`,
];

const differing = [
  ['青溪县溪口镇', '青岩镇'],
  ['溪口镇', '青溪县青岩镇人民政府'],
  ['东街街道', '望江街道办事处'],
  ['南岭乡', '青岩镇'],
  ['溪口镇', '青溪县民族宗教事务局'],
  ['青溪县教育局', '青溪县水务局'],
  ['云浦市民政局', '云浦市卫生健康委员会'],
  ['青溪县教育局', '溪口镇'],
] as const;

/** Own names, and ways to write the same or to name somebody who may stand there. */
const alike = [
  ['青溪县溪口镇', '溪口镇'],
  ['溪口镇', '青溪县溪口镇人民政府'],
  ['溪口镇', '溪口镇党政办公室'],
  ['溪口镇', '青溪县人民政府办公室'],
  ['溪口镇', '县政务公开办公室'],
  ['东街街道', '东街街道党工委'],
  ['东街街道', '东街街道办事处'],
  ['青溪县教育局', '县教育局'],
  ['青溪县教育局', '青溪县教育局办公室'],
  ['青溪县教育局', '青溪县政府信息公开办公室'],
  ['青溪县教育体育局', '县教体局'],
  ['青溪县人力资源和社会保障局', '县人社局'],
  ['青溪县市场监督管理局', '县市监局'],
  ['青溪县市场监督管理局', '县工商局'],
  ['云浦市城市管理局', '市城管局'],
  ['云浦市城市管理局', '市综合行政执法局'],
  ['云浦市发展和改革委员会', '市发改委'],
  ['云浦市发改委', '云浦市发展和改革局'],
  ['云浦市发展和改革委员会', '市粮食和物资储备局'],
  ['云浦市住房和城乡建设局', '市住建局'],
  ['云浦市自然资源和规划局', '市资规局'],
  ['云浦市自然资源和规划局', '市国土局'],
  ['云浦市卫生健康委员会', '市卫健委'],
  ['云浦市文化广电旅游局', '市文旅局'],
  ['云浦市工业和信息化局', '市工信局'],
  ['云浦市交通运输局', '市交通局'],
  ['云浦市农业农村局', '市农业局'],
  ['云浦市应急管理局', '市安监局'],
  ['云浦市生态环境局青岚分局', '青岚区环保局'],
  ['云浦市公安局', '市公安局城东分局'],
  ['青岚区公安分局', '青岚公安'],
  ['青溪县人民政府', '青溪县教育局'],
  ['青溪县人民政府办公室', '溪口镇'],
  ['云浦综合实验区', '青溪县教育局'],
] as const;

test.each(differing)('the report of %s does not speak as %s', async (organization, name) => {
  const quoted = await Promise.all(frames.map((frame) => others(organization, frame(name))));
  expect(quoted.map((one) => one.length)).toEqual(frames.map(() => 1));
  for (const [words] of quoted) expect(words).toContain(name);
});

test.each(alike)('the report of %s may name %s', async (organization, name) => {
  const text = frames.map((frame) => frame(name)).join('\n');
  expect(await others(organization, text)).toEqual([]);
});

test('the offices for disclosure answer for the reports of others', async () => {
  for (const name of ['青溪县政务服务和数据局', '县行政审批局', '县大数据局']) {
    expect(await others('溪口镇', `如对本报告有疑问，请与${name}联系。`)).toEqual([]);
  }
  expect(await others('青溪县政务服务局', '2023年，县教育局共收到政府信息公开申请3件。')).toEqual([]);
});

test.each([
  ['溪口镇', '县司法局共收到行政复议申请3件。'],
  ['溪口镇', '2023年，县自然资源局共收到涉及我镇的政府信息公开申请3件，我镇协助答复。'],
  ['溪口镇', '2023年，各乡镇共收到政府信息公开申请3件；全镇共收到政府信息公开申请1件。'],
  ['溪口镇', '2023年，溪口社区居民委员会公开村务信息46条。'],
  ['溪口镇', '落实省政府要求，推动全省政务公开工作提质增效。'],
  ['溪口镇', '推动全省经济社会高质量发展。'],
  ['溪口镇', '县政府办公室转来向县政府及县政府办公室提出的申请1件，我镇配合答复。'],
  ['青溪县人民政府办公室', '共收到向县政府及县政府办公室提出的申请3件。'],
  ['云江省水利厅', '推动全省政务公开工作再上新台阶。'],
  ['青溪县教育局', '县教育局、县水务局共收到政府信息公开申请3件。'],
  ['青溪县教育局', '如有意见，可向县信访局反映。'],
])('%s may write: %s', async (organization, text) => {
  expect(await others(organization, text)).toEqual([]);
});

test.each([
  ['东街街道', '共收到向市政府及市政府办公室提出的申请0件。', '向市政府及市政府办公室提出的申请'],
  ['青溪县教育局', '2023年，县人民政府和县人民政府办公室共收到申请3件。', '县人民政府和县人民政府办公室共收到申请'],
  ['溪口镇', '推动全省政务公开工作再上新台阶。', '推动全省政务公开'],
  ['青溪县教育局', '统筹全省各级政府信息公开工作。', '统筹全省各级政府信息公开'],
])('%s may not write: %s', async (organization, text, quoted) => {
  expect(await others(organization, text)).toEqual([quoted]);
});

test.each([
  '2023年，青岩镇认真贯彻落实《条例》各项要求。',
  '2023年，青岩镇党委、政府高度重视政府信息公开工作。',
  '青岩镇2023年未收取信息处理费。',
  '青岩镇人民政府2023年没有其他需要报告的事项。',
])('a town does not report of another: %s', async (text) => {
  expect(await others('青溪县溪口镇', text)).toHaveLength(1);
  expect(await others('青岩镇', text)).toEqual([]);
  expect(await others('青溪县人民政府', text)).toEqual([]);
  expect(await others('青溪县溪口镇', text.replaceAll('青岩镇', '县司法局'))).toEqual([]);
  expect(await others('青溪县溪口镇', text.replace('青岩镇', '学习青岩镇的做法，溪口镇'))).toEqual([]);
});

const regulations = (organization: string, figures: object, edition = '2021') =>
  found('regulations-without-power', organization, '略。', {
    report: { editions: { disclosure: edition }, tables: { disclosure: { regulations: figures } } },
  });

test.each([
  ...['溪口镇', '南岭乡', '白音苏木', '东街街道办事处', '青溪县溪口镇人民政府', '上海市青岚区溪口镇'],
  ...['青溪县', '青溪县人民政府', '云浦市青岚区人民政府', '北原左旗', '青溪县人民政府办公室'],
  ...['青溪县教育局', '云浦市教育局', '市市场监管局', '云浦市公安局青岚分局', '云浦市卫生健康委员会'],
])('%s cannot make regulations', async (organization) => {
  for (const column of ['issued', 'repealed', 'effective']) {
    const figures = { issued: 0, repealed: 0, effective: 0, [column]: 6 };
    expect(await regulations(organization, figures)).toEqual([`disclosure/regulations/${column}`]);
  }
  expect(await regulations(organization, { issued: 0, repealed: 0, effective: 0 })).toEqual([]);
  expect(await regulations(organization, { issued: null, repealed: null, effective: null })).toEqual([]);
});

test.each([
  ...['云江省人民政府', '上海市', '云浦市人民政府', '南岭自治州', '云浦市人民政府办公室', '上海市人民政府办公厅'],
  ...['云江省水利厅', '上海市教育委员会', '云江省市场监督管理局', '国家税务总局云浦市税务局'],
  ...['云浦综合实验区', '青岚新区', '云浦经济开发区财政局', '商务局', '云江水务集团有限公司'],
])('%s may report regulations', async (organization) => {
  expect(await regulations(organization, { issued: 1, repealed: 0, effective: 7 })).toEqual([]);
});

test('on the form of 2019 a town may publish the regulations of others', async () => {
  const figures = { produced: 0, published: 3, 'total-published': 7 };
  expect(await regulations('溪口镇', figures, '2019')).toEqual([]);
  const made = await regulations('溪口镇', { ...figures, produced: 3 }, '2019');
  expect(made).toEqual(['disclosure/regulations/produced']);
});

test('in a list that has figures alone a town cannot make regulations either', async () => {
  const cells = forms[0]!.tables.flatMap(formCells);
  const foundFor = async (figure: number) => {
    const figures = cells.map(({ row }) => (row.id === 'regulations' ? figure : 0));
    const list = utf8(`organization,year,${cells.map(({ id }) => id)}\n溪口镇,${forms[0]!.years.from},${figures}\n`);
    const { diagnostics } = await lint(list, { path: 'a.csv' });
    const found = diagnostics.find(({ rule }) => rule === 'regulations-without-power');
    return found ? [found.cell, ...found.related.map(({ cell }) => cell)] : [];
  };
  const all = ['issued', 'repealed', 'effective'].map((column) => `disclosure/regulations/${column}`);
  expect(await foundFor(6)).toEqual(all);
  expect(await foundFor(0)).toEqual([]);
});
