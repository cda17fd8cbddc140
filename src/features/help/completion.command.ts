/** `axiswatch completion`: what shells are told of the commands. */

import { join } from 'node:path';
import type { CommandSpec } from '../../cli/command-spec.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { readListedStrategies, SHIPPED } from '../../cli/named-strategy.ts';
import { isSwitchGiven, type Options, pickGlobalOptions } from '../../cli/options.ts';
import { printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { type CommandSession, openSession } from '../../cli/session.ts';
import { ioNotAffectingExitCode } from '../../cli/stand-in.ts';
import { isIndicator } from '../../core/model/model.ts';
import { indicatorsOfStrategy, nodeCodeOf, nodePlacesOf } from '../../core/model/tree.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import {
  type CompletionPlace,
  completionScript,
  type Kind,
  type Offer,
  SHELLS,
  shellCompletionsForLastWord,
} from './completion.ts';

/** Prints the completion script for a shell, or with `--offer` what may stand in the place of the last of the words. */
export async function completionCommand(
  io: Io,
  options: Options,
  words: readonly string[],
  commands: readonly CommandSpec[],
  globals: CommandSpec['options'],
): Promise<ExitCode> {
  if (isSwitchGiven(options, 'offer')) return printOffers(io, options, words, commands, globals);
  const [name = ''] = words;
  const shell = SHELLS.find(
    (each) => each === name.toLowerCase() || (each === 'powershell' && name === 'pwsh'),
  );
  if (shell === undefined || words.length > 1) {
    const what = name === '' ? 'name a shell' : `there is no script for "${words.join(' ')}"`;
    return printRefusal(io, refusalOutcome(2, `${what}; use ${SHELLS.join(', ')}`).refusal);
  }
  io.out(completionScript(shell));
  return 0;
}

/** Words that need no quotes in any shell, and are no option. */
const UNQUOTED = /^[\p{L}\p{N}][\p{L}\p{N}.:_-]*$/u;

/** `files` or `words`, then a word and what it means on each line, with a tab between. */
async function printOffers(
  io: Io,
  options: Options,
  words: readonly string[],
  commands: readonly CommandSpec[],
  globals: CommandSpec['options'],
): Promise<ExitCode> {
  // PowerShell hands on the quotes of a word that is not typed yet.
  const last = (words.at(-1) ?? '').replace(/^["']+/, '');
  const place = shellCompletionsForLastWord([...words.slice(0, -1), last], commands, globals);
  const { before, typed, kind } = place;
  // A shell takes the word as it is: nothing in it may mean something to the shell.
  const known = (await readOffers(io, options, place)).filter(([word]) => UNQUOTED.test(word));
  const offers = [...place.offers, ...known].filter(([word]) =>
    word.toLowerCase().startsWith(typed.toLowerCase()),
  );
  const lines = offers.map(([word, does]) => `${before}${word}\t${terminalSafeOneLine(does)}\n`);
  const files = kind === 'files' || (kind === 'strategies' && lines.length === 0);
  io.out(`${files ? 'files' : 'words'}\n${lines.join('')}`);
  return 0;
}

/** What the board or the disk knows; nothing where it cannot be read. */
async function readOffers(
  io: Io,
  options: Options,
  { kind, given }: CompletionPlace,
): Promise<readonly Offer[]> {
  if (kind === undefined || kind === 'files') return [];
  // A shell asks this while a person types: nothing is said around it.
  const unseen = ioNotAffectingExitCode({ ...io, err: () => undefined });
  const meant = {
    ...options,
    strategy: given.get('--strategy') ?? options.strategy,
    dataDir: given.get('--data-dir') ?? options.dataDir,
  };
  if (kind === 'strategies') return readStrategyOffers(io, meant);
  if (kind === 'recipes') return recipeOffers(io, meant);
  const opened = await openSession(unseen, pickGlobalOptions(meant), { untouched: true });
  if (!opened.ok) return [];
  try {
    return offersOf(opened.value, kind);
  } finally {
    opened.value.store.close();
  }
}

/** The strategies that can be named, each with its title. */
async function readStrategyOffers(io: Io, options: Options): Promise<readonly Offer[]> {
  const listed = await readListedStrategies(io, options, undefined);
  return listed.flatMap(({ path, file }): readonly Offer[] => {
    if (file === undefined) return [];
    return [[path === undefined ? SHIPPED : file.strategy.id, file.strategy.title]];
  });
}

/** The recipes that can be named, each with its title. */
async function recipeOffers(io: Io, options: Options): Promise<readonly Offer[]> {
  const { readRecipes } = await import('../../store/recipes/recipe-files.ts');
  const { data } = readUserFolderPaths(io.env, pickGlobalOptions(options).dataDir);
  return readRecipes(join(io.packageRoot, 'data'), data).map(({ id, recipe }) => [
    id,
    recipe?.title ?? '',
  ]);
}

function offersOf(
  { strategy, store }: CommandSession,
  kind: Exclude<Kind, 'files' | 'strategies' | 'recipes'>,
): readonly Offer[] {
  const titled = ({ id, title }: { readonly id: string; readonly title: string }): Offer => [
    id,
    title,
  ];
  switch (kind) {
    case 'indicators':
      return indicatorsOfStrategy(strategy).map((each) => [nodeCodeOf(each), each.title]);
    case 'nodes':
      return [...nodePlacesOf(strategy).values()].map(({ node }) =>
        isIndicator(node) ? [nodeCodeOf(node), node.title] : titled(node),
      );
    case 'bands':
      return strategy.bands.map(titled);
    case 'events':
      return store
        .events()
        .map(({ id, day, title }): Offer => [id, `${dayText(day)} ${title}`])
        .reverse();
    case 'assessments':
      return [
        ['last', 'the newest one'],
        ...store
          .assessments()
          .map(({ id, author, asOf }): Offer => [id, `${author}, of ${dayText(asOf)}`])
          .reverse(),
      ];
    case 'scenarios':
      return store.scenarios().map(({ name, author }) => [name, `saved by ${author}`]);
  }
}
