import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes an empty folder for the running test, which is removed after it. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'report-lint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
