/** Recipes collected side by side: fetched one at a time from each host, read one after the other, each for itself. */
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Day, Observation, Problem, Result } from '../../core/model/model.ts';
import { isWebAddress } from '../../core/model/web-address.ts';
import {
  type Collection,
  isFileStatNewSinceCollection,
  type SourceFile,
} from '../../core/recipes/collection.ts';
import { recipeFieldInFileText } from '../../core/recipes/field-words.ts';
import { keptSourceCopyPath } from '../../core/recipes/kept-copy.ts';
import type { Skipped } from '../../core/recipes/read-rows.ts';
import type { Recipe } from '../../core/recipes/recipe-shape.ts';
import { createPrivateFolder, removeFileIfPresent } from '../files/files.ts';
import { readDiskTroubleReasonWithAdvice } from '../files/fs-errors.ts';
import { createTemporaryCopyFolder, removePrivateFolderIfPossible } from '../files/left-behind.ts';
import { readWholeFileBytes, readWholeFileLimitOfMachine } from '../files/read-whole.ts';
import { sha256 } from '../files/sha256.ts';
import { type Connections, type FetchLimits, fetchToFile, openHttpConnections } from './fetch.ts';
import { removeOldestFetchedCopiesOverLimit, writeKeptCopy } from './kept-copies.ts';
import { readStatsOfRecipeSourceFiles } from './source-file.ts';

/** A recipe that is to be collected, with what is remembered of it. */
export interface Task {
  readonly recipe: Recipe;
  readonly remembered: Collection;
}

/** What a file made by its recipe. */
export interface ReadFile {
  readonly observations: readonly Observation[];
  readonly skipped: readonly Skipped[];
  /** Rows below the header, ≥ 0. */
  readonly read: number;
}

/** What came of a recipe. */
export interface Collected {
  readonly id: string;
  /** Undefined where it failed, or nothing is new. */
  readonly made: ReadFile | undefined;
  /** What is to be remembered of it; undefined where it failed. */
  readonly remember: Collection | undefined;
  /** Why it failed; none: it did not. */
  readonly problems: readonly Problem[];
  /** Newer files of its pattern that it could not read, where it read an older one. */
  readonly passed: readonly Problem[];
}

export interface Collecting {
  readonly dataDir: string;
  readonly today: Day;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly userAgent: string;
  readonly limits: Omit<FetchLimits, 'bytes'>;
  readonly signal: AbortSignal;
  /** Makes observations of the bytes of a file, of which a copy is kept under this name, and that came from this address or path. */
  readonly read: (
    recipe: Recipe,
    bytes: Uint8Array,
    copy: string,
    address: string,
  ) => Promise<Result<ReadFile>>;
  /** Is told of each recipe as it begins. */
  readonly onStart: (recipe: Recipe) => void;
  /** Is told of each recipe as it is done. */
  readonly onDone: (collected: Collected) => void;
}

/** So many hosts are asked at a time. */
const HOSTS_AT_ONCE = 8;

/** What a recipe says, so that what it read is read again once it says something else. */
function saysOf(recipe: Recipe): string {
  // A file says the same wherever it lies; what an address calls its file is of that address.
  const from = isWebAddress(recipe.from) ? recipe.from : '';
  return sha256(JSON.stringify({ ...recipe, from })).slice(0, 16);
}

/** Fetches the sources of recipes side by side, keeps a copy of each and reads them into observations; proposes nothing. What fails is told of its recipe and disturbs no other. Throws where the signal is given. */
export async function fetchObservationsKeepingCopies(
  tasks: readonly Task[],
  collecting: Collecting,
): Promise<readonly Collected[]> {
  const { dataDir, env, signal } = collecting;
  createPrivateFolder(dataDir);
  const folder = createTemporaryCopyFolder(dataDir);
  const isSecure = tasks.some(({ recipe }) => /^https:/i.test(recipe.from));
  const connections = openHttpConnections(env, isSecure);
  // One file at a time is held in memory.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  const collected: Collected[] = [];
  const tell = (each: Collected): void => {
    collected.push(each);
    collecting.onDone(each);
  };
  const places = [...Map.groupBy(tasks, ({ recipe }) => recipe.from)];
  const hosts = [...Map.groupBy(places, ([from]) => hostOf(from)).values()];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < hosts.length; at = next++) {
      let isSilent = false;
      for (const [index, [from, of]] of (hosts[at] ?? []).entries()) {
        signal.throwIfAborted();
        const into = join(folder, `${at}-${index}`);
        for (const { recipe } of of.slice(0, 1)) collecting.onStart(recipe);
        // A server that says nothing is not waited for again and again.
        const came: Brought = isSilent
          ? notAsked(from)
          : await bring(connections, from, of, into, collecting);
        isSilent ||= !came.ok && came.isSilent === true;
        for (const task of of) tell(await inTurn(() => readOne(task, came, collecting)));
        removeFileIfPresent(into);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(HOSTS_AT_ONCE, hosts.length) }, worker));
    removeOldestFetchedCopiesOverLimit(dataDir);
    return collected;
  } finally {
    connections.close();
    removePrivateFolderIfPossible(folder);
  }
}

function hostOf(from: string): string {
  return isWebAddress(from) && URL.canParse(from) ? new URL(from).host : '';
}

