import type { Values } from '../../config/config.ts';
import type { Common, Request } from '../request.ts';

/** What the definition of a command is given. */
export interface Asking {
  /** The text of the language that help is in. */
  readonly t: (zh: string, en: string) => string;
  /** What every request has, with values of its own that lie over the configuration's. */
  readonly common: (values?: { readonly [Key in keyof Values]: Values[Key] | undefined }) => Common;
  /** Takes what the command line asks for. */
  readonly ask: (request: Request) => void;
}
