import { describe, expect, test } from 'vitest';
import { runPlainArgumentsWithoutParser } from '../../src/cli/program/direct.ts';
import { sampleShell, shell } from './tools.ts';

/** What these arguments do without the argument parser, and with it. */
async function bothWays(args: readonly string[]) {
  const { run, runWith } = await sampleShell();
  return [await runWith(runPlainArgumentsWithoutParser, args), await run(args)];
}

describe('without the argument parser', () => {
  test.each([
    [['status']],
    [['status', '--json']],
    [['status', '--short']],
    [['status', '--short', '--json']],
    [['status', '--as-of', '2026-06-01']],
    [['status', '--as-of', 'someday']],
    [['status', '--json', '--as-of', '2027-01-01']],
    [['status', '--no-color']],
    [['status', '--data-dir', '/dev/null/data']],
    [['status', '--strategy', '/nowhere/s.json']],
    [['ahead']],
    [['ahead', '--json']],
    [['ahead', '--to', '1y', '--as-of', '2026-06-01']],
    [['ahead', '--to', '9y']],
    [['ahead', '--to', 'soon', '--json']],
    [[]],
    [['--json']],
    [['--short']],
    [['--as-of', '2026-06-01']],
  ])('%j does what it does with it', async (args) => {
    const [direct, parsed] = await bothWays(args);
    expect(direct).toEqual(parsed);
  });

  test.each([
    [['status', '--jsno']],
    [['status', 'now']],
    [['status', '--help']],
    [['status', '--as-of']],
    [['status', '--as-of', '--json']],
    [['status', '--as-of=2026-06-01']],
    [['--json', 'status']],
    [['--exit-code']],
    [['--version']],
    [['status', '--to', '1y']],
    [['ahead', '--short']],
    [['status', '--color', 'pink']],
    [['ahead', '--data-dir', '']],
    [['ahead', '--format', 'ics']],
    [['ahead', '--to']],
    [['list']],
    [['nonsense']],
  ])('%j is left to it', async (args) => {
    const { runWith } = shell();
    expect(await runWith(runPlainArgumentsWithoutParser, args)).toBeUndefined();
  });

  test('axiswatch with an option of status is status, at a terminal too', async () => {
    const { run } = await sampleShell({ interactive: true });
    for (const options of [['--json'], ['--short'], ['--format', '{gauge}'], ['--exit-code']])
      expect(await run(options), String(options)).toEqual(await run(['status', ...options]));
    expect(await run(['--json', '--as-of', 'never'])).toEqual(
      await run(['status', '--json', '--as-of', 'never']),
    );
  });
});
