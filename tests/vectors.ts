/** Published data with expected results, in the folder named by AXISWATCH_VECTORS; they stay outside the repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, type TestContext, test } from 'vitest';

const folder = process.env.AXISWATCH_VECTORS;

/** A file of the vectors as text. */
export function vectorText(file: string): string {
  return readFileSync(join(folder ?? '', file), 'utf8');
}

/** The names of the files of one of its folders, in order. */
export function vectorFiles(name: string): readonly string[] {
  return readdirSync(join(folder ?? '', name)).sort();
}

/** A JSON file of the vectors. */
export function vectorJson(file: string): unknown {
  return JSON.parse(vectorText(file));
}

/** A CSV file of the vectors, by column. */
export function vectorRows(file: string): readonly Readonly<Record<string, string>>[] {
  const rows: unknown = parse(vectorText(file), { columns: true });
  if (!Array.isArray(rows)) throw new Error(`${file} has no rows`);
  return rows;
}

/** Compares and counts. */
export interface Judge {
  /** One comparison: missing as missing, a number to within the tolerance, anything else as it is. */
  readonly check: (actual: unknown, expected: unknown, tolerance: number, what: string) => void;
  readonly count: () => number;
}

/** A test on the vectors that leaves behind how many comparisons it made; skipped, saying so, without them. */
export function vectorTest(title: string, run: (judge: Judge) => void): void {
  test(title, (context: TestContext) => {
    if (folder === undefined)
      context.skip('the folder of vectors is not named by AXISWATCH_VECTORS');
    let checks = 0;
    run({
      check: (actual, expected, tolerance, what) => {
        checks += 1;
        if (typeof expected !== 'number') expect(actual ?? null, what).toEqual(expected ?? null);
        else if (typeof actual !== 'number' || !(Math.abs(actual - expected) <= tolerance)) {
          expect.fail(`${what}: expected ${expected} ± ${tolerance}, found ${String(actual)}`);
        }
      },
      count: () => checks,
    });
    expect(checks, 'comparisons made').toBeGreaterThan(0);
    context.task.meta.checks = checks;
  });
}
