/** `axiswatch man`: the man page in `man` or a pager, as text, or as the source that `man` reads. */
import { join } from 'node:path';
import type { CommandSpec } from '../../cli/command-spec.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { isSwitchGiven, type Options } from '../../cli/options.ts';
import { runProgramInTerminal } from '../../cli/run-in-terminal.ts';
import { readProgramReleaseDay, readProgramVersion } from '../../cli/version.ts';
import { type ManPage, makeManPage, manRoff, manText } from './man-page.ts';

/** Shows the page to a person in `man`, else in the pager that is named; prints it where there is neither and where it goes into a pipe; with `--roff`, its source. */
export async function manCommand(
  io: Io,
  options: Options,
  commands: readonly CommandSpec[],
  globals: CommandSpec['options'],
): Promise<ExitCode> {
  const page = makeManPage(commands, {
    version: readProgramVersion(io),
    date: readProgramReleaseDay(io),
    globals,
  });
  if (isSwitchGiven(options, 'roff')) io.out(manRoff(page));
  else if (!io.interactive() || !(await showManPage(io, page))) io.out(manText(page, io.columns()));
  return 0;
}

/** Whether `man` or a pager has shown the page. */
async function showManPage({ env, columns, programFolder }: Io, page: ManPage): Promise<boolean> {
  // Where the build put it: a name is taken by every man, stdin is not.
  const source = join(programFolder, 'axiswatch.1');
  if ((await runProgramInTerminal(['man', '-l', source], env, { silent: true })) === 0) return true;
  const named = [env.MANPAGER, env.PAGER].find((each) => (each ?? '').trim() !== '');
  if (named === undefined) return false;
  const input = manText(page, columns());
  return (
    (await runProgramInTerminal(named.trim().split(/\s+/), env, { input, silent: true })) === 0
  );
}
