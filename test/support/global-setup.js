import generate from '../../scripts/generate.js';

/** Makes what the tests need of the schemas, forms and pages; in CI, what the repository holds has to be up to date. */
export default () => generate({ check: process.env.CI !== undefined });
