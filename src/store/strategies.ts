/** A person's own strategies in the data folder, and what is being made of them. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../model/problem.ts';
import type { ReadingRow } from '../model/record.ts';
import type { StrategyFile } from '../model/strategy-link.ts';
import { isThere, namesIn } from './backup.ts';
import { fileRefusal, makeFolder, writeOutput } from './files.ts';
import { ownStrategies, ownStrategy } from './load-strategy.ts';

/** Lies beside the file. */
const DRAFT = '.draft';

function draftPath(dataFolder: string, id: string): string {
  return join(ownStrategies(dataFolder), `${id.toLowerCase()}${DRAFT}`);
}

/** Ids of the strategies, or of the drafts. */
export function ownIds(
  dataFolder: string,
  ending: '.json' | '.draft' = '.json',
): readonly string[] {
  return namesIn(ownStrategies(dataFolder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
}

export function ownText(dataFolder: string, id: string): string | undefined {
  return textOf(ownStrategy(dataFolder, id));
}

export function writeOwn(dataFolder: string, id: string, text: string): void {
  makeFolder(ownStrategies(dataFolder));
  writeOutput(ownStrategy(dataFolder, id), text, true, 0o600);
}

/** What was changed and is not saved yet. */
export interface StoredDraft {
  readonly file: StrategyFile;
  /** First readings of a strategy that is not there yet. */
  readonly readings: readonly ReadingRow[];
}

/** Undefined where nothing is being changed. */
export function draftOf(dataFolder: string, id: string): StoredDraft | undefined {
  return readDraft(draftPath(dataFolder, id));
}

export function readDraft(path: string): StoredDraft | undefined {
  const text = textOf(path);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    throw new Refusal(`${path} is not a draft; delete it`, 3);
  }
}

export function writeDraft(dataFolder: string, draft: StoredDraft): void {
  makeFolder(ownStrategies(dataFolder));
  writeOutput(draftPath(dataFolder, draft.file.id), JSON.stringify(draft), true, 0o600);
}

export function dropDraft(dataFolder: string, id: string): void {
  rmSync(draftPath(dataFolder, id), { force: true });
}

function textOf(path: string): string | undefined {
  if (!isThere(path)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw fileRefusal(error, `${path} cannot be read`, 3);
  }
}
