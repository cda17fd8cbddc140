/** Recipes collected side by side: fetched one at a time from each host, read one after the other, each for itself. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Day, Observation, Problem, Result } from '../../core/model/model.ts';
import { isAddress } from '../../core/recipes/address.ts';
import type { Collection } from '../../core/recipes/collection.ts';
import type { Skipped } from '../../core/recipes/read-rows.ts';
import type { Recipe } from '../../core/recipes/recipe-shape.ts';
import { makePrivateFolder, removeFileIfPresent } from '../files/files.ts';
import { fileErrorAdvice } from '../files/fs-errors.ts';
import { makeCopyFolder, removeFolder } from '../files/left-behind.ts';
import { readWhole, wholeFileLimit } from '../files/read-whole.ts';
import { sha256 } from '../files/sha256.ts';
import { type Connections, type FetchLimits, fetchToFile, openConnections } from './fetch.ts';
import { copyName, keepCopy, removeOldestCopies } from './kept-copies.ts';
import { newestSourceFile } from './source-file.ts';

/** A recipe that is to be collected, with what is remembered of it. */
export interface Task {
  readonly recipe: Recipe;
  readonly remembered: Collection;
}

/** What a file made by its recipe. */
export interface ReadFile {
  readonly observations: readonly Observation[];
  readonly skipped: readonly Skipped[];
  /** Rows below the header. */
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
  /** Is told of each recipe as it is done. */
  readonly onDone: (collected: Collected) => void;
}

/** So many hosts are asked at a time. */
const HOSTS_AT_ONCE = 8;
/** So many copies of a recipe are remembered by name. */
const MOST_COPIES = 400;

/** What a recipe says, so that what it read is read again once it says something else. */
function saysOf(recipe: Recipe): string {
  return sha256(JSON.stringify(recipe)).slice(0, 16);
}

/** Collects recipes; what fails is told of its recipe and disturbs no other. Throws where the signal is given. */
export async function collectRecipes(
  tasks: readonly Task[],
  collecting: Collecting,
): Promise<readonly Collected[]> {
  const { dataDir, env, signal } = collecting;
  makePrivateFolder(dataDir);
  const folder = makeCopyFolder(dataDir);
  const isSecure = tasks.some(({ recipe }) => /^https:/i.test(recipe.from));
  const connections = openConnections(env, isSecure);
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
    removeOldestCopies(dataDir);
    return collected;
  } finally {
    connections.close();
    removeFolder(folder);
  }
}

function hostOf(from: string): string {
  return isAddress(from) && URL.canParse(from) ? new URL(from).host : '';
}

/** A file that is there to be read; `path` undefined: nothing is new. */
interface Came {
  readonly path: string | undefined;
  readonly address: string;
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
  if (!isAddress(from)) {
    const found = newestSourceFile(from, dataDir);
    return found.ok ? { ok: true, value: { path: found.value, address: found.value } } : found;
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
    userAgent,
    limits: { ...limits, bytes: wholeFileLimit() },
    signal,
  });
  if (!fetched.ok) return fetched;
  const { value } = fetched;
  return {
    ok: true,
    value: value.isNew
      ? { path: into, address: value.address, etag: value.etag, modified: value.modified }
      : { path: undefined, address: from },
  };
}

/** What every one of these recipes allows. */
function allowedByAll(tasks: readonly Task[]): readonly string[] {
  const [first] = tasks;
  return (first?.recipe.allow ?? []).filter((each) =>
    tasks.every(({ recipe }) => recipe.allow.includes(each)),
  );
}

async function readOne(
  { recipe, remembered }: Task,
  came: Brought,
  { dataDir, today, read }: Collecting,
): Promise<Collected> {
  const { id } = recipe;
  const failed = (problems: readonly Problem[]): Collected => ({
    id,
    made: undefined,
    remember: undefined,
    problems,
  });
  const same: Collected = {
    id,
    made: undefined,
    remember: { ...remembered, collectedOn: today },
    problems: [],
  };
  if (!came.ok) return failed(came.problems);
  const { path, address, etag, modified } = came.value;
  if (path === undefined) return same;
  try {
    // A pipe would be waited for, and a device never ends.
    if (!statSync(path).isFile()) return failed([{ path, message: 'is no file; name one' }]);
    const bytes = readWhole(path);
    const hash = sha256(bytes);
    const says = saysOf(recipe);
    const marks = { etag, modified, says };
    const isKnown = remembered.copies.at(-1)?.sha256 === hash && remembered.says === says;
    if (isKnown) return { ...same, remember: { ...remembered, ...marks, collectedOn: today } };
    const made = await read(recipe, bytes, copyName(hash), address);
    if (!made.ok) return failed(made.problems);
    const kept = keepCopy(dataDir, bytes, hash);
    if (!kept.ok) return failed(kept.problems);
    const copy = {
      ...{ readOn: today, address, sha256: hash, bytes: bytes.length },
      read: made.value.observations.length,
    };
    const copies = [...remembered.copies, copy].slice(-MOST_COPIES);
    return {
      id,
      made: made.value,
      remember: { ...remembered, ...marks, collectedOn: today, copies },
      problems: [],
    };
  } catch (error) {
    return failed([{ path: address, message: `cannot be read: ${fileErrorAdvice(error)}` }]);
  }
}
