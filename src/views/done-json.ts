/** What a command that writes has done, as `axiswatch.done/1`. */

import type { CheckObservation, Event, Observation } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import { emptyTextAsNull, valueOrNull } from '../text/output.ts';
import { strategyHeadJson } from '../text/scored-by.ts';
import { boardDifferenceJson } from './board-change-json.ts';
import type { DoneJson, WouldJson, WrittenCheckJson, WrittenReadingJson } from './done-document.ts';
import { eventJson } from './event-output.ts';

/** A reading that was written, or would be; `was` is the value of the day that it takes the place of. */
export interface WrittenReading {
  readonly observation: Observation;
  /** In the unit of the indicator, finite; undefined: nothing stood. */
  readonly was?: number | undefined;
}

/** The strategy by which a board that was brought back is scored. */
export interface StrategyUsed {
  readonly id: string;
  readonly hash: string;
  /** Undefined for the shipped one. */
  readonly path: string | undefined;
  /** Whether the command put it in use. */
  readonly used: boolean;
}

/** What was done; what is left out was no part of it. */
export interface Done {
  /** The command as typed, `event add`. */
  readonly did: DoneJson['did'];
  /** The sentence that is printed without `--json`. */
  readonly says: string;
  /** Whether anything was written: not in a trial, nor where it stood already. */
  readonly written: boolean;
  /** Rows that were recorded, or in a trial would be, ≥ 0; left out where no rows are recorded. */
  readonly recorded?: number | undefined;
  /** Rows that stood already, ≥ 0; left out with `recorded`. */
  readonly skipped?: number | undefined;
  /** Of those recorded, rows that take the place of another of their day, ≥ 0; left out with `recorded`. */
  readonly replaced?: number | undefined;
  /** The first of each sort. */
  readonly readings?: readonly WrittenReading[] | undefined;
  /** Checks that were recorded. */
  readonly checks?: readonly CheckObservation[] | undefined;
  readonly events?: readonly Event[] | undefined;
  /** Id of the assessment that was written or signed. */
  readonly assessment?: string | undefined;
  /** The file that was written or taken in. */
  readonly path?: string | undefined;
  /** The strategy that the board was scored by, where another was in use. */
  readonly strategy?: StrategyUsed | undefined;
  /** The board before and after, and the short hash of the strategy file that scored both. */
  readonly boards?: readonly [before: Board, after: Board, hash: string] | undefined;
}

/** What the sound rows of a file that was refused would have done. */
export interface Would {
  /** How many rows would have been recorded, skipped because they stand, and replaced, ≥ 0. */
  readonly recorded: number;
  readonly skipped: number;
  readonly replaced: number;
  /** Rows for which the file was refused, ≥ 0. */
  readonly refused: number;
  /** The first of each sort, as in `Done`. */
  readonly readings: readonly WrittenReading[];
}

/** The part of a document that says what an import would record: counts, and each reading. */
export function importPreviewJson({ readings, ...counts }: Would): WouldJson {
  return { ...counts, readings: readings.map(readingJson) };
}

/** The document of a command that wrote or would write: what it did, and the board before and after. */
export function whatCommandDidJson(done: Done): DoneJson {
  return {
    schema: 'axiswatch.done/1',
    did: done.did,
    written: done.written,
    says: done.says,
    recorded: done.recorded ?? 0,
    skipped: done.skipped ?? 0,
    replaced: done.replaced ?? 0,
    readings: (done.readings ?? []).map(readingJson),
    checks: (done.checks ?? []).map(checkJson),
    events: (done.events ?? []).map(eventJson),
    assessment: valueOrNull(done.assessment),
    path: valueOrNull(done.path),
    strategy: done.strategy === undefined ? null : usedJson(done.strategy),
    change: done.boards === undefined ? null : changeJson(...done.boards),
  };
}

function checkJson(check: CheckObservation): WrittenCheckJson {
  const { indicator, observedOn, confidence, source, url, note } = check;
  return {
    indicator,
    observedOn,
    confidence,
    source: emptyTextAsNull(source),
    url: emptyTextAsNull(url),
    note: emptyTextAsNull(note),
  };
}

function changeJson(before: Board, after: Board, hash: string): DoneJson['change'] {
  return {
    strategy: strategyHeadJson(after.strategy, hash),
    ...boardDifferenceJson(before, after),
  };
}

function usedJson({ id, hash, path, used }: StrategyUsed): DoneJson['strategy'] {
  return { id, hash, path: valueOrNull(path), used };
}

function readingJson({ observation, was }: WrittenReading): WrittenReadingJson {
  const { indicator, observedOn, value, confidence, source, origin, url, note } = observation;
  return {
    indicator,
    observedOn,
    value,
    was: valueOrNull(was),
    confidence,
    source: emptyTextAsNull(source),
    origin: emptyTextAsNull(origin),
    url: emptyTextAsNull(url),
    note: emptyTextAsNull(note),
  };
}
