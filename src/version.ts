import manifest from '../package.json' with { type: 'json' };

/** What the program calls itself. */
export const tool: { readonly name: string; readonly version: string } = {
  name: manifest.name,
  version: manifest.version,
};
