import { ArtifactError, UnrelatedFileError, type UserError } from '../model/errors.ts';
import type { Form } from '../model/form.ts';
import type { Report } from '../model/report.ts';

/** A file whose reports others are compared with: its reports and the forms for which it was read, or why it has none. */
export type ReferenceFile = {
  readonly path: string;
  /** True if the user named this very file. */
  readonly isNamed: boolean;
} & ({ readonly reports: readonly Report[]; readonly forms: readonly Form[] } | { readonly problem: UserError });

/** True for what may lie in a folder of reports, and is none. */
export function isOther(error: UserError): boolean {
  return error instanceof ArtifactError || error instanceof UnrelatedFileError;
}
