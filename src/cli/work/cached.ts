import { deserialize, serialize } from 'node:v8';
import { createSha256 } from '../../files/hash.ts';
import type { Store } from '../../files/store.ts';
import { forms as builtIn } from '../../forms.ts';
import { build } from '../../generated/build.ts';
import type { ChildReports } from '../../model/children.ts';
import { memoize } from '../../model/memoize.ts';
import type { ReferenceReports } from '../../model/reference.ts';
import type { LintedFile, LintFileOptions } from '../../run/lint-file.ts';
import { type BoundedWork, formsToText } from '../../work/job.ts';
import { arrive, depart, type Transfer } from '../../work/transfer.ts';

/** Returns a function that lints a file, or takes the result from a store if the same was linted in the same way before. */
export function cached(lint: BoundedWork['lint'], store: Store): BoundedWork['lint'] {
  return async (bytes, options) => {
    const { forms = builtIn } = options;
    const key = keyOf(bytes, options);
    const kept = await store.read(key);
    if (kept) return arrive(deserialize(kept) as Transfer<LintedFile>, forms);
    const linted = await lint(bytes, options);
    if (!isLasting(linted)) return linted;
    const transfer = depart(linted, forms);
    const value = serialize(transfer);
    arrive(transfer, forms);
    await store.write(key, value);
    return linted;
  };
}

/** True if the result depends on the file alone: not on a defect, or on how busy the machine was. */
function isLasting({ file: { problem } }: LintedFile): boolean {
  return problem?.code !== 'gave-up' && problem?.cause === undefined;
}

/** Hashes all that a result depends on: the file, all options, and the program. */
function keyOf(
  bytes: Uint8Array,
  { forms = builtIn, read: _, onStep: __, previous, children, ...options }: LintFileOptions,
): string {
  const references = [previous, children].map((one) => one && hashOf(one));
  const given = JSON.stringify([build, process.versions.v8, options, formsToText(forms), references]);
  const hash = createSha256();
  for (const part of [given, '\0', bytes]) hash.update(part);
  return hash.digest();
}

/** Hashes the reports with which those of a run are compared once for all files. */
const hashOf = memoize((references: ReferenceReports | ChildReports): string => {
  const hash = createSha256();
  hash.update(JSON.stringify(references));
  return hash.digest();
});
