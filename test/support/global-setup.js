import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildPage, pageName } from '../../scripts/build-page.js';
import generate from '../../scripts/generate.js';
import { hasEnded, owner } from '../../src/files/owner.ts';

/**
 * Makes what the tests need of the schemas, forms and pages; in CI, what the repository holds has to be up to date. Builds the
 * page for browsers if tests open it, for each run of `vitest --watch` anew.
 */
export default async (project) => {
  await generate({ check: process.env.CI !== undefined });
  const cache = resolve('node_modules/.cache/report-lint-page');
  const folder = join(cache, owner());
  mkdirSync(folder, { recursive: true });
  // A run that is killed leaves its folder behind.
  for (const name of readdirSync(cache)) {
    if (hasEnded(name)) rmSync(join(cache, name), { recursive: true, force: true });
  }
  const buildFor = async (tests) => {
    if (tests.some(usesPage)) await buildPage(folder);
  };
  project.onTestsRerun((tests) => buildFor(tests.map(({ moduleId }) => moduleId)));
  await buildFor(project.vitest.state.getPaths());
  project.provide('page', join(folder, pageName));
  return () => rmSync(folder, { recursive: true, force: true });
};

/** True for a test that opens the page, or reads it. */
function usesPage(test) {
  return /'\.\.\/support\/(?:built-)?page\.ts'/.test(readFileSync(test, 'utf8'));
}
