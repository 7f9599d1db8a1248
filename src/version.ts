import manifest from '../package.json' with { type: 'json' };

/** What the program calls itself. */
export const tool: { readonly name: string; readonly version: string } = {
  name: manifest.name,
  version: manifest.version,
};

const { homepage } = manifest as typeof manifest & { readonly homepage?: string };

/** The folder on the web that holds the pages of the rules; none as long as the package names no home. */
export const rulePages: string | undefined = homepage && `${homepage.replace(/\/?(?:#.*)?$/, '')}/docs/rules/`;
