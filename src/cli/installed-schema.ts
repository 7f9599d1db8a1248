import { relative, sep } from 'node:path';
import { upwards } from '../files/find-up.ts';

/**
 * The schema of a file that is written into a folder, as its `$schema`: a path into the package installed in that folder or
 * above it. Undefined where there is none. `folder` is absolute.
 */
export async function installedSchema(name: 'baseline' | 'config', folder: string): Promise<string | undefined> {
  const file = await upwards(`node_modules/report-lint/schemas/${name}.schema.json`)(folder);
  if (file === undefined) return undefined;
  const path = relative(folder, file).replaceAll(sep, '/');
  return path.startsWith('.') ? path : `./${path}`;
}
