import type { Document } from '../../document.ts';
export function readOdt(_bytes: Uint8Array, path: string): Document {
  return { path, format: 'odt', blocks: [], notices: [] };
}
