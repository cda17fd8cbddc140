/** What happened after an assessment, and what it did not know, or knew otherwise, of the days before. */

import type { Assessment } from '../../core/journal/assessment.ts';
import type { AssessmentThen } from '../../core/journal/board-then.ts';
import type { HistoryRow } from '../../core/journal/journal.ts';
import { compareDays } from '../../core/model/day.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import type { Day, Event, Indicator, Instant, Reading } from '../../core/model/model.ts';
import { indicatorsOfStrategy } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  dayText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { eventSideKindStatusAmountText } from '../../views/event-words.ts';

/** So many readings at most are told apart, the rest counted. */
const MOST_READINGS = 6;

/** An entry with its place in the journal, ≥ 1: the greater its seq, the later. */
interface Recorded {
  readonly id: string;
  readonly seq: number;
  readonly recordedAt: Instant;
}

/** One thing as each assessment knew it, in the order they were written, and as it stands now; undefined: it did not stand. */
type Versions<T> = readonly (T | undefined)[];

/** What an assessment knew by id; undefined: that is not known here, and the journal's order has to tell. */
type Known<T> = ReadonlyMap<string, T> | undefined;

/** Assessments in the order they were written: what one did not know the next may have known. */
function inOrderWritten(assessments: readonly AssessmentThen[]): readonly AssessmentThen[] {
  return assessments.toSorted(
    (a, b) => Number(a.assessment.id.slice(1)) - Number(b.assessment.id.slice(1)),
  );
}

function byId<T extends Recorded>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((each) => [each.id, each]));
}

function wasKnownToAssessment({ seq, at }: Assessment, recorded: Recorded): boolean {
  return seq === undefined ? recorded.recordedAt <= at : recorded.seq <= seq;
}

/** Every thing that stands or stood with one of the assessments, in no particular order. */
function versionsOf<T extends Recorded>(
  now: readonly T[],
  assessments: readonly AssessmentThen[],
  knownToEach: readonly Known<T>[],
): readonly Versions<T>[] {
  const standing = byId(now);
  const ids = new Set([standing, ...knownToEach].flatMap((each) => [...(each?.keys() ?? [])]));
  return [...ids].map((id) => {
    const versions = [standing.get(id)];
    for (const [at, { assessment }] of [...assessments.entries()].toReversed()) {
      const known = knownToEach[at];
      const [later] = versions;
      const assumed =
        later !== undefined && wasKnownToAssessment(assessment, later) ? later : undefined;
      versions.unshift(known === undefined ? assumed : known.get(id));
    }
    return versions;
  });
}

/** Everything that an assessment did not know, or knew otherwise, of a day up to that of its board: `learned between n1 and n2`, `corrected since`; of what became of it, where that is known, also by whom and when. */
function changesOf<T extends Recorded>(
  versions: Versions<T>,
  assessments: readonly AssessmentThen[],
  dayOf: (version: T) => Day,
  otherwise: (was: T, is: T) => readonly string[],
  ended?: HistoryRow,
): readonly string[] {
  return assessments.flatMap(({ assessment }, at) => {
    const [was, is] = [versions[at], versions[at + 1]];
    const days = [was, is].flatMap((each) => (each === undefined ? [] : [dayOf(each)]));
    if (was?.seq === is?.seq || days.every((day) => day > assessment.asOf)) return [];
    const when = whenText(assessments, at);
    if (was !== undefined && is !== undefined) return [`corrected ${when}`, ...otherwise(was, is)];
    if (is === undefined) return [`${ended?.fate ?? 'taken back'} ${when}${endedByText(ended)}`];
    const stood = versions.slice(0, at).some((each) => each !== undefined);
    return [`${stood ? 'stands again' : 'learned'} ${when}`];
  });
}

/** `, by ann on 3 Oct 2026`; '' where that is not known. */
function endedByText(ended: HistoryRow | undefined): string {
  return ended?.ended === undefined
    ? ''
    : `, by ${ended.ended.author} on ${dayText(localDayOfInstant(ended.ended.recordedAt))}`;
}

/** When what the assessment at `at`, index from 0, did not know came to be known: `between n1 and n2`, after the last `after n2`; `since` where there is only one. */
function whenText(assessments: readonly AssessmentThen[], at: number): string {
  const [last, next] = [assessments[at]?.assessment.id, assessments[at + 1]?.assessment.id];
  if (assessments.length === 1) return 'since';
  return next === undefined ? `after ${last}` : `between ${last} and ${next}`;
}

