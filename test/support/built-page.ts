import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage, pageName } from '../../scripts/build-page.js';
import { hasEnded, owner } from '../../src/files/owner.ts';

let built: Promise<string> | undefined;

/** Builds the page of this checkout, once for all tests of a worker, and returns its path. */
export function builtPage(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const cache = 'node_modules/.cache/report-lint-page';
  const folder = join(cache, owner());
  mkdirSync(folder, { recursive: true });
  // A worker cannot remove its folder when it ends; a later one does.
  for (const name of readdirSync(cache)) {
    if (hasEnded(name)) rmSync(join(cache, name), { recursive: true, force: true });
  }
  await buildPage(folder);
  return join(process.cwd(), folder, pageName);
}
