/** `axiswatch collect`: the recipes that are due, side by side, into the inbox. Nothing else goes to the network. */
import { basename } from 'node:path';
import { type ExitCode, INTERRUPTING, Interruption, type Io } from '../../cli/io.ts';
import { isSwitchGiven, type Options, pickGlobalOptions } from '../../cli/options.ts';
import { makeTerminalProgressBar } from '../../cli/progress.ts';
import { type Outcome, printRefusal, takeBackHintText } from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import { readUserAgent } from '../../cli/version.ts';
import type { WrittenProposals } from '../../core/journal/journal-port.ts';
import type { Day } from '../../core/model/model.ts';
import { isWebAddress } from '../../core/model/web-address.ts';
import { type Collection, isRecipeOn, recipeDueDay } from '../../core/recipes/collection.ts';
import {
  type Collected,
  fetchObservationsKeepingCopies,
  type Task,
} from '../../store/recipes/collect.ts';
import { USUAL_LIMITS } from '../../store/recipes/fetch.ts';
import { writeCollectionFile } from '../../store/recipes/kept-copies.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, jsonText } from '../../text/output.ts';
import {
  anyRecipeNextDueText,
  collectedRecipesJson,
  collectedRecipesTexts,
  recipeNextDueText,
} from './collected-output.ts';
import { isRecipeDue, type RecipeRow } from './recipe-output.ts';
import {
  findRecipeRowOrRefuse,
  parseFileBytesByRecipe,
  readDataFolderPath,
  readRecipesWithCollections,
} from './recipe-rows.command.ts';

const NOTHING: WrittenProposals = {
  recorded: 0,
  rows: [],
  skipped: { open: 0, refused: 0, standing: 0 },
};

/**
 * Collects the recipes that are on and due, or those that are named, and proposes what they make as one action. What fails
 * is told of its recipe and disturbs no other; the exit code is then 1.
 */
export async function collectRecipesCommand(
  io: Io,
  options: Options,
  names: readonly string[],
): Promise<ExitCode> {
  const dataDir = readDataFolderPath(io, options);
  const rows = readRecipesWithCollections(io, dataDir);
  const { today } = io.readClock();
  const chosen = chosenRecipes(rows, names, isSwitchGiven(options, 'all'), today);
  if (!chosen.ok) return printRefusal(io, chosen.refusal);
  const again = isSwitchGiven(options, 'again');
  const tasks = chosen.value.flatMap(({ recipe, remembered }): Task[] =>
    recipe === undefined
      ? []
      : [{ recipe, remembered: again ? collectionWithoutCacheValidators(remembered) : remembered }],
  );
  return collectRecipesAndPropose(io, options, tasks, chosen.value.flatMap(brokenOf));
}

