/** `axiswatch man`: the man page in `man` or a pager, as text, or as the source that `man` reads. */
import { join } from 'node:path';
import type { CommandSpec } from '../../cli/command-spec.ts';
import type { ExitCode, World } from '../../cli/io.ts';
import { flagOption, type Options } from '../../cli/options.ts';
import { runInTerminal } from '../../cli/run-in-terminal.ts';
import { releasedOn, versionOf } from '../../cli/version.ts';
import { type ManPage, manPage, manRoff, manText } from './man-page.ts';

/** Shows the page to a person in `man`, else in the pager that is named; prints it where there is neither and where it goes into a pipe; with `--roff`, its source. */
export async function man(
  world: World,
  options: Options,
  commands: readonly CommandSpec[],
  globals: CommandSpec['options'],
): Promise<ExitCode> {
  const page = manPage(commands, {
    version: versionOf(world),
    date: releasedOn(world),
    globals,
  });
  if (flagOption(options, 'roff')) world.out(manRoff(page));
  else if (!world.interactive() || !(await shown(world, page)))
    world.out(manText(page, world.columns()));
  return 0;
}

/** Whether `man` or a pager has shown the page. */
async function shown({ env, columns, programFolder }: World, page: ManPage): Promise<boolean> {
  // Where the build put it: a name is taken by every man, stdin is not.
  const source = join(programFolder, 'axiswatch.1');
  if ((await runInTerminal(['man', '-l', source], env, { silent: true })) === 0) return true;
  const named = [env.MANPAGER, env.PAGER].find((each) => (each ?? '').trim() !== '');
  if (named === undefined) return false;
  const input = manText(page, columns());
  return (await runInTerminal(named.trim().split(/\s+/), env, { input, silent: true })) === 0;
}
