import { relative, sep } from 'node:path';
import { findUp } from '../files/find-up.ts';

/**
 * Returns the `$schema` of a file in a folder: the path to the schema in the package, if it is installed in that folder or
 * above it. `folder` is absolute.
 */
export async function installedSchema(name: 'baseline' | 'config', folder: string): Promise<string | undefined> {
  const file = findUp(`node_modules/report-lint/schemas/${name}.schema.json`)(folder);
  if (file === undefined) return undefined;
  const path = relative(folder, file).replaceAll(sep, '/');
  return path.startsWith('.') ? path : `./${path}`;
}