/** Fetches what the recipes name, records what they make as proposals, prints what came of each, the broken ones too, and gives the exit code; the next due day that it prints is that of any recipe, or of the one with `id`. */
export async function collectRecipesAndPropose(
  io: Io,
  options: Options,
  tasks: readonly Task[],
  broken: readonly Collected[],
  id?: string,
): Promise<ExitCode> {
  const opened = await openSession(io, pickGlobalOptions(options), {
    writes: 'what is published is read today',
  });
  if (!opened.ok) return printRefusal(io, opened.refusal);
  const { strategy, store, today } = opened.value;
  const dataDir = readDataFolderPath(io, options);
  const interruption = new AbortController();
  const stopped = (): void => interruption.abort('SIGINT');
  io.stop?.addEventListener('abort', stopped);
  const interrupt = (name: NodeJS.Signals): void => interruption.abort(name);
  for (const name of INTERRUPTING) process.once(name, interrupt);
  const progress = makeTerminalProgressBar(io);
  try {
    if (store.readOnly !== undefined)
      return printRefusal(io, {
        exitCode: 1,
        problems: [{ path: store.path, message: `nothing was collected: ${store.readOnly}` }],
      });
    let [done, readings] = [0, 0];
    const collected = await fetchObservationsKeepingCopies(tasks, {
      dataDir,
      today,
      env: io.env,
      limits: USUAL_LIMITS,
      signal: interruption.signal,
      userAgent: readUserAgent(io),
      read: (recipe, bytes, archived, address) =>
        parseFileBytesByRecipe(recipe, bytes, strategy, today, { archived, address }),
      onStart: ({ title }) => {
        const place = `${Math.min(tasks.length, done + 1)} of ${tasks.length}`;
        io.progress?.(terminalSafeOneLine(`collecting ${place}: ${title}…`));
      },
      onDone: ({ made }) => {
        done += 1;
        readings += made?.observations.length ?? 0;
        progress.say('collecting', readings, done / tasks.length);
      },
    });
    progress.end();
    const all = [...collected, ...broken].sort((a, b) => (a.id < b.id ? -1 : 1));
    const proposed = all.flatMap(({ made }) =>
      (made?.observations ?? []).map((observation) => ({ kind: 'reading' as const, observation })),
    );
    const written = proposed.length === 0 ? undefined : store.propose(proposed);
    if (written?.ok === false) return printRefusal(io, written);
    // Only what waits in the inbox is remembered as read.
    for (const { id, remember } of all) {
      const kept = remember === undefined ? undefined : writeCollectionFile(dataDir, id, remember);
      if (kept?.ok === false) return printRefusal(io, kept);
    }
    const proposals = written?.value ?? NOTHING;
    const rows = readRecipesWithCollections(io, dataDir);
    const next = nextDue(rows, today);
    const own = id === undefined ? undefined : rows.filter((row) => row.id === id);
    if (io.json) io.out(jsonText(collectedRecipesJson(all, proposals, next, today)));
    else if (!io.quiet || all.some(hasFailed)) {
      const hint = takeBackHintText(io, proposals.recorded);
      io.out(
        joinedLinesText(
          collectedRecipesTexts(all, proposals, {
            when:
              own === undefined
                ? anyRecipeNextDueText(next, today, brokenOnOf(rows))
                : recipeNextDueText(
                    nextDue(own, today),
                    today,
                    !own.some(({ recipe }) => isWebAddress(recipe?.from ?? '')),
                  ),
            strategy,
            undo: hint,
            cells: io.columns(),
            opens: io.tell === undefined ? ': "axiswatch inbox"' : ' in the inbox',
          }),
        ),
      );
    }
    return all.some(hasFailed) ? 1 : 0;
  } catch (error) {
    const { aborted, reason } = interruption.signal;
    if (aborted) throw new Interruption('nothing was proposed', reason);
    throw error;
  } finally {
    for (const name of INTERRUPTING) process.off(name, interrupt);
    io.stop?.removeEventListener('abort', stopped);
    progress.end();
    store.close();
  }
}

/** A collection without the ETag, the date and the recipe of the last time, so that the source is read anew. */
export function collectionWithoutCacheValidators({
  etag: _,
  modified: __,
  says: ___,
  ...remembered
}: Collection): Collection {
  return remembered;
}

function hasFailed({ problems }: Collected): boolean {
  return problems.length > 0;
}

function brokenOf({ id, path, recipe, problems }: RecipeRow): readonly Collected[] {
  const placed = problems.map((problem) => {
    const { path: field, where = field } = problem;
    return { ...problem, where: where === path ? where : `${basename(path)}, ${where}` };
  });
  return recipe === undefined
    ? [{ id, made: undefined, remember: undefined, problems: placed, passed: [] }]
    : [];
}

/** The id of a recipe that is on and cannot be read; undefined: there is none. */
function brokenOnOf(rows: readonly RecipeRow[]): string | undefined {
  return rows.find((row) => isRowOn(row) && row.recipe === undefined)?.id;
}

/** Those that are named, or those that are on and due, or with `all` those that are on. */
function chosenRecipes(
  rows: readonly RecipeRow[],
  names: readonly string[],
  all: boolean,
  today: Day,
): Outcome<readonly RecipeRow[]> {
  if (names.length === 0)
    return {
      ok: true,
      value: rows.filter((row) => isRowOn(row) && (all || isRecipeDue(row, today))),
    };
  const found: RecipeRow[] = [];
  for (const name of new Set(names)) {
    const named = findRecipeRowOrRefuse(rows, name);
    if (!named.ok) return named;
    found.push(named.value);
  }
  return { ok: true, value: found };
}

function isRowOn({ remembered, isShipped }: RecipeRow): boolean {
  return isRecipeOn(remembered, isShipped);
}

function nextDue(rows: readonly RecipeRow[], today: Day): Day | undefined {
  const days = rows.filter(isRowOn).flatMap((row) => {
    if (row.recipe === undefined) return [];
    return [isRecipeDue(row, today) ? today : (recipeDueDay(row.recipe, row.remembered) ?? today)];
  });
  return days.toSorted()[0];
}
