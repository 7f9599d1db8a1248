// Makes the page for people without Node: one file, in which are its style, its program and, packed, that of its worker.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { zlibSync } from 'fflate';
import { rolldown } from 'rolldown';
import { nodeParts, noNode, withoutPort } from './browser-plugins.js';
import { ascii, parsedJson, withoutCanvas, workbookOnly } from './bundle-plugins.js';
import { noticesOf, thirdPartiesIn } from './third-parties.js';

/** Its name, as the user sees it. */
export const pageName = '年报核对.html';

/** The oldest browser that the page works in. */
const target = 'chrome90';

/**
 * Writes the page into a folder, and returns the ids of the modules in it. It is made of `src/page/page.html`, a whole document;
 * `style.css` and the programs, `main.ts` and `worker/index.ts`, are put into it.
 */
export async function buildPage(folder) {
  const [main, worker] = await Promise.all([
    program('src/page/main.ts', { start: atOnce, plugins: [] }),
    program('src/page/worker/index.ts', { start: afterwards, plugins: [ascii()] }),
  ]);
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const generator = `${name} ${version}`;
  const modules = [...new Set([...main.modules, ...worker.modules])];
  const notices = noticesOf(thirdPartiesIn(modules));
  const page = compose({ generator, main: main.code, worker: packed(worker.code), notices });
  writeFileSync(`${folder}/${pageName}`, sealed(page));
  return modules;
}

/** Begins with the script, so that the page learns of an error at once. */
const atOnce = (modules) => modules.map((module) => `import ${module};`).join('\n');

/**
 * Begins once the script has ended. Libraries throw and catch errors to learn what a browser has, and V8 then parses again all
 * that is running: the script, of some megabytes, if it has not ended. An error that is not caught is thrown outside of the
 * promise, so that the page is told of it.
 */
const afterwards = ([first, second]) =>
  `import(${first}).then(() => import(${second})).catch((error) => setTimeout(() => { throw error; }));`;

/** Bundles a program as one classic script. */
async function program(entry, { start: begin, plugins }) {
  const start = '\0start';
  const modules = ['src/page/old-browsers.ts', entry].map((path) => JSON.stringify(resolve(path)));
  const bundle = await rolldown({
    input: { page: start },
    platform: 'browser',
    transform: { target },
    // Everything is in one script, also what is imported dynamically.
    checks: { ineffectiveDynamicImport: false, pluginTimings: false },
    plugins: [
      {
        name: 'start',
        resolveId: (source) => (source === start ? start : null),
        load: (id) => (id === start ? begin(modules) : null),
      },
      noNode(),
      nodeParts(),
      workbookOnly(),
      withoutCanvas(),
      withoutPort(),
      parsedJson(),
      ...plugins,
    ],
    // What asks for the address of its module does so only in Node.
    onLog: (level, log, handle) => log.code !== 'EMPTY_IMPORT_META' && handle(level, log),
  });
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false, minify: true });
  await bundle.close();
  if (output.length !== 1) throw new Error(`${entry} is not one script`);
  const [{ code, moduleIds }] = output;
  return { code, modules: moduleIds.filter((id) => !id.startsWith('\0')) };
}

/** Packs by fflate, which gives the same bytes with every Node. */
function packed(code) {
  return Buffer.from(zlibSync(Buffer.from(code), { level: 9 })).toString('base64');
}

function compose({ generator, main, worker, notices }) {
  const read = (name) => readFileSync(`src/page/${name}`, 'utf8');
  const scripts = [read('cannot-run.js'), main].map(inScript);
  const [first, last] = scripts.map((script) => `<script>${script}</script>\n`);
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy(scripts)}">
<meta name="renderer" content="webkit">
<meta name="generator" content="${generator}">
${first}<style>
${read('style.css')}</style>
`;
  // A function, since `$&` in a string would stand for what is replaced.
  return [
    ['</head>', (tag) => head + tag],
    ['<body>', (tag) => `${tag}\n${read('cannot-run.html')}`],
    ['</body>', (tag) => `<script type="text/plain" id="worker">${worker}</script>\n${last}${tag}`],
    ['</html>', (tag) => `${tag}\n<!--\n${notices.replaceAll('--', '- -')}-->`],
  ].reduce((page, [tag, around]) => {
    if (page.split(tag).length !== 2) throw new Error(`src/page/page.html has no ${tag}, or several`);
    return page.replace(tag, around);
  }, read('page.html'));
}

/** Seals the page as `sealPage` in src/artifacts/ does, so that a later version may replace it. */
function sealed(page) {
  const hash = createHash('sha256').update(page).digest('hex');
  return page.replace('<title>', (tag) => `<meta name="report-lint" content="page ${hash} ">\n${tag}`);
}

/** Writes a script so that HTML does not take a part of it for the end of the script, or the begin of a comment. */
function inScript(code) {
  return code.replaceAll(/<(?=\/script|script)/gi, '\\x3c').replaceAll('<!--', '\\x3c!--');
}

/** Nothing is loaded, from anywhere; the sheet of a result brings its own style. */
function policy(scripts) {
  const hash = (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  return Object.entries({
    'default-src': `'none'`,
    'script-src': scripts.map(hash).join(' '),
    'style-src': `'unsafe-inline'`,
    'img-src': 'data: blob:',
    'worker-src': 'blob:',
    'connect-src': `'none'`,
    'form-action': `'none'`,
    'base-uri': `'none'`,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
