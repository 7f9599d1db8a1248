// The CPU time of the rules: all that are on by default, and those about the text alone, over reports whose text is made from their
// figures; and a paragraph of a megabyte. Usage: node bench/text.js [reports]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { rolldown } from 'rolldown';
import { median } from './meter.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const count = Number(process.argv[2] ?? 200);
const [warmUp, rounds] = [5, 10];
/** Characters; about sixteen figures to a thousand, as in long reports. */
const [shortest, longest] = [1000, 4000];

/** Sentences without figures, which most of a text consists of. */
const prose = [
  '坚持以公开为常态、不公开为例外，及时回应群众关切，不断提高公开的质量和时效。',
  '严格落实信息发布审核制度，按照先审查、后公开的程序，对拟公开的内容逐级把关，确保表述规范、内容准确。',
  '优化政府网站栏目设置，完善检索功能，定期检查链接和附件，方便群众查找、下载和使用。',
  '健全依申请公开登记、审核、办理、答复、归档机制，加强与申请人的沟通，依法保障群众的知情权。',
  '组织业务培训，学习有关条例和文件，提高工作人员的业务水平和服务意识。',
];

const { check, forms, lazyChecks, claimsOf, spokenReports, asReport, unrelatedTemplates, unrelatedSentence, spokenIn } =
  await load();
const form = forms.find(({ edition }) => edition === '2021');
const textRules = lazyChecks.filter(({ severity }) => severity !== 'off');
const texts = fc.sample(spokenReports(form), { numRuns: count, seed: 20250131 }).map(lengthened);

const contenders = {
  'all default rules': (report) => check(report, 0),
  'those about the text': (report) => {
    const context = { assessments: [], claims: claimsOf(report) };
    return textRules.map((rule) => [...rule.check(report, context)]);
  },
};
console.log(`${count} reports, ${shortest} to ${longest} characters of text; CPU time, median of ${count * rounds}\n`);
for (const [name, work] of Object.entries(contenders)) {
  const times = [];
  for (let round = -warmUp; round < rounds; round++) {
    // What a report remembers is not there the next time.
    for (const report of texts.map(asReport)) {
      const spent = await cpuOf(() => work(report));
      if (round >= 0) times.push(spent);
    }
  }
  console.log(`  ${name.padEnd(22)} ${median(times).toFixed(3)} ms a report`);
}
for (const megabytes of [0.25, 0.5, 1]) {
  const times = [];
  for (let round = 0; round < 3; round++) {
    const report = longReport(megabytes * 2 ** 20);
    times.push(await cpuOf(() => check(report, 0)));
  }
  console.log(`  ${`${megabytes} MB in a paragraph`.padEnd(22)} ${median(times).toFixed(0)} ms`);
}

async function cpuOf(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Returns a report with sentences about other things between its own, until its text has a length of its own. */
function lengthened(spoken, index) {
  const target = shortest + ((longest - shortest) * index) / count;
  const { speaker, occasion } = spoken;
  const templates = unrelatedTemplates(occasion.body);
  const other = (_, at) => {
    const text = at % 5 === 0 ? unrelatedSentence(speaker, speaker.pick(templates)) : speaker.pick(prose);
    return { text, clauses: [] };
  };
  const paragraphs = [...spoken.paragraphs];
  for (let length = lengthOf(paragraphs); length < target; ) {
    const sentences = Array.from({ length: 5 }, other);
    paragraphs.push({ section: 1, sentences });
    length += lengthOf([{ sentences }]);
  }
  return { ...spoken, paragraphs };
}

function lengthOf(paragraphs) {
  return paragraphs.reduce((sum, one) => sum + spokenIn(one).text.length, 0);
}

/** Returns a report with a paragraph of so many characters. */
function longReport(length) {
  const whole = texts.flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences }) => sentences));
  const sentences = [];
  for (let index = 0, sum = 0; sum < length; index++) {
    const sentence = whole[index % whole.length];
    sentences.push(sentence);
    sum += sentence.text.length;
  }
  return asReport({ ...texts[0], paragraphs: [{ section: 1, sentences }] });
}

/** Bundles and imports the sources and the modules that make the reports, which are TypeScript. */
async function load() {
  const modules = {
    check: 'src/check.ts',
    forms: 'src/forms.ts',
    'lazyChecks, claimsOf': 'src/rules/lazy/index.ts',
    'spokenReports, asReport, spokenIn': 'test/support/spoken-reports.ts',
    'unrelatedTemplates, unrelatedSentence': 'test/support/spoken/unrelated.ts',
  };
  const source = Object.entries(modules).map(([names, path]) => `export { ${names} } from './${path}';`);
  const folder = mkdtempSync(join(tmpdir(), 'report-lint-'));
  try {
    const bundle = await rolldown({
      input: 'all',
      platform: 'node',
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === 'all' ? join(root, 'all.js') : null),
          load: (id) => (id === join(root, 'all.js') ? source.join('\n') : null),
        },
      ],
    });
    const path = join(folder, 'text.js');
    await bundle.write({ file: path, format: 'esm', codeSplitting: false });
    return await import(pathToFileURL(path).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