/**
 * The events of the days after `from` up to `to`, by day, and those of any day up to `to` that an assessment did not know
 * or knew otherwise.
 */
export function eventsSinceAssessmentTexts(
  from: Day,
  to: Day,
  events: readonly Event[],
  assessments: readonly AssessmentThen[],
): readonly string[] {
  const ordered = inOrderWritten(assessments);
  const knownToEach = ordered.map(({ stood }) => stood?.events && byId(stood.events));
  return versionsOf(events, ordered, knownToEach)
    .flatMap((versions) => {
      const event = versions.findLast((each) => each !== undefined);
      if (event === undefined || event.day > to) return [];
      const changes = changesOf(versions, ordered, ({ day }) => day, wasOtherwise);
      const happened = versions.at(-1) !== undefined && event.day > from;
      if (!happened && changes.length === 0) return [];
      const told = `${dayText(event.day)} ${event.title} (${eventSideKindStatusAmountText(event)})`;
      return [{ day: event.day, text: terminalSafeOneLine([told, ...changes].join(', ')) }];
    })
    .toSorted((a, b) => compareDays(a.day, b.day))
    .map(({ text }) => text);
}

function wasOtherwise(was: Event, is: Event): readonly string[] {
  return [
    ...(was.day === is.day ? [] : [`was of ${dayText(was.day)}`]),
    ...(was.title === is.title ? [] : [`was "${was.title}"`]),
    ...(eventSideKindStatusAmountText(was) === eventSideKindStatusAmountText(is)
      ? []
      : [`was ${eventSideKindStatusAmountText(was)}`]),
  ];
}

/**
 * The readings of days up to that of an assessment which it did not know or knew otherwise, the newest day first; what it
 * knew is taken by the rules of today.
 */
export function belatedReadingsSinceAssessmentTexts(
  after: Board,
  assessments: readonly AssessmentThen[],
): readonly string[] {
  const ordered = inOrderWritten(assessments);
  const [readLastVersion] = ordered.flatMap(({ stood }) => stood?.readLastVersion ?? []);
  const lines = indicatorsOfStrategy(after.strategy).flatMap((indicator) => {
    const knownToEach = ordered.map(({ stood }) => {
      const ruled = stood?.ruled ?? stood;
      return ruled && byId(ruled.readings.of(indicator.id));
    });
    return versionsOf(after.readings.of(indicator.id), ordered, knownToEach).flatMap((versions) => {
      const reading = versions.findLast((each) => each !== undefined);
      const changes = (ending?: HistoryRow): readonly string[] =>
        changesOf(versions, ordered, observedOn, wasOfAnotherDay, ending);
      if (reading === undefined || changes().length === 0) return [];
      // what became of it takes reading the journal, and few of these are told
      const text = (): string => {
        const ending = versions.at(-1) === undefined ? readLastVersion?.(reading) : undefined;
        const told = [valuesText(indicator, versions), ...changes(ending)].join(', ');
        return terminalSafeOneLine(`${nodeRowName(indicator)}: ${told}`);
      };
      return [{ day: reading.observedOn, text }];
    });
  });
  const sorted = lines.toSorted((a, b) => compareDays(b.day, a.day));
  const rest = sorted.length - MOST_READINGS;
  return [
    ...sorted.slice(0, MOST_READINGS).map(({ text }) => text()),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ];
}

function observedOn(reading: Reading): Day {
  return reading.observedOn;
}

function wasOfAnotherDay(was: Reading, is: Reading): readonly string[] {
  return was.observedOn === is.observedOn ? [] : [`was of ${dayText(was.observedOn)}`];
}

/** `70 -> 77 km² on 2 Sep 2026`: what was known in turn. */
function valuesText(indicator: Indicator, versions: Versions<Reading>): string {
  const stood = versions.filter((each) => each !== undefined);
  const last = stood.at(-1);
  if (last === undefined) return '';
  const before = stood
    .filter(({ value }, at) => at < stood.length - 1 && value !== stood[at + 1]?.value)
    .map(({ value }) => `${valueTextWithoutUnit(indicator, value)} -> `);
  return `${before.join('')}${valueWithUnitOrLevelText(indicator, last.value)} on ${dayText(last.observedOn)}`;
}
