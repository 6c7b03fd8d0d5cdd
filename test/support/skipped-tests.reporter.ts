import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Names every test that did not run. Under CI=true there is no excuse for one. */
export default class SkippedTestsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    if (skipped.length === 0) return;
    process.stderr.write(`Skipped:\n${skipped.map((test) => `  ${nameOf(test)}\n`).join('')}`);
    if (process.env['CI'] !== 'true') return;
    process.stderr.write('CI=true: a skipped test is a failure.\n');
    process.exitCode = 1;
  }
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}
