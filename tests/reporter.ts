import type { SerializedError } from 'vitest';
import type { TestCase, TestModule, Reporter as VitestReporter } from 'vitest/node';

/** Stands beside the default reporter: says why tests were skipped, and ends with one line of counts. */
export class Reporter implements VitestReporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string): TestCase[] =>
      tests.filter((test) => test.result().state === state);
    // A file that cannot be loaded, and an error outside any test, count as one each.
    const broken = modules.filter((module) => module.errors().length > 0);
    const failed = inState('failed').length + broken.length + errors.length;
    const skipped = inState('skipped');
    for (const [reason, { length }] of Map.groupBy(skipped, reasonOf))
      say(`skipped ${length}: ${reason}`);
    say(`${inState('passed').length} passed, ${failed} failed, ${skipped.length} skipped`);
  }
}

/** The reason given to `skip()`, or the test's own name where none was given. */
function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' && result.note) || `${test.fullName} (no reason given)`;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
