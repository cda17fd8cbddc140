/** What was learned only after an assessment was written, whatever day it is of: new, corrected and withdrawn readings, events. */
import type { Assessment } from '../domain/assessment.ts';
import type { Board } from '../domain/board.ts';
import type { Day, Event, Instant, Reading } from '../domain/model.ts';
import { indicatorsOf } from '../domain/tree.ts';
import { kindText } from './event-words.ts';
import { nameOf } from './explain-view.ts';
import { dayText, oneLine, valueText, valueWithUnit } from './format.ts';

const MOST_READINGS = 6;

/** An entry with its place in the journal. */
interface Recorded {
  readonly seq: number;
  readonly recordedAt: Instant;
}

/** Whether an entry is later than what an assessment knew. */
function isUnknownTo({ seq, at }: Assessment, recorded: Recorded): boolean {
  return seq === undefined ? recorded.recordedAt > at : recorded.seq > seq;
}

/**
 * `learned since`, or of two assessments `learned after n2`; undefined for what the later of two knew, and for what
 * happened after `from` where one is told from.
 */
function learnedText(
  from: Day,
  said: readonly Assessment[],
  day: Day,
  recorded: Recorded,
): string | undefined {
  const [first, second] = said;
  if (second !== undefined && isUnknownTo(second, recorded)) return `learned after ${second.id}`;
  if (first === undefined || day > from || !isUnknownTo(first, recorded)) return undefined;
  return second === undefined ? 'learned since' : `learned after ${first.id}`;
}

/**
 * The events of the days after `from` up to `to`, by day, and those of any day up to `to` that the first assessment did
 * not know or knew otherwise; `then`: the events that stood when it was written.
 */
export function happenedLines(
  from: Day,
  to: Day,
  events: readonly Event[],
  said: readonly Assessment[],
  then: readonly Event[] = [],
): readonly string[] {
  const [first, second] = said;
  const told = (event: Event, learned: string | undefined) => ({
    day: event.day,
    text: oneLine(
      [`${dayText(event.day)} ${event.title} (${kindText(event)})`, learned]
        .filter((part) => part !== undefined)
        .join(', '),
    ),
  });
  const standing = events
    .filter(({ day }) => day <= to)
    .flatMap((event) => {
      const was = then.find(({ id }) => id === event.id);
      const corrected =
        was === undefined
          ? undefined
          : learnedText(from, said, from, event)?.replace('learned', 'corrected');
      const how =
        corrected === undefined || was === undefined
          ? learnedText(from, said, event.day, event)
          : [corrected, ...wasOtherwise(was, event)].join(', ');
      return event.day > from || how !== undefined ? [told(event, how)] : [];
    });
  const retracted = then
    .filter(({ id, day }) => day <= to && !events.some((event) => event.id === id))
    .map((event) =>
      told(event, second === undefined ? 'retracted since' : `retracted after ${first?.id}`),
    );
  return [...standing, ...retracted]
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map(({ text }) => text);
}

function wasOtherwise(was: Event, is: Event): readonly string[] {
  return [
    ...(was.day === is.day ? [] : [`was of ${dayText(was.day)}`]),
    ...(was.title === is.title ? [] : [`was "${was.title}"`]),
    ...(kindText(was) === kindText(is) ? [] : [`was ${kindText(was)}`]),
  ];
}

/**
 * The readings of days up to `before.asOf` that the first assessment did not know, the newest day first; with a board of
 * what was known then, by the rules of today, also what they were and which of them stand no more.
 */
export function learnedReadings(
  before: Board,
  after: Board,
  said: readonly Assessment[],
  stood: Board | undefined,
): readonly string[] {
  const lines = indicatorsOf(after.strategy).flatMap((indicator) => {
    const now = after.readings.of(indicator.id);
    const then = stood?.readings.of(indicator.id) ?? [];
    const told = (reading: Reading, what: string) => ({
      day: reading.observedOn,
      text: oneLine(`${nameOf(indicator)}: ${what}`),
    });
    return [
      ...now.flatMap((reading) => {
        const { id, observedOn, value } = reading;
        const learned = learnedText(before.asOf, said, observedOn, reading);
        if (observedOn > before.asOf || learned === undefined) return [];
        const was = then.find((each) => each.id === id);
        const change =
          was === undefined || was.value === value ? '' : `${valueText(indicator, was.value)} -> `;
        const how = was === undefined ? learned : learned.replace('learned', 'corrected');
        return [
          told(
            reading,
            `${change}${valueWithUnit(indicator, value)} on ${dayText(observedOn)}, ${how}`,
          ),
        ];
      }),
      ...then
        .filter(
          ({ id, observedOn }) => observedOn <= before.asOf && !now.some((each) => each.id === id),
        )
        .map((reading) =>
          told(
            reading,
            `${valueWithUnit(indicator, reading.value)} on ${dayText(reading.observedOn)} stands no more`,
          ),
        ),
    ];
  });
  const sorted = lines.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  const rest = sorted.length - MOST_READINGS;
  return [
    ...sorted.slice(0, MOST_READINGS).map(({ text }) => text),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ];
}
