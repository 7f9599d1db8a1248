// What the bundle in dist/ contains of others: their notices, and a bill of materials.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Parts of packages, and files that come with one, which scripts/generate.js puts into a module of the program. */
const embedded = [
  { in: /\/src\/generated\/validate-[\w-]+\.js$/, folder: 'node_modules/ajv' },
  {
    in: /\/src\/generated\/cmaps\.ts$/,
    folder: 'node_modules/pdfjs-dist',
    data: { name: 'Adobe CMap resources', licence: 'BSD-3-Clause', file: 'cmaps/LICENSE' },
  },
];

/**
 * Returns the packages that modules, given by their paths, are from, by folder: name, version, licence (SPDX), the text of its
 * notice, the hash of the tarball (`sha512-…`), and `data`, files with a licence of their own.
 */
export function thirdPartiesIn(moduleIds) {
  const ids = moduleIds.map((id) => id.replaceAll('\\', '/'));
  const used = embedded.filter((one) => ids.some((id) => one.in.test(id)));
  const folders = [
    ...ids.flatMap((id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? []),
    ...used.map(({ folder }) => folder),
  ].map((folder) => relative('', folder).replaceAll('\\', '/'));
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const all = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license: licence, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const data = used.flatMap((one) => (one.folder === folder && one.data ? [dataOf(folder, one.data)] : []));
    const text = noticeIn(folder) ?? standardNotice(licence, author?.name ?? author);
    return { name, version, licence, text, integrity: packages[folder]?.integrity, data };
  });
  // A version may be installed in several folders.
  return [...new Map(all.map((party) => [`${party.name}@${party.version}`, party])).values()];
}

function dataOf(folder, { name, licence, file }) {
  const text = readFileSync(join(folder, file), 'utf8').replaceAll(/^%%Copyright: ?/gm, '');
  return { name, licence, text: text.trim() };
}

function noticeIn(folder) {
  const name = readdirSync(folder).find((one) => /^licen[cs]e(?:-mit)?(?:\.(?:md|markdown|txt))?$/i.test(one));
  return name && readFileSync(join(folder, name), 'utf8').trim();
}

/** The notice of a package that comes without one. */
function standardNotice(licence, author) {
  const terms = {
    MIT: 'node_modules/chalk/license',
    ISC: 'node_modules/inherits/LICENSE',
    'Apache-2.0': 'node_modules/pdfjs-dist/LICENSE',
  }[licence];
  if (!terms || !author || !existsSync(terms)) throw new Error(`no notice for a package under ${licence}`);
  const text = readFileSync(terms, 'utf8').replaceAll(/^.*Copyright \(c\).*\n+/gim, '');
  return `Copyright (c) ${author}\n\n${text.trim()}`;
}

/** Returns the notices as one text, each below its name, version and licence. */
export function noticesOf(parties) {
  const notice = ({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}`;
  const all = parties.flatMap((party) => [
    notice(party),
    ...party.data.map((data) => notice({ ...data, version: `of ${party.name} ${party.version}` })),
  ]);
  return `${all.join('\n\n')}\n`;
}

/** Returns the bill of materials of a program, as CycloneDX 1.6 has it. It has no date: the same bundle gives the same bill. */
export function billOf({ name, version, license }, parties) {
  const own = { type: 'application', 'bom-ref': `${name}@${version}`, name, version, ...licences(license) };
  const components = parties.map((party) => ({
    type: 'library',
    'bom-ref': `${party.name}@${party.version}`,
    name: party.name,
    version: party.version,
    ...licences(party.licence),
    purl: `pkg:npm/${party.name.replace('@', '%40')}@${party.version}`,
    hashes: [
      { alg: 'SHA-512', content: Buffer.from(party.integrity.slice('sha512-'.length), 'base64').toString('hex') },
    ],
    ...(party.data.length > 0 && {
      components: party.data.map((data) => ({ type: 'data', name: data.name, ...licences(data.licence) })),
    }),
  }));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: own },
    components,
    dependencies: [{ ref: own['bom-ref'], dependsOn: components.map((one) => one['bom-ref']) }],
  };
}

function licences(licence) {
  return { licenses: [/[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } }] };
}
