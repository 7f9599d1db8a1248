import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly page: string;
  }
}

/** Returns the path of the page of this checkout, which the global set-up builds for the tests that import this module or `page.ts`. */
export function builtPage(): string {
  return inject('page');
}
