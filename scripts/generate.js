import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Validators are compiled here, so that a run neither loads ajv nor compiles a schema. */
const validators = [
  { schema: 'schemas/report.schema.json', output: 'src/generated/validate-report' },
  { schema: 'schemas/form.schema.json', output: 'src/generated/validate-form' },
  { schema: 'schemas/baseline.schema.json', output: 'src/generated/validate-baseline' },
  { schema: 'schemas/config.schema.json', output: 'src/generated/validate-config' },
  { schema: 'schemas/result.schema.json', output: 'src/generated/validate-result' },
  {
    schema: 'schemas/result.schema.json',
    part: '#/$defs/file',
    output: 'src/generated/validate-ndjson',
  },
  { schema: 'schemas/receipt.schema.json', output: 'src/generated/validate-receipt' },
  { schema: 'schemas/diff.schema.json', output: 'src/generated/validate-diff' },
];

const declaration = `/** A place where data differ from the schema. */
export interface Violation {
  /** JSON pointer. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly schema: unknown;
  readonly parentSchema: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** \`errors\` are those of the last call. */
export declare const validate: {
  (data: unknown): boolean;
  readonly errors?: readonly Violation[] | null;
};
`;

/**
 * Everything that is made from the schemas, the forms and the pages. Called by the build and before the tests. With `check` a
 * file of the repository is not written: one that is stale is an error.
 */
export default async function generate({ check = false } = {}) {
  mkdirSync(`${root}src/generated`, { recursive: true });
  const complete = check ? refuseStale : write;
  complete('schemas/report.schema.json', completeReportSchema());
  complete('schemas/config.schema.json', completeConfigSchema());
  for (const { schema, part, output } of validators) {
    const text = read(schema);
    if (text === undefined) continue;
    write(`${output}.js`, await validator(JSON.parse(text), part));
    write(`${output}.d.ts`, declaration);
  }
  write('src/generated/lazy-rules.ts', await lazyRules());
  write('src/generated/pages.ts', pages());
  write(
    'src/generated/sheet.ts',
    [
      `export const script = ${JSON.stringify(await browserScript('src/formatters/html/page-script.ts'))};\n`,
      `export const printDate = ${JSON.stringify(await browserScript('src/formatters/html/print-date-script.ts'))};\n`,
    ].join(''),
  );
  write('src/generated/cmaps.ts', cmaps());
  write('src/generated/pdf.worker.mjs', pdfWorker());
  write(
    'src/generated/build.ts',
    `/** Tells this build of the program from others. */\nexport const build = '${buildId()}';\n`,
  );
}

/** Returns the facts of the rules that are loaded only for some reports, so that all others can list them. */
async function lazyRules() {
  const lists = [await factsIn('lazy', 'lazyRules'), await factsIn('years', 'yearRules')];
  return `import type { RuleInfo } from '../model/form.ts';\n\n${lists.join('\n')}`;
}

/** Returns the rules that a folder exports in a list, by their facts alone. */
async function factsIn(folder, list) {
  const bundle = await rolldown({ input: `${root}src/rules/${folder}/index.ts`, platform: 'neutral' });
  const { output } = await bundle.generate({ format: 'esm' });
  const exported = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  const facts = exported[list].map(({ id, severity, title, source }) => ({ id, severity, title, source }));
  return `export const ${list}: readonly RuleInfo[] = ${JSON.stringify(facts)};\n`;
}

/** Bundles a script of a page, in a function of its own. */
async function browserScript(path) {
  const bundle = await rolldown({ input: root + path, platform: 'browser' });
  const { output } = await bundle.generate({ format: 'iife' });
  return `\n${output[0].code.replaceAll(/^\s*\/\/#.*\n/gm, '')}`;
}

