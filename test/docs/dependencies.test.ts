import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { billOf, noticesOf, thirdPartiesIn } from '../../scripts/third-parties.js';
import { modules } from '../architecture/modules.ts';
import { tablesIn } from '../support/markdown-tables.ts';

const own = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

const tables = tablesIn(readFileSync('docs/dependencies.md', 'utf8')).map((rows) =>
  rows.map(([name, version, licence, size, why, maintenance]) => {
    return {
      name: name!.replaceAll('`', ''),
      version: version!,
      licence: licence!,
      size: Number(size),
      why,
      maintenance,
    };
  }),
);
const [bundled = [], forDevelopment = []] = tables;
const rows = tables.flat();

/** The size of an installed package in kB, without what is installed below it. */
function sizeOf(name: string): number {
  const folder = join('node_modules', name);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.includes('node_modules'),
  );
  const sizes = files.map((path) => statSync(join(folder, path))).filter((one) => one.isFile());
  return sizes.reduce((sum, { size }) => sum + size, 0) / 1000;
}

/** The packages that the sources import, other than for types. */
const imported = new Set(
  modules
    .flatMap(({ imports }) => imports)
    .filter(({ kind, specifier }) => kind !== 'type' && !/^(?:\.|node:)/.test(specifier))
    .map(({ specifier }) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)![0]),
);

describe('the page on dependencies', () => {
  test('lists the packages of package.json, pinned', () => {
    const listed = rows.map(({ name, version }) => [name, version] as const);
    expect(Object.fromEntries(listed)).toEqual(own.devDependencies);
    expect(listed).toHaveLength(Object.keys(own.devDependencies).length);
    for (const { version } of rows) expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    expect(own.dependencies).toBeUndefined();
  });

  test('is alphabetical, with a reason and a word on maintenance for each', () => {
    for (const table of tables) expect(table.map(({ name }) => name)).toEqual(table.map(({ name }) => name).toSorted());
    expect(rows.filter(({ why, maintenance }) => !why || !maintenance)).toEqual([]);
  });

  test('has the licence of each, and about its size', () => {
    for (const { name, licence, size } of rows) {
      expect([name, licence]).toEqual([
        name,
        JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).license,
      ]);
      expect(Math.abs(size - sizeOf(name)), name).toBeLessThan(1 + size / 10);
    }
  });

  test('tells what is bundled: what the sources import, the helpers of compiled schemas, and what stands in for Node', () => {
    const indirect = ['ajv', 'buffer', 'events', 'readable-stream'];
    expect(bundled.map(({ name }) => name).sort()).toEqual([...imported, ...indirect].sort());
    expect(forDevelopment.filter(({ name }) => imported.has(name))).toEqual([]);
  });
});

/** The bundle has more packages than these, which `npm run smoke` looks at; every kind of entry is among these. */
describe('notices and bill of materials', () => {
  const generated = ['cmaps.ts', 'validate-config.js'].map((name) => `/home/report-lint/src/generated/${name}`);
  const installed = Object.keys(lock.packages).filter((path) => path.includes('saxes'));
  const parties = thirdPartiesIn([
    ...[...imported, 'buffer', 'events', 'readable-stream'].map((name) => `node_modules/${name}/index.js`),
    ...installed.map((path) => `${path}/saxes.js`),
    ...generated,
  ]);
  const bill = billOf(own, parties);

  test('name every package of the bundle', () => {
    const names = new Set(parties.map(({ name }) => name));
    expect([...names].sort()).toEqual(bundled.map(({ name }) => name).sort());
    expect(parties.filter(({ name }) => name === 'saxes')).toHaveLength(
      new Set(installed.map((path) => lock.packages[path].version)).size,
    );
  });

  test('have the notice of each, in full', () => {
    for (const { name, text } of parties) expect(text, name).toMatch(/copyright[\s\S]{400}/i);
    const notices = noticesOf(parties);
    for (const { name, version, text } of parties) {
      expect(notices).toContain(`${name} ${version} (`);
      expect(notices).toContain(text);
    }
  });

  test('have the notice of Adobe for its CMaps, only where these are bundled', () => {
    const notice = noticesOf(parties);
    expect(notice).toContain('Adobe CMap resources of pdfjs-dist');
    expect(notice).toContain('Copyright 1990-2009 Adobe Systems Incorporated.');
    expect(notice).toContain('DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER');
    expect(noticesOf(thirdPartiesIn(['node_modules/pdfjs-dist/legacy/build/pdf.mjs']))).not.toContain('Adobe Systems');
  });

  test('are CycloneDX: each package once, with its address, licence and hash', () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    const refs = bill.components.map((one) => one['bom-ref']);
    expect(new Set(refs).size).toBe(parties.length);
    expect(bill.dependencies).toEqual([{ ref: `${own.name}@${own.version}`, dependsOn: refs }]);
    for (const one of bill.components) {
      expect(one.purl).toBe(`pkg:npm/${one.name.replace('@', '%40')}@${one.version}`);
      const [{ alg, content }] = one.hashes as [{ alg: string; content: string }];
      const [path] = Object.entries<{ version: string; integrity?: string }>(lock.packages).find(
        ([path, { version }]) => path.endsWith(`node_modules/${one.name}`) && version === one.version,
      )!;
      expect([alg, `sha512-${Buffer.from(content, 'hex').toString('base64')}`]).toEqual([
        'SHA-512',
        lock.packages[path].integrity,
      ]);
    }
    expect(bill.components.find(({ name }) => name === 'pdfjs-dist')!.components).toEqual([
      { type: 'data', name: 'Adobe CMap resources', licenses: [{ license: { id: 'BSD-3-Clause' } }] },
    ]);
  });

  test('no licence asks for more than its notice', () => {
    const allowed = [
      'MIT',
      'ISC',
      'Apache-2.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      '(MIT OR GPL-3.0-or-later)',
      '(MIT AND Zlib)',
    ];
    expect(parties.filter(({ licence }) => !allowed.includes(licence))).toEqual([]);
  });
});
