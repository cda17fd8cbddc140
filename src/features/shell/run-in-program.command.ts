/** Runs a command of the shell within the dashboard: the same code, whose answer and questions are shown there. */

import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CommandSpec } from '../../cli/command-spec.ts';
import { askYesOrNo } from '../../cli/confirm.ts';
import { INTERRUPTION, Interruption, type Io } from '../../cli/io.ts';
import { readListedStrategies, SHIPPED } from '../../cli/named-strategy.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import { printDamageAndGiveExitCode } from '../../cli/stand-in.ts';
import { isWebAddress } from '../../core/model/web-address.ts';
import { isRecipeOn } from '../../core/recipes/collection.ts';
import type { Pointed } from '../../core/recipes/teach.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import { readSettingsOrMoveBroken } from '../../store/files/settings.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import type { WaitingFor } from '../../tui/session.ts';
import type {
  CommandAnswer,
  CommandRun,
  DueRecipes,
  NamedStrategy,
  Pointing,
  ShellCommands,
} from '../../tui/shell-command.ts';
import {
  recipeColumnsPointedSoFarText,
  recipePointingLostOnLeavingText,
} from '../recipes/pointing-screen.ts';
import { isRecipeDue } from '../recipes/recipe-output.ts';
import { readDataFolderPath, readRecipesWithCollections } from '../recipes/recipe-rows.command.ts';

/** The commands as data, and what the disk knows of what they take. */
export async function readShellCommandsAndChoices(
  io: Io,
  options: Options,
  specs: readonly CommandSpec[],
): Promise<ShellCommands> {
  const unseen: Io = { ...io, err: () => undefined, tell: () => undefined };
  const { config } = readUserFolderPaths(io.env, pickGlobalOptions(options).dataDir);
  // those that cannot be read are left where they are: nobody is told here
  const { strategy } = readSettingsOrMoveBroken(config, true).settings;
  const listed = await readListedStrategies(unseen, options, strategy);
  const found = listed.flatMap(({ path, file }): readonly NamedStrategy[] => {
    if (file === undefined) return [];
    const title = terminalSafeOneLine(file.strategy.title);
    return path === undefined
      ? [{ name: SHIPPED, title: `${title} (${SHIPPED})` }]
      : [{ name: file.strategy.id, title }];
  });
  // of two files with one id the first is meant by it
  const byName = [...new Map(found.toReversed().map((each) => [each.name, each])).values()];
  const strategies = byName.toReversed().map(({ name, title }) => {
    const isShared = byName.some((other) => other.name !== name && other.title === title);
    return { name, title: isShared ? `${title} (${name})` : title };
  });
  return {
    commands: specs.map(({ run: _, ...words }) => words),
    folder: process.cwd(),
    strategies,
  };
}

/** How many recipes that are on can be collected now; a file that is missing is none. */
export function readDueRecipeCounts(io: Io, options: Options): DueRecipes {
  const { today } = io.readClock();
  const on = readRecipesWithCollections(io, readDataFolderPath(io, options)).filter(
    ({ recipe, remembered, isShipped }) =>
      recipe !== undefined && isRecipeOn(remembered, isShipped),
  );
  return {
    addresses: on.filter((row) => isWebAddress(row.recipe?.from ?? '') && isRecipeDue(row, today))
      .length,
    files: on.filter(({ hasNewFile: isNew }) => isNew).length,
  };
}

/** Runs a command with the options that the dashboard was started with; what it asks goes to the person at the dashboard. */
export async function runShellCommandFromDashboard(
  io: Io,
  options: Options,
  specs: readonly CommandSpec[],
  run: CommandRun,
  { ask, progress, stop }: WaitingFor,
): Promise<CommandAnswer> {
  const spec = specs.find(({ words }) => words === run.words);
  if (spec === undefined) return { done: false, out: '', said: [`there is no ${run.words}`] };
  let out = '';
  let about = '';
  let lost: string | undefined;
  let pointedAt = '';
  const said: string[] = [];
  const asked = (question: string, yesNo: boolean, pointing?: Pointing): Promise<string> =>
    new Promise((resolve, reject) => {
      const reply = (text: string | undefined): void =>
        text === undefined ? reject(new Interruption('nothing was written')) : resolve(text);
      const shown = `${pointedAt}${out}${about}`;
      about = '';
      ask({ shown, question, yesNo, pointing, lost, reply });
    });
  const within: Io = {
    ...io,
    // what is printed is drawn by the dashboard, which has colours of its own
    env: { ...io.env, AXISWATCH_AUTHOR: run.author, NO_COLOR: '1' },
    out: (text) => {
      out += text;
    },
    err: (text) => {
      said.push(text);
    },
    about: (text) => {
      about += text;
    },
    tell: (sentence) => {
      said.push(sentence);
    },
    progress,
    stop,
    quiet: false,
    json: false,
    standIns: new Set(),
    boards: new Set(),
    // nobody types into a command that runs within the dashboard
    readInput: async function* () {},
    interactive: () => false,
    watched: () => false,
    asks: () => true,
    ask: (question) => asked(question, false),
    confirm: async (question) => (await asked(question, true)) === 'y',
    point: async (name, table, before, stands) => {
      let pointed = before;
      const take = (after: Pointed): void => {
        pointed = after;
      };
      await asked('', false, { name, table, pointed, stands, take });
      lost = recipePointingLostOnLeavingText(pointed);
      pointedAt =
        lost === undefined
          ? ''
          : joinedLinesText(
              labelledParagraphTexts(
                `${terminalSafeOneLine(name)}: `,
                recipeColumnsPointedSoFarText(pointed),
                run.cells,
              ),
            );
      return pointed;
    },
    columns: () => run.cells,
    terminal: () => run.cells,
  };
  const file = run.file === undefined ? undefined : expandHomeFolder(run.file);
  const args = run.args.map(expandHomeFolder);
  const given = Object.entries(run.options).map(([name, value]) => [
    name,
    value === run.file && file !== undefined ? file : value,
  ]);
  try {
    const isThere = file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile();
    const force = isThere === true && spec.options.some(([flags]) => flags.startsWith('--force'));
    if (force && !(await askYesOrNo(within, `${file} is there already. Write over it?`)))
      return { done: false, out: '', said: ['nothing was written'] };
    const code = await spec.run(
      within,
      { ...options, color: false, ...Object.fromEntries(given), ...(force ? { force } : {}) },
      args,
    );
    return { done: printDamageAndGiveExitCode(within, code) === 0, out, said };
  } catch (error) {
    if (error instanceof Error && error.name === INTERRUPTION)
      return {
        done: false,
        out,
        said: [...said, stop.aborted ? `Stopped: ${error.message}.` : error.message],
      };
    (await import('../../cli/crash.ts')).writeCrashLog(within, error);
    return { done: false, out, said };
  }
}

/** A path whose first sign stands for the home folder, as a shell reads it. */
function expandHomeFolder(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
}
