import type { Reporter, TestModule } from 'vitest/node';

/** Fails a run in which a test was skipped: in CI nothing is left out unseen. What cannot run there is in CONTRIBUTING.md. */
export default class NoSkips implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap(({ children }) => [...children.allTests('skipped')]);
    if (skipped.length === 0) return;
    for (const { module, fullName } of skipped) console.error(`skipped: ${module.relativeModuleId} > ${fullName}`);
    process.exitCode = 1;
  }
}
