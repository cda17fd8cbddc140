/** `axiswatch completion` and `axiswatch man`: what shells and man are told of the commands. */
import { oneLine } from '../app/format.ts';
import { codeOf, indicatorsOf } from '../domain/tree.ts';
import { completionScript, SHELLS } from '../report/completions.ts';
import { COMMANDS, GLOBAL_OPTIONS } from './catalog.ts';
import { flagOption, globalOptions, type Options } from './options.ts';
import { refusal, tell } from './refusal.ts';
import { openSession } from './session.ts';
import { releasedOn, versionOf } from './version.ts';
import type { ExitCode, World } from './world.ts';

/** Prints the completion script for a shell, or with `--indicators` the codes that a script offers. */
export async function completion(world: World, options: Options, name: string): Promise<ExitCode> {
  if (flagOption(options, 'indicators')) return indicators(world, options);
  const shell = SHELLS.find(
    (each) => each === name.toLowerCase() || (each === 'powershell' && name === 'pwsh'),
  );
  if (shell === undefined) {
    const what = name === '' ? 'name a shell' : `there is no script for "${name}"`;
    return tell(world, refusal(2, `${what}; use ${SHELLS.join(', ')}`).refusal);
  }
  world.out(completionScript(shell, COMMANDS, GLOBAL_OPTIONS));
  return 0;
}

/** A code and its title on each line, with a tab between. */
async function indicators(world: World, options: Options): Promise<ExitCode> {
  // A shell asks this while a person types: nothing is said around it.
  const unseen = { ...world, err: () => undefined };
  const opened = await openSession(unseen, globalOptions(options), { untouched: true });
  if (!opened.ok) return tell(world, opened.refusal);
  opened.value.store.close();
  const lines = indicatorsOf(opened.value.strategy).map(
    (each) => `${oneLine(codeOf(each))}\t${oneLine(each.title)}\n`,
  );
  world.out(lines.join(''));
  return 0;
}

/** Prints the man page as roff. */
export async function man(world: World): Promise<ExitCode> {
  const { manPage } = await import('../report/man-page.ts');
  world.out(
    manPage(COMMANDS, {
      version: versionOf(world),
      date: releasedOn(world),
      globals: GLOBAL_OPTIONS,
    }),
  );
  return 0;
}
