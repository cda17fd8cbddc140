import type { SerializedError } from 'vitest';
import type { TestCase, TestModule, Reporter as VitestReporter } from 'vitest/node';

/** Stands beside the default reporter: says why tests were skipped, and ends with one line of counts. */
export class Reporter implements VitestReporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string): TestCase[] =>
      tests.filter((test) => test.result().state === state);
    // A file that cannot be loaded has no tests to fail; it and an error outside any test count as one each.
    const broken = modules.filter((module) => module.errors().length > 0);
    const failed = inState('failed').length + broken.length + unhandledErrors.length;
    const skipped = inState('skipped');

    for (const [reason, count] of tally(skipped.map(reasonOf))) say(`skipped ${count}: ${reason}`);
    const vectors = inState('passed').filter((test) =>
      /(^|\/)vectors[^/]*$/.test(test.module.relativeModuleId),
    );
    if (vectors.length > 0)
      say(`vectors: ${sum(vectors.map(checksOf))} checks in ${vectors.length} tests`);
    say(`${inState('passed').length} passed, ${failed} failed, ${skipped.length} skipped`);
  }
}

/** The reason given to `skip()`, or the test's own name where none was given. */
function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' && result.note) || `${test.fullName} (no reason given)`;
}

/** How many comparisons one vector test made: what it left in `task.meta.checks`, else one. */
function checksOf(test: TestCase): number {
  const { checks } = test.meta();
  return typeof checks === 'number' ? checks : 1;
}

function tally(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

declare module 'vitest' {
  interface TaskMeta {
    /** How many comparisons a vector test made. */
    checks?: number;
  }
}