/** A file that is there to be read; `path` undefined: nothing is new. */
interface Came {
  readonly path: string | undefined;
  readonly address: string;
  /** Where they lie on the disk, the newest first; none of an address. */
  readonly files: readonly SourceFile[];
  readonly etag?: string | undefined;
  readonly modified?: string | undefined;
}

/** What came, or why nothing did; `isSilent`: the server said nothing. */
type Brought =
  | { readonly ok: true; readonly value: Came }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly isSilent?: boolean };

function notAsked(from: string): Brought {
  const message = `was not asked for: ${hostOf(from)} did not answer for another recipe; collect again later`;
  return { ok: false, problems: [{ path: from, message }] };
}

async function bring(
  connections: Connections,
  from: string,
  tasks: readonly Task[],
  into: string,
  { dataDir, userAgent, limits, signal }: Collecting,
): Promise<Brought> {
  if (!isWebAddress(from)) {
    const found = readStatsOfRecipeSourceFiles(from, dataDir);
    if (!found.ok) return found;
    const path = found.value[0]?.path ?? from;
    return { ok: true, value: { path, address: path, files: found.value } };
  }
  // Only where all of them have read what the server calls so, and still say the same, is there no use in having it again.
  const [first] = tasks;
  const isKnown = tasks.every(
    ({ recipe, remembered: { etag, modified, says } }) =>
      etag === first?.remembered.etag &&
      modified === first?.remembered.modified &&
      says === saysOf(recipe),
  );
  const fetched = await fetchToFile(connections, {
    address: from,
    into,
    etag: isKnown ? first?.remembered.etag : undefined,
    modified: isKnown ? first?.remembered.modified : undefined,
    allow: allowedByAll(tasks),
    say: recipeFieldInFileText,
    userAgent,
    limits: { ...limits, bytes: readWholeFileLimitOfMachine() },
    signal,
  });
  if (!fetched.ok) return fetched;
  const { value } = fetched;
  return {
    ok: true,
    value: value.isNew
      ? {
          path: into,
          address: value.address,
          etag: value.etag,
          modified: value.modified,
          files: [],
        }
      : { path: undefined, address: from, files: [] },
  };
}

/** What every one of these recipes allows. */
function allowedByAll(tasks: readonly Task[]): readonly string[] {
  const [first] = tasks;
  return (first?.recipe.allow ?? []).filter((each) =>
    tasks.every(({ recipe }) => recipe.allow.includes(each)),
  );
}

/** Reads what came: of several files on the disk the newest that is read, where none of them was looked at before. */
async function readOne(task: Task, came: Brought, collecting: Collecting): Promise<Collected> {
  const { id } = task.recipe;
  if (!came.ok) return failed(id, came.problems);
  const { remembered } = task;
  const [newest] = came.value.files;
  if (newest === undefined) return readPath(task, came.value, collecting);
  const unseen = came.value.files.filter((file) => isFileStatNewSinceCollection(file, remembered));
  const passed: Problem[] = [];
  for (const { path } of unseen.length === 0 ? [newest] : unseen) {
    const read = await readPath(task, { path, address: path, files: [] }, collecting);
    const remember = read.remember && { ...read.remember, seen: newest };
    if (read.problems.length === 0) return { ...read, remember, passed };
    passed.push(...read.problems.slice(0, 1).map((problem) => placedIn(problem, path)));
  }
  return failed(id, passed.slice(0, 1));
}

/** A problem of a file with what that is called. */
function placedIn({ path, message }: Problem, file: string): Problem {
  const name = basename(file);
  const isNamed = path === file || path === '';
  return { path: isNamed ? name : `${name}, ${path}`, message };
}

function failed(id: string, problems: readonly Problem[]): Collected {
  return { id, made: undefined, remember: undefined, problems, passed: [] };
}

async function readPath(
  { recipe, remembered }: Task,
  { path, address, etag, modified }: Came,
  { dataDir, today, read }: Collecting,
): Promise<Collected> {
  const { id } = recipe;
  const same: Collected = {
    ...failed(id, []),
    remember: { ...remembered, collectedOn: today },
  };
  if (path === undefined) return same;
  try {
    // A pipe would be waited for, and a device never ends.
    if (!statSync(path).isFile()) return failed(id, [{ path, message: 'is no file; name one' }]);
    const bytes = readWholeFileBytes(path);
    const hash = sha256(bytes);
    const says = saysOf(recipe);
    const marks = { etag, modified, says };
    const isKnown = remembered.copies.at(-1)?.sha256 === hash && remembered.says === says;
    if (isKnown) return { ...same, remember: { ...remembered, ...marks, collectedOn: today } };
    const made = await read(recipe, bytes, keptSourceCopyPath(hash), address);
    if (!made.ok) return failed(id, made.problems);
    const kept = writeKeptCopy(dataDir, bytes, hash);
    if (!kept.ok) return failed(id, kept.problems);
    const copy = {
      readOn: today,
      address,
      sha256: hash,
      bytes: bytes.length,
      read: made.value.observations.length,
    };
    return {
      id,
      made: made.value,
      problems: [],
      passed: [],
      remember: {
        ...remembered,
        ...marks,
        collectedOn: today,
        copies: [...remembered.copies, copy],
      },
    };
  } catch (error) {
    return failed(id, [
      { path: address, message: `cannot be read: ${readDiskTroubleReasonWithAdvice(error)}` },
    ]);
  }
}