/** Hashes all that the program is made of: its sources, and the versions of its packages. */
function buildId() {
  const hash = createHash('sha256').update(read('package-lock.json'));
  const isSource = (name) => /\.(?:ts|js)$/.test(name) && !name.startsWith('generated');
  const sources = readdirSync(`${root}src`, { recursive: true }).filter(isSource).sort();
  const others = ['schemas/forms', 'schemas/narratives'].flatMap((folder) =>
    list(folder, '.json').map((name) => `${folder}/${name}`),
  );
  for (const name of [...sources.map((one) => `src/${one}`), ...others]) hash.update(`${name}\0`).update(read(name));
  return hash.digest('hex');
}

/** Compiles the validator of a schema, or of a part of it. */
async function validator(schema, part) {
  const ajv = new Ajv2020({
    code: { source: true, esm: true },
    allErrors: true,
    verbose: true,
    // A definition is one function, not a copy at each of its hundred uses.
    inlineRefs: false,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    // Formats are for editors; a wrong date gets a better message elsewhere.
    validateFormats: false,
  });
  // The receipt and a comparison name parts of the result.
  ajv.addSchema(JSON.parse(read('schemas/result.schema.json')), 'result.schema.json');
  const whole = part ? { $ref: `result.schema.json${part}` } : schema;
  const code = appending(standalone.default(ajv, ajv.compile(whole)));
  // ajv's helpers are required by name; bundled, nothing of ajv is left to load.
  const bundle = await rolldown({
    input: 'validator',
    platform: 'neutral',
    plugins: [
      {
        name: 'validator',
        resolveId: (id) => (id === 'validator' ? `${root}validator.js` : null),
        load: (id) => (id === `${root}validator.js` ? code : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm' });
  return output[0].code;
}

/** Appends errors to a list instead of making a longer one each time, which takes the square of their number. */
function appending(code) {
  const append = 'function append(all, more) { for (const one of more) all.push(one); return all; }';
  return `${code.replaceAll(/\bvErrors\.concat\((\w+\.errors)\)/g, 'append(vErrors, $1)')}\n${append}`;
}

/** The ids that a report on the national form may have are those of its editions, taken together. */
function completeReportSchema() {
  const names = list('schemas/forms', '.json').filter((name) => name.startsWith('cn-ogi-'));
  const forms = names.map((name) => JSON.parse(read(`schemas/forms/${name}`)));
  const ids = {};
  for (const table of forms.flatMap((form) => form.tables)) {
    ids[table.id] ??= {};
    for (const block of table.blocks) {
      for (const row of leaves(block.rows)) {
        ids[table.id][row] ??= new Set();
        for (const column of leaves(block.columns)) ids[table.id][row].add(column);
      }
    }
  }
  const schema = JSON.parse(read('schemas/report.schema.json'));
  schema.$defs['cn-ogi-editions'] = strict(
    Object.fromEntries(
      Object.keys(ids).map((table) => [table, { enum: [...forms.map((form) => form.edition), null] }]),
    ),
  );
  // One definition for each set of columns, not one for each row.
  const rows = {};
  const tables = Object.entries(ids).map(([table, lines]) => {
    const sets = [...new Set(Object.values(lines).map((columns) => [...columns].join()))];
    const properties = Object.entries(lines).map(([row, columns]) => {
      const name = sets.length === 1 ? `cn-ogi-${table}-row` : `cn-ogi-${table}-${kin(lines, columns)}`;
      rows[name] ??= strict(Object.fromEntries([...columns].map((column) => [column, { $ref: '#/$defs/value' }])));
      return [row, { $ref: `#/$defs/${name}` }];
    });
    return [table, strict(Object.fromEntries(properties))];
  });
  schema.$defs['cn-ogi-tables'] = strict(Object.fromEntries(tables));
  Object.assign(schema.$defs, rows);
  return `${formatted(schema)}\n`;
}

/** An editor completes the names of the rules; a form of one's own may bring others. */
function completeConfigSchema() {
  const schema = JSON.parse(read('schemas/config.schema.json'));
  schema.$defs.rules.properties = Object.fromEntries(
    list('docs/rules', '.md').map((name) => {
      const [, zh, en] = /^\*\*(.+?)\*\* · \*(.+?)\*$/m.exec(read(`docs/rules/${name}`));
      return [basename(name, '.md'), { $ref: '#/$defs/severity', description: `${zh}\n${en}` }];
    }),
  );
  return `${formatted(schema)}\n`;
}

/** As biome formats it: a list of plain values takes one line, and so does a list of one such list. */
function formatted(schema) {
  return JSON.stringify(schema, null, 2)
    .replaceAll(/\[\s+([^[\]{}]*?)\s+\]/g, (_, items) => `[${items.replaceAll(/\n\s*/g, ' ')}]`)
    .replaceAll(/\[\s+(\[[^[\]{}]*\])\s+\]/g, '[$1]');
}

/** The first row that has these columns. */
function kin(lines, columns) {
  return Object.keys(lines).find((row) => [...lines[row]].join() === [...columns].join());
}

function strict(properties) {
  return { type: 'object', additionalProperties: false, properties };
}

function leaves(lines) {
  return lines.flatMap((line) => (line.children ? leaves(line.children) : [line.id]));
}

/** The page of each rule, by its id. */
function pages() {
  const entries = list('docs/rules', '.md').map((name) => [basename(name, '.md'), read(`docs/rules/${name}`)]);
  const lines = entries.map(([id, page]) => `  ${JSON.stringify(id)}: ${JSON.stringify(page)},\n`);
  return `export const pages: ReadonlyMap<string, string> = new Map(Object.entries({\n${lines.join('')}}));\n`;
}

/**
 * The encodings of simplified Chinese that PDF predefines, and what they are in Unicode: 170 kB of pdf.js's 1.1 MB, in
 * base64. Fonts of other scripts in a Chinese report bring their own.
 */
function cmaps() {
  const names = /^(?:(?:GB-EUC|GBpc-EUC|GBK-EUC|GBKp-EUC|GBK2K|UniGB-UCS2|UniGB-UTF16)-[HV]|Adobe-GB1-UCS2)\.bcmap$/;
  const folder = 'node_modules/pdfjs-dist/cmaps';
  const entries = list(folder, '.bcmap').filter((name) => names.test(name));
  const lines = entries.map((name) => {
    const packed = readFileSync(`${root}${folder}/${name}`).toString('base64');
    return `  '${basename(name, '.bcmap')}': '${packed}',\n`;
  });
  return `export const cmaps: Readonly<Record<string, string>> = {\n${lines.join('')}};\n`;
}

/**
 * The parser of pdf.js, in which every promise is handled: those of a ToUnicode map and of the next pages are begun, and
 * forgotten if something else fails first. A second fault would then end a process of Node.
 */
function pdfWorker() {
  const code = read('node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs');
  const begun = ['this.readToUnicode(properties.toUnicode)', 'xref.fetchAsync(lastKid)'];
  return begun.reduce((changed, promise) => {
    if (changed?.split(promise).length !== 2) throw new Error(`pdf.js no longer has ${promise}`);
    return changed.replace(promise, `((promise) => (promise.catch(() => {}), promise))(${promise})`);
  }, code);
}

function list(folder, extension) {
  try {
    return readdirSync(root + folder)
      .filter((name) => name.endsWith(extension))
      .sort();
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function read(path) {
  try {
    return readFileSync(root + path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Leaves an equal file alone and never shows a half-written one: tests may run at the same time. */
function write(path, text) {
  if (read(path) === text) return;
  const temporary = `${root}${path}.${process.pid}`;
  writeFileSync(temporary, text);
  renameSync(temporary, root + path);
}

function refuseStale(path, text) {
  if (read(path) !== text) throw new Error(`${path} is stale: run npm run generate, and commit it`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate({ check: process.argv.includes('--check') });
