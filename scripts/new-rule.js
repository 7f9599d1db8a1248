// Makes the files of a new rule: `npm run new:rule <id>` writes src/rules/<id>.ts, its page docs/rules/<id>.md and its line in
// src/rules/index.ts, and puts it into what lists all rules. The rule works, and its page passes the tests: it reports a
// figure of 99999, until its condition, words and examples are replaced.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const [id = ''] = process.argv.slice(2);
const index = 'src/rules/index.ts';
const module = `src/rules/${id}.ts`;
const page = `docs/rules/${id}.md`;

if (!/^[a-z]+(?:-[a-z]+)*$/.test(id))
  fail('Usage: npm run new:rule <id>\nThe id names the defect: blank-total, year-mismatch.');
for (const path of [module, page]) if (existsSync(path)) fail(`${path} exists already`);

const name = id.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
writeFileSync(module, rule());
writeFileSync(page, documentation());
writeFileSync(index, withRule(readFileSync(index, 'utf8')));
console.log(`${module}\n${page}\nWriting the pages and samples that list all rules …`);
const listing = ['docs/readme', 'cli/cli', 'formatters/all', 'formatters/page'].map((name) => `test/${name}.test.ts`);
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...listing], {
  env: { ...process.env, UPDATE: '1' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (status !== 0) fail('They could not be written: run UPDATE=1 npm test');
console.log(`Replace what says TODO in both files, then run: UPDATE=1 npm test
It writes what the rule says into its page and wherever rules are listed: read the diff.`);

function rule() {
  return `import { format } from '../model/decimal.ts';
import { entriesOf } from '../model/report.ts';
import type { Rule } from '../model/rule.ts';

export const ${name}: Rule = {
  id: '${id}',
  severity: 'warning', // TODO: error for what must be wrong, warning for what probably is, info for what may be right
  title: { zh: 'TODO 数字为 99999', en: 'TODO A figure is 99999' },
  source: { zh: 'TODO 依据的条款', en: 'TODO the clause it rests on' },

  *check(report) {
    for (const entry of entriesOf(report)) {
      const { value, at } = entry;
      // TODO: the condition.
      if (value.kind !== 'number' || format(value.number) !== '99999') continue;
      yield {
        entry,
        message: {
          zh: \`\${at.label.zh}为 99999；请核对\`,
          en: \`\${at.label.en} is 99999: check it\`,
        },
      };
    }
  },
};
`;
}

function documentation() {
  const table = (figure) => `\`\`\`csv\n第二十条第（五）项\n信息内容,本年处理决定数量\n行政许可,${figure}\n\`\`\``;
  return `# ${id}

**TODO 数字为 99999** · *TODO A figure is 99999*

TODO 本规则查什么、为什么。

TODO: the defect, and why it matters.

**依据 · Source** TODO 依据的条款。

TODO: the clause it rests on.

**怎样改 · How to fix it** TODO 填报人如何更正。

TODO: the correction.

**如何停用本规则 · How to turn this rule off or down** \`--rule ${id}=off\`（不再核对）或 \`--rule ${id}=info\`（只提示）。

## TODO 有问题的例子 · An example that fails

${table('99999')}

\`\`\`text
B3 提醒 行政许可·本年处理决定数量为 99999；请核对
B3 warning licensing · decisions this year is 99999: check it
\`\`\`

## TODO 没有问题的例子 · An example that passes

${table('36')}
`;
}

/** Returns the index of the rules with the new one: its import in order of the alphabet, the rule behind the others. */
function withRule(text) {
  const line = `import { ${name} } from './${id}.ts';`;
  const imports = [...text.matchAll(/^import \{ \w+ \} from '\.\/.*;$/gm)].map(([one]) => one);
  const pathOf = (one) => one.split("'")[1];
  const next = imports.find((one) => pathOf(one) > pathOf(line));
  const last = imports.at(-1);
  const imported = next ? text.replace(next, `${line}\n${next}`) : text.replace(last, `${last}\n${line}`);
  return imported.replace(/(export const tableRules: readonly Rule\[\] = \[[^\]]*)\]/, `$1  ${name},\n]`);
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
