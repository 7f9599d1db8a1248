import manifest from '../package.json' with { type: 'json' };

/** The name and version of the program. */
export const tool: { readonly name: string; readonly version: string } = {
  name: manifest.name,
  version: manifest.version,
};

const { homepage } = manifest as typeof manifest & { readonly homepage?: string };

/** The URL of the pages of the rules; undefined as long as the package has no `homepage`. */
export const rulePages: string | undefined = homepage && `${homepage.replace(/\/?(?:#.*)?$/, '')}/docs/rules/`;
