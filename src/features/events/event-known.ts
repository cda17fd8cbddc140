/** What is known of an event, and the board as it was known some days before it, in lines. */
import { coursesOf } from '../../core/analysis/actions.ts';
import { addDays, daysBetween } from '../../core/model/day.ts';
import type { Event } from '../../core/model/model.ts';
import { indicatorsOf, placesOf, tracksOf } from '../../core/model/tree.ts';
import { type Board, boardOf } from '../../core/scoring/board.ts';
import { fill, width } from '../../text/cells.ts';
import { bandSaid, dayText, intervalText, oneLine, plain, scoreText } from '../../text/format.ts';
import { drawn, heading, phrase, prose, spokenOf, type ViewLine } from '../../text/line.ts';
import type { State } from '../../tui/state.ts';
import { courseText, NOT_HERE } from '../../views/actions.ts';
import { nodeTitle } from '../../views/event-words.ts';
import { ALSO_DAYS, alsoAround } from './event-also.ts';
import type { EventScreen } from './screen-state.ts';

/** So many days before the event the board is shown as it was known. */
export const KNOWN_BEFORE = 30;

/** Everything that is recorded of an event. */
export function knownLines(state: State, event: Event): readonly ViewLine[] {
  const { strategy, events } = state;
  const before = events.find(({ id }) => id === event.follows);
  const after = events.filter(({ follows }) => follows === event.id);
  const course = coursesOf(events).find(({ acts }) => acts.some(({ id }) => id === event.id));
  const isKnown = (id: string): boolean => placesOf(strategy).has(id);
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
    ...(course !== undefined && course.acts.length > 1 ? [courseText(course)] : []),
    `recorded by ${event.author} on ${dayText(event.recordedAt.slice(0, 10))}, id ${event.id}`,
  ];
  const line = (text: string): ViewLine => prose(oneLine(plain(text)));
  return [
    ...known.map(line),
    ...([0, 1, -1] as const).flatMap((side) => {
      const others = alsoAround(state, event, event.nodes, side);
      const days = `IN THE ${ALSO_DAYS} DAYS ${side > 0 ? 'AFTER' : 'BEFORE'}`;
      const when = side === 0 ? 'THE SAME DAY' : days;
      return others.length === 0
        ? []
        : [prose(''), heading(`${when} ALSO`), ...others.map(said).map(line)];
    }),
  ];
}

/** The board as it was known before an event; what is held true of it today where nothing was known yet. */
export function beforeLines(state: State, screen: EventScreen, event: Event): readonly ViewLine[] {
  const { strategy, board } = state;
  const day = addDays(event.day, -KNOWN_BEFORE);
  const title = heading(
    `THE BOARD AS IT WAS KNOWN ON ${dayText(day)}, ${KNOWN_BEFORE} DAYS BEFORE`,
  );
  if (screen.known === undefined) return [title, prose('not read yet')];
  const recorded = indicatorsOf(strategy).some(({ id }) => screen.known?.asOf(id, day));
  if (!recorded) {
    return [
      title,
      prose('Nothing had been recorded here by then: this store began later.'),
      prose(''),
      heading(`WHAT IS HELD TRUE OF ${dayText(day)} TODAY`),
      ...boardLines(boardOf(strategy, board.readings, day)),
    ];
  }
  return [title, ...boardLines(boardOf(strategy, screen.known, day))];
}

/** Gauge, tracks, band and the age of the newest reading. */
export function boardLines(board: Board): readonly ViewLine[] {
  const { root, standing, nodes } = board.card;
  const tracks = tracksOf(board.strategy);
  const name = Math.max(...[root.node, ...tracks].map(({ title }) => width(oneLine(title))));
  const newest = [...board.card.indicators.values()]
    .flatMap(({ reading }) => (reading === undefined ? [] : [reading.observedOn]))
    .sort()
    .at(-1);
  return [
    ...[root.node, ...tracks].map(({ id, title }) => {
      const node = nodes.get(id);
      const score = scoreText(node?.score, 1);
      const interval = node === undefined ? '' : intervalText(node, 1);
      return drawn(
        `${fill(oneLine(title), name)}  ${fill(score, 5, 'right')}  90 % interval ${interval}`,
        spokenOf(phrase`${oneLine(title)}, ${score}, 90 % interval ${interval}`),
      );
    }),
    prose(bandSaid(standing)),
    prose(
      newest === undefined
        ? 'no reading'
        : `newest reading of ${dayText(newest)}, ${daysBetween(newest, board.asOf)} days old then`,
    ),
  ];
}
