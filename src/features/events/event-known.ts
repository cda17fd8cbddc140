/** What is known of an event, and the board as it was known some days before it, in lines. */
import { coursesOfOurActs } from '../../core/analysis/actions.ts';
import { addDays, daysBetween } from '../../core/model/day.ts';
import type { Event, Readings } from '../../core/model/model.ts';
import { indicatorsOf, nodePlacesOf, tracksOf } from '../../core/model/tree.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { valueOnDay } from '../../core/scoring/observed.ts';
import { fillToWidth, textWidth } from '../../text/cells.ts';
import {
  bandTextWithLabel,
  dayText,
  intervalText,
  scoreText,
  terminalSafeOneLine,
  terminalSafeText,
} from '../../text/format.ts';
import {
  drawnLine,
  headingLine,
  phraseLine,
  proseLine,
  spokenPartText,
  type ViewLine,
} from '../../text/line.ts';
import type { State } from '../../tui/state.ts';
import { actCourseText, NOT_HERE } from '../../views/actions.ts';
import { nodeTitle } from '../../views/event-words.ts';
import { ALSO_DAYS, MOST_SAID, nearbyEventsOnNodes } from './event-also.ts';

/** One event, with the board before and after it. */
export interface EventScreen {
  readonly kind: 'event';
  /** Id of the event. */
  readonly event: string;
  readonly tab: number;
  readonly selected: number;
  /** The readings as they were known some days before it; undefined until they were read. */
  readonly known: Readings | undefined;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly event: EventScreen;
  }
}

/** So many days before the event the board is shown as it was known. */
export const KNOWN_BEFORE = 30;

/** Everything that is recorded of an event. */
export function eventDetailLines(state: State, event: Event): readonly ViewLine[] {
  const { strategy, events } = state;
  const before = events.find(({ id }) => id === event.follows);
  const after = events.filter(({ follows }) => follows === event.id);
  const course = coursesOfOurActs(events).find(({ acts }) =>
    acts.some(({ id }) => id === event.id),
  );
  const isKnown = (id: string): boolean => nodePlacesOf(strategy).has(id);
  const on = event.nodes
    .map((id) => `${nodeTitle(strategy, id)}${isKnown(id) ? '' : ` (${NOT_HERE})`}`)
    .join('; ');
  const expected =
    event.expect === undefined
      ? []
      : [
          `expected ${nodeTitle(strategy, event.expectNode)} ${event.expect}${event.expectBy === '' ? '' : ` by ${dayText(event.expectBy)}`}`,
        ];
  const said = (each: Event): string => `${dayText(each.day)} ${each.title}`;
  const known = [
    `bears on ${on}`,
    `source ${event.source === '' ? 'not given' : event.source}, ${event.confidence} confidence`,
    ...(event.url === '' ? [] : [event.url]),
    ...(event.note === '' ? [] : [`note: ${event.note}`]),
    ...expected,
    ...(before === undefined ? [] : [`follows ${said(before)}`]),
    ...after.map((each) => `followed by ${said(each)}`),
    ...(course !== undefined && course.acts.length > 1 ? [actCourseText(course)] : []),
    `recorded by ${event.author} on ${dayText(event.recordedAt.slice(0, 10))}, id ${event.id}`,
  ];
  const line = (text: string): ViewLine => proseLine(terminalSafeOneLine(terminalSafeText(text)));
  return [
    ...known.map(line),
    ...([0, 1, -1] as const).flatMap((side) => {
      const others = nearbyEventsOnNodes(state, event, event.nodes, side);
      const days = `IN THE ${ALSO_DAYS} DAYS ${side > 0 ? 'AFTER' : 'BEFORE'}`;
      const when = side === 0 ? 'THE SAME DAY' : days;
      const title = headingLine(`${when} ALSO`);
      const nearest = `${title.text}: ${others.length} events, the nearest ${MOST_SAID}`;
      return others.length === 0
        ? []
        : [
            proseLine(''),
            others.length > MOST_SAID ? { ...title, say: nearest } : title,
            ...others
              .map((each) => line(said(each)))
              .map((each, at) => (at < MOST_SAID ? each : { ...each, say: '' })),
          ];
    }),
  ];
}

/** The board as it was known before an event; what is held true of it today where nothing was known yet. */
export function boardBeforeEventLines(
  state: State,
  screen: EventScreen,
  event: Event,
): readonly ViewLine[] {
  const { strategy, board } = state;
  const day = addDays(event.day, -KNOWN_BEFORE);
  const title = headingLine(
    `THE BOARD AS IT WAS KNOWN ON ${dayText(day)}, ${KNOWN_BEFORE} DAYS BEFORE`,
  );
  if (screen.known === undefined) return [title, proseLine('not read yet')];
  const { known } = screen;
  const recorded = indicatorsOf(strategy).some(
    (indicator) =>
      known.asOf(indicator.id, day) !== undefined ||
      valueOnDay(indicator, known, day) !== undefined,
  );
  if (!recorded) {
    return [
      title,
      proseLine('Nothing had been recorded here by then: this store began later.'),
      proseLine(''),
      headingLine(`WHAT IS HELD TRUE OF ${dayText(day)} TODAY`),
      ...boardSummaryLines(boardAsOf(strategy, board.readings, day)),
    ];
  }
  return [title, ...boardSummaryLines(boardAsOf(strategy, screen.known, day))];
}

/** Gauge, tracks, band and the age of the newest value. */
export function boardSummaryLines(board: Board): readonly ViewLine[] {
  const { root, standing, nodes } = board.card;
  const tracks = tracksOf(board.strategy);
  const name = Math.max(
    ...[root.node, ...tracks].map(({ title }) => textWidth(terminalSafeOneLine(title))),
  );
  const newest = [...board.card.indicators.values()]
    .flatMap(({ observedOn }) => observedOn ?? [])
    .sort()
    .at(-1);
  return [
    ...[root.node, ...tracks].map(({ id, title }) => {
      const node = nodes.get(id);
      const score = scoreText(node?.score, 1);
      const interval = node === undefined ? '' : intervalText(node, 1);
      return drawnLine(
        `${fillToWidth(terminalSafeOneLine(title), name)}  ${fillToWidth(score, 5, 'right')}  90 % interval ${interval}`,
        spokenPartText(
          phraseLine`${terminalSafeOneLine(title)}, ${score}, 90 % interval ${interval}`,
        ),
      );
    }),
    proseLine(bandTextWithLabel(standing)),
    proseLine(
      newest === undefined
        ? 'no reading'
        : `newest reading of ${dayText(newest)}, ${daysBetween(newest, board.asOf)} days old then`,
    ),
  ];
}
