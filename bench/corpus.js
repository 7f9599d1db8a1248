import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Figures of real reports with their editions, where these lie beside the checkout. */
export function corpus() {
  const folder = '../shared/corpus';
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name, 'figures.json'))
    .filter(existsSync)
    .map((path) => JSON.parse(readFileSync(path, 'utf8')));
}
