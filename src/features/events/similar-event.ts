/** Whether an event is like one that an indicator counts already, so that it may be the same told twice. */
import { addDays, daysBetween } from '../../core/model/day.ts';
import type { Day, Event, Happening } from '../../core/model/model.ts';
import { nodePlacesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { indicatorIdsCountingEvent } from '../../views/event-preview.ts';
import { isSameWordOrInflection, significantWordsOf } from './significant-words.ts';

/** Days that two accounts of one event may lie apart. */
const NEAR_DAYS = 5;
/** The least share of the telling words of the shorter title that both have, 0…1. */
const LEAST_SHARE = 0.5;

/** The event like this one that counts in one of its indicators, the nearest day first: at most five days apart and not what it continues; undefined: none. */
function likeCountedEvent(board: Board, happening: Happening): Event | undefined {
  const ids = indicatorIdsCountingEvent(board, happening);
  return nearestLikeEvent(board, ids, happening, NEAR_DAYS, ({ id }) => id !== happening.follows);
}

/** The event nearest to one that is like it, of those that bear on some nodes up to the board's day, at most so many days apart; undefined: none. */
function nearestLikeEvent(
  { readings, asOf }: Board,
  ids: Iterable<string>,
  happening: Happening,
  days: number,
  isWanted: (event: Event) => boolean = () => true,
): Event | undefined {
  const apart = ({ day }: Event): number => Math.abs(daysBetween(day, happening.day));
  return [...ids]
    .flatMap((id) => readings.eventsOf(id))
    .filter(
      (event) =>
        isWanted(event) &&
        event.day <= asOf &&
        apart(event) <= days &&
        hasSamePageOrSimilarTitle(event, happening),
    )
    .toSorted((a, b) => apart(a) - apart(b))[0];
}

/** Whether two events are of one page, or share half the telling words of the shorter title; their days are not compared. */
export function hasSamePageOrSimilarTitle(
  one: Pick<Happening, 'url' | 'title'>,
  other: Pick<Happening, 'url' | 'title'>,
): boolean {
  return (one.url !== '' && one.url === other.url) || isTitleAlike(one.title, other.title);
}

/** The days near an event's day, that day among them, on which another account of the same event may be dated. */
export function duplicateEventSearchDays(day: Day): readonly Day[] {
  return Array.from({ length: 2 * NEAR_DAYS + 1 }, (_, at) => addDays(day, at - NEAR_DAYS));
}

function isTitleAlike(one: string, other: string): boolean {
  const [first, second] = [one, other].map((title) => [...new Set(significantWordsOf(title))]);
  const least = Math.min(first?.length ?? 0, second?.length ?? 0);
  return least > 0 && wordsInCommon(first ?? [], second ?? []) >= least * LEAST_SHARE;
}

/** Whether an event is recorded that names the indicator with this id, or one that names the branch right above it and has two telling words or more in common with the title of a happening. */
export function isIndicatorNamedByEventsAlike(
  { strategy, readings }: Board,
  { title }: Happening,
  id: string,
): boolean {
  const above = nodePlacesOf(strategy).get(id)?.path.at(-1)?.id ?? '';
  const words = [...new Set(significantWordsOf(title))];
  return (
    readings.eventsOf(id).length > 0 ||
    readings
      .eventsOf(above)
      .some((event) => wordsInCommon(words, significantWordsOf(event.title)) >= SUBJECT_WORDS)
  );
}

/** Telling words that titles on one subject have in common at least. */
const SUBJECT_WORDS = 2;

/** `it is like "TITLE" of 27 Jun 2026, which counts already`; undefined: it is like none. */
export function similarCountedEventText(board: Board, happening: Happening): string | undefined {
  const like = likeCountedEvent(board, happening);
  return (
    like &&
    terminalSafeOneLine(`it is like "${like.title}" of ${dayText(like.day)}, which counts already`)
  );
}

/** Days before and after an event in which one like it is looked for. */
const SIMILAR_DAYS = 30;

/** The event recorded nearest to one that is like it, wherever it counts: `like "TITLE" of 27 Jun 2026`; else that there is none within 30 days. */
export function similarEventText(board: Board, happening: Happening): string {
  const ids = nodePlacesOf(board.strategy).keys();
  const like = nearestLikeEvent(board, ids, happening, SIMILAR_DAYS);
  return like === undefined
    ? `no event like it within ${SIMILAR_DAYS} days`
    : terminalSafeOneLine(`like "${like.title}" of ${dayText(like.day)}`);
}

/** How many words of one list are in another, in whatever form, ≥ 0. */
function wordsInCommon(words: readonly string[], others: readonly string[]): number {
  return words.filter((word) => others.some((other) => isSameWordOrInflection(word, other))).length;
}
