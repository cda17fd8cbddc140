/** One event as a screen: the board before and after it in numbers and drawn, what is known of it, what else happened around it, the board as it was known before. */

import { commitmentsOfOurSide } from '../../core/analysis/actions.ts';
import {
  type Around,
  ENOUGH_READ,
  firstRecordedDayOfNode,
  type Moment,
  nodeScoresAroundDay,
  OFFSETS,
} from '../../core/analysis/aftermath.ts';
import { addDays, daysBetween } from '../../core/model/day.ts';
import { localDayOfInstant } from '../../core/model/local-days.ts';
import { type Day, type Event, isTrack, type Readings } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { compareEventsByDay } from '../../core/model/readings.ts';
import { indicatorsOfStrategy, nodePlacesOf, tracksOf } from '../../core/model/tree.ts';
import { type Board, boardAsOf } from '../../core/scoring/board.ts';
import { memoizedScoreTimeline } from '../../core/scoring/board-timeline.ts';
import { valueAndReadingAsOf } from '../../core/scoring/observed.ts';
import { cutOrPadToWidth, cutToWidth, textWidth, wrapTextToWidth } from '../../text/cells.ts';
import {
  bandTextWithLabel,
  dayText,
  INTERVAL_PERCENT,
  intervalText,
  NONE,
  roundedText,
  scoreChangeWithMarginText,
  scoreText,
  terminalSafeOneLine,
  terminalSafeText,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import {
  headingLine,
  joinedLine,
  lineFromTemplate,
  lineOfSpans,
  preformattedLine,
  proseLine,
  spokenTextOfLinePart,
  type ViewLine,
  wrapLines,
} from '../../text/line.ts';
import { signColumnsKeptApart } from '../../text/sign-columns.ts';
import { stepWithoutEffects, whyNothingOpensSentence } from '../../tui/binding.ts';
import { type ColumnSpec, type ListBody, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { type Binding, type State, scoredNodeIdOfTopScreen } from '../../tui/state.ts';
import { commitmentStatusDatesText, NOT_HERE } from '../../views/actions.ts';
import {
  eventSideKindStatusAmountText,
  eventsBearingOn,
  nodeTitleWithCode,
} from '../../views/event-words.ts';
import { type Flag, MOST_FLAGS, newestEventFlagsUpToDay } from '../../views/flags.ts';
import { sparklineSpans } from '../../views/indicator-cells.ts';
import { openNodeOnDayStep } from '../explain/open-node.ts';
import { selectedEvent } from './events-screen.ts';

const EVENT_TABS = ['Before and after', 'What is known', 'Board before'] as const;

/** So many nodes at most are drawn, a row each. */
const MOST_DRAWN = 4;

/** Terminal rows below which lines about the selected row would leave the table no room. */
const TALL = 23;

/** Terminal rows below which nothing is said of the selected row, and from which there is room for more. */
const SOME = 20;
const PLENTY = 30;

/** An event in a width; one that stands no more says so. */
function openedEventListData(
  state: State,
  screen: EventScreen,
  cells: number,
  glyphs: Glyphs,
): ListData {
  const event = state.events.find(({ id }) => id === screen.event);
  const common = { title: 'Event', tabs: EVENT_TABS, tab: screen.tab };
  if (event === undefined)
    return {
      ...common,
      ...NO_TABLE,
      head: [
        proseLine(
          state.present.events.some(({ id }) => id === screen.event)
            ? `This event was not yet recorded then; ${actionKeyName(state, 'time.clock')} shows what is held true of that day, ${actionKeyName(state, 'nav.back')} goes back.`
            : `This event does not stand any more: it was retracted or undone. ${actionKeyName(state, 'nav.back')} goes back.`,
        ),
      ],
      foot: [],
    };
  const head = [
    proseLine(
      terminalSafeOneLine(
        `${dayText(event.day)}, ${eventSideKindStatusAmountText(event)}: ${event.title}`,
      ),
    ),
  ];
  const tab = EVENT_TABS[screen.tab];
  if (tab === 'What is known')
    return {
      ...common,
      ...NO_TABLE,
      head: [...head, proseLine(''), ...eventDetailLines(state, event)],
      foot: [],
    };
  if (tab === 'Board before')
    return {
      ...common,
      ...NO_TABLE,
      head: [...head, proseLine(''), ...boardBeforeEventLines(state, screen, event)],
      foot: [],
    };
  return { ...common, ...aroundView(state, event, head, cells, glyphs) };
}

/** The gauge, the tracks of what an event names, and what it names. */
function nodeIdsAroundEvent(state: State, event: Event): readonly string[] {
  const { strategy } = state;
  const places = nodePlacesOf(strategy);
  const named = event.nodes.filter((id) => places.has(id));
  const tracks = named.includes(strategy.root.id)
    ? tracksOf(strategy).map(({ id }) => id)
    : named.flatMap((id) => (places.get(id)?.path ?? []).filter(isTrack).map((track) => track.id));
  return [...new Set([strategy.root.id, ...tracks, ...named])];
}

/** The days that go first where the width is short; half a year stays longest. */
const DROPPED = [365, 90, 30];

const COLUMNS: readonly ColumnSpec[] = [
  { key: ' ', grows: true, repeats: true },
  { key: 'day before', align: 'right' },
  { key: '', align: 'left' },
  ...OFFSETS.map((days): ColumnSpec => {
    const drop = DROPPED.indexOf(days);
    return { key: `${days}d`, align: 'right', ...(drop < 0 ? {} : { drop }) };
  }),
];

function aroundView(
  state: State,
  event: Event,
  head: readonly ViewLine[],
  cells: number,
  glyphs: Glyphs,
): ListBody {
  const { board, strategy } = state;
  const ids = nodeIdsAroundEvent(state, event);
  const rows = ids.map((id) => nodeScoresAroundDay(board, id, event.day));
  const texts = rows.flatMap((around) => [
    aroundRow(strategy, around, -1),
    aroundRow(strategy, around, 1),
  ]);
  const doubtful = rows.some(({ moments }) => moments.some(isDoubtful));
  const room = Math.max(3, Math.min(state.size.rows - 16, MOST_DRAWN));
  return {
    head: [
      ...head,
      ...(state.size.rows < 20
        ? []
        : scoreDrawingLines(state, rows.slice(0, room), event, cells, glyphs)),
    ],
    ...(state.size.rows < SOME
      ? {}
      : { lead: (selected: number) => leadingLines(state, event, rows, selected, cells) }),
    specs: COLUMNS,
    texts,
    targets: ids.flatMap((id) => [id, id]),
    foot: [
      proseLine('Scores, and how far they moved: after is not because.'),
      ...(doubtful ? [proseLine('? less than half was read anew: too little to tell.')] : []),
      ...noneLines(state, event, rows, cells),
    ],
  };
}

/** What else happened around the event, and where there is room the intervals; of the row `selected`, from 0, of which each node has two, before and after. */
function leadingLines(
  state: State,
  event: Event,
  rows: readonly Around[],
  selected: number,
  cells: number,
): readonly ViewLine[] {
  const id = rows[Math.floor(selected / 2)]?.id ?? state.strategy.root.id;
  const side = selected % 2 === 0 ? -1 : 1;
  const { rows: height } = state.size;
  return [
    ...(height < TALL ? [] : intervalLines(state, event, rows, selected, cells)),
    ...nearbyEventLines(state, event, id, side, cells, height < PLENTY ? 1 : 3).map(proseLine),
  ];
}

/** The 90 % intervals of the scores in the selected row, on always as many lines, so that the table stays where it is. */
function intervalLines(
  { strategy, board }: State,
  event: Event,
  rows: readonly Around[],
  selected: number,
  cells: number,
): readonly ViewLine[] {
  const around = rows[Math.floor(selected / 2)];
  const side = selected % 2 === 0 ? -1 : 1;
  const on = (day: Day): string => {
    const node = board.cardOn(day).nodes.get(around?.id ?? '');
    return node === undefined ? NONE : intervalText(node);
  };
  const moments = (around?.moments ?? [])
    .filter(({ offset, ahead }) => Math.sign(offset) === side && !ahead)
    .toSorted((a, b) => Math.abs(a.offset) - Math.abs(b.offset))
    .map(({ offset, day }) => lineFromTemplate`${`${Math.abs(offset)}d`} ${on(day)}`);
  const name = nodeTitleWithCode(strategy, around?.id ?? '');
  const others =
    moments.length === 0
      ? ''
      : lineFromTemplate`; ${side < 0 ? 'before' : 'after'} ${joinedLine(moments, ', ')}`;
  const said = lineFromTemplate`${INTERVAL_PERCENT} interval of ${name} the day before ${on(addDays(event.day, -1))}${others}`;
  const lines = wrapLines([said], cells);
  return Array.from({ length: 2 }, (_, at) => lines[at] ?? proseLine(''));
}

function isDoubtful(moment: Moment): boolean {
  return moment.change !== undefined && moment.readAnew < ENOUGH_READ;
}

/** A row of the table: the scores of a node on the days before the event (`side` -1) or after it (1). */
function aroundRow(
  strategy: State['strategy'],
  around: Around,
  side: 1 | -1,
): Record<string, string> {
  const at = (days: number): Moment | undefined =>
    around.moments.find(({ offset }) => offset === side * days);
  return {
    ' ': side < 0 ? nodeTitleWithCode(strategy, around.id) : '',
    'day before': side < 0 ? scoreText(around.score, 1) : '',
    '': side < 0 ? 'before' : 'after',
    ...Object.fromEntries(OFFSETS.map((days) => [`${days}d`, momentText(at(days))])),
  };
}

/** "41 +3 ±5": where it stood, and how far it moved; "?" where too little was read to tell. */
function momentText(moment: Moment | undefined): string {
  if (moment === undefined || moment.ahead) return 'ahead';
  if (moment.score === undefined) return scoreText(undefined);
  const change = moment.change === undefined ? '' : ` ${scoreChangeWithMarginText(moment.change)}`;
  return `${roundedText(moment.score)}${change}${isDoubtful(moment) ? '?' : ''}`;
}

/** One event as a screen. */
export const EVENT_SCREEN = listScreen<EventScreen>({
  kind: 'event',
  place: 'event',
  shows:
    'One event: what is stated of it, and the board before and after it, which is no proof of a cause.',
  tabbed: true,
  about: ({ event }) => event,
  heard: (_, screen, message) =>
    message.kind === 'knownBefore' && screen.event === message.event
      ? { ...screen, known: message.readings }
      : screen,
  reads: ['events', 'present'],
  data: openedEventListData,
});

/** Why there is no score where there is none, on a line: the first reading came later, or too little was known; none where rows are few and the day of the event has scores. */
function noneLines(
  { strategy, board, size }: State,
  event: Event,
  rows: readonly Around[],
  cells: number,
): readonly ViewLine[] {
  if (size.rows < TALL && rows.some(({ score }) => score !== undefined)) return [];
  const early = new Map<string, string>();
  let few = false;
  for (const { id, score, moments } of rows) {
    const first = firstRecordedDayOfNode(strategy, board.readings, id);
    const others = moments.filter((each) => !each.ahead && each.score === undefined);
    for (const day of [
      ...(score === undefined ? [addDays(event.day, -1)] : []),
      ...others.map((each) => each.day),
    ])
      if (first !== undefined && day < first) early.set(id, first);
      else few = true;
  }
  const [first] = [...early.values()].sort();
  const why = [
    ...(first === undefined ? [] : [`before the first reading (${dayText(first)})`]),
    ...(few ? ['too little was known'] : []),
  ];
  const said = why.join(', or ');
  return why.length === 0
    ? []
    : [preformattedLine(cutToWidth(`${NONE} ${said}`, cells), `no score: ${said}`)];
}

/** Cells of the longest range, " low 100 high 100". */
const RANGE = 17;

/** A line of the days that are drawn, with the event marked and the flags of others; below it for each its name, a year before and after, its range. */
function scoreDrawingLines(
  state: State,
  rows: readonly Around[],
  event: Event,
  cells: number,
  glyphs: Glyphs,
): readonly ViewLine[] {
  const { day } = event;
  const flags = nearbyEventFlags(state, event);
  const { strategy, board } = state;
  const titles = rows.map(({ id }) => nodeTitleWithCode(strategy, id));
  const name = Math.min(Math.max(12, Math.floor(cells / 3)), Math.max(...titles.map(textWidth)));
  const half = Math.max(5, Math.min(30, Math.floor((cells - name - RANGE - 2) / 2)));
  const history = memoizedScoreTimeline(strategy, board.readings, board.asOf);
  const marks = Array.from({ length: 2 * half + 1 }, () => ' ');
  // the day of the event keeps its mark: what happened next to it stands beside, away from it where there is no room
  const offsetOf = (other: Day): number =>
    Math.round((Math.abs(daysBetween(day, other)) / 365) * half);
  const putBeside = (those: readonly Flag[], side: 1 | -1): void => {
    const wanted = those.map((flag) => half - Math.max(2, offsetOf(flag.day)));
    for (const [at, place] of signColumnsKeptApart(wanted).entries())
      if (place !== undefined) marks[half + side * (half - place)] = those[at]?.sign ?? ' ';
  };
  marks[half] = glyphs.time.event;
  putBeside(
    flags.filter((flag) => flag.day <= day),
    -1,
  );
  putBeside(flags.filter((flag) => flag.day > day).toReversed(), 1);
  const drawn = rows.map(({ id }, at) => {
    const scores = Array.from({ length: 2 * half + 1 }, (_, place) => {
      const other = addDays(day, Math.round(((place - half) * 365) / half));
      return other > board.asOf ? undefined : history.scoreOn(id, other);
    });
    const known = scores.filter((score) => score !== undefined);
    const range =
      known.length === 0
        ? 'no score'
        : `low ${roundedText(Math.min(...known))} high ${roundedText(Math.max(...known))}`;
    const title = titles[at] ?? '';
    return lineOfSpans(
      [
        { text: `${cutOrPadToWidth(title, name)} ` },
        ...sparklineSpans(scores, glyphs),
        { text: ` ${range}` },
      ],
      `${title}, ${range}`,
    );
  });
  return drawn.length === 0
    ? drawn
    : [preformattedLine(`${' '.repeat(name)} ${marks.join('')}`.trimEnd()), ...drawn];
}

/** One event, with the board before and after it. */
export interface EventScreen {
  readonly kind: 'event';
  /** Id of the event. */
  readonly event: string;
  /** Index of the tab that is shown, from 0. */
  readonly tab: number;
  /** Index of the selected row, from 0. */
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
  const commitment = commitmentsOfOurSide(events).find(({ acts }) =>
    acts.some(({ id }) => id === event.id),
  );
  const isKnown = (id: string): boolean => nodePlacesOf(strategy).has(id);
  const on = event.nodes
    .map((id) => `${nodeTitleWithCode(strategy, id)}${isKnown(id) ? '' : ` (${NOT_HERE})`}`)
    .join('; ');
  const expected =
    event.expect === undefined
      ? []
      : [
          `expected ${nodeTitleWithCode(strategy, event.expectNode)} ${event.expect}${event.expectBy === '' ? '' : ` by ${dayText(event.expectBy)}`}`,
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
    ...(commitment !== undefined && commitment.acts.length > 1
      ? [commitmentStatusDatesText(commitment)]
      : []),
    `recorded by ${event.author} on ${dayText(localDayOfInstant(event.recordedAt))}, id ${event.id}`,
  ];
  const line = (text: string): ViewLine => proseLine(terminalSafeOneLine(terminalSafeText(text)));
  return [
    ...known.map(line),
    ...([0, 1, -1] as const).flatMap((side) => {
      const others = sameNodeEventsNearInTime(state, event, event.nodes, side);
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
function boardBeforeEventLines(
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
  const recorded = indicatorsOfStrategy(strategy).some(
    (indicator) =>
      known.asOf(indicator.id, day) !== undefined ||
      valueAndReadingAsOf(indicator, known, day) !== undefined,
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

/** A board in a few lines: gauge, tracks, band and the age of the newest value. */
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
      return preformattedLine(
        `${cutOrPadToWidth(terminalSafeOneLine(title), name)}  ${cutOrPadToWidth(score, 5, 'right')}  ${INTERVAL_PERCENT} interval ${interval}`,
        spokenTextOfLinePart(
          lineFromTemplate`${terminalSafeOneLine(title)}, ${score}, ${INTERVAL_PERCENT} interval ${interval}`,
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

/** So many days on either side are looked at. */
const ALSO_DAYS = 180;

/** No more are spelled out on the lines beside the numbers, or read aloud; the others are counted. */
const MOST_SAID = 5;

/** Before an event, on its day, or after it. */
type Side = 1 | 0 | -1;

/** The other events that bear on one of the nodes, as `side` says: -1 those up to half a year before an event, 0 those of its day, 1 those up to half a year after it, but no later than the board's day; the nearest first. */
export function sameNodeEventsNearInTime(
  { strategy, events, board }: Pick<State, 'strategy' | 'events' | 'board'>,
  event: Event,
  nodes: readonly string[],
  side: Side,
): readonly Event[] {
  const limit = addDays(event.day, side * ALSO_DAYS);
  const isThere = (day: Day): boolean =>
    side === 0
      ? day === event.day
      : side > 0
        ? day > event.day && day <= limit
        : day < event.day && day >= limit;
  const near = new Set(nodes.flatMap((id) => eventsBearingOn(strategy, events, id)));
  const others = events.filter(
    (each) => near.has(each) && each.id !== event.id && isThere(each.day) && each.day <= board.asOf,
  );
  return side > 0 ? others : others.toReversed();
}

/** The nearest of those around an event, numbered on the line that draws the gauge; 1 is the newest. */
function nearbyEventFlags(state: State, event: Event): readonly Flag[] {
  const others = ([-1, 0, 1] as const).flatMap((side) =>
    sameNodeEventsNearInTime(state, event, [state.strategy.root.id], side),
  );
  const far = ({ day }: Event): number => Math.abs(daysBetween(event.day, day));
  const nearest = others.toSorted((a, b) => far(a) - far(b)).slice(0, MOST_FLAGS);
  return newestEventFlagsUpToDay(nearest.toSorted(compareEventsByDay), state.board.asOf);
}

/** Those on one node before the event (`side` -1), or of its day and after it (1), in exactly `rows` lines of at most `cells` cells; what has no room is counted. */
function nearbyEventLines(
  state: State,
  event: Event,
  node: string,
  side: 1 | -1,
  cells: number,
  rows: number,
): readonly string[] {
  const together = side > 0 ? sameNodeEventsNearInTime(state, event, [node], 0) : [];
  const others = [...together, ...sameNodeEventsNearInTime(state, event, [node], side)];
  const signs = new Map(nearbyEventFlags(state, event).map((flag) => [flag.event.id, flag.sign]));
  const saidOf = ({ id, day, title }: Event): string =>
    terminalSafeOneLine(`${signs.get(id) ?? ''} ${dayText(day)} ${title}`);
  const passed = side > 0 ? daysBetween(event.day, state.board.asOf) : ALSO_DAYS;
  const days = `in the ${countWithNoun(Math.min(ALSO_DAYS, passed), 'day')} ${side > 0 ? 'after' : 'before'}`;
  const when = together.length === 0 ? days : passed === 0 ? 'that day' : `that day and ${days}`;
  const said = (many: number): string => {
    const rest = others.length - many;
    const shown = others.slice(0, many).map(saidOf).join('; ');
    return `${when} also: ${shown}${rest > 0 ? `; +${rest} more` : ''}`;
  };
  const most = Math.min(others.length, MOST_SAID);
  const text = Array.from({ length: most }, (_, at) => said(most - at)).find(
    (each) => wrapTextToWidth(each, cells).length <= rows,
  );
  const [nearest] = others;
  const first = (): readonly string[] =>
    nearest === undefined
      ? [passed === 0 ? '' : cutToWidth(`no other event bears on it ${when}`, cells)]
      : [textWithMoreCount(`${when} also: ${saidOf(nearest)}`, others.length - 1, cells)];
  const lines = text === undefined ? first() : wrapTextToWidth(text, cells);
  return Array.from({ length: rows }, (_, at) => lines[at] ?? '');
}

/** The text cut so that `; +3 more` stands behind it in so many cells; `more` counts events, ≥ 0, of which 0 is not said. */
function textWithMoreCount(text: string, more: number, cells: number): string {
  const rest = more > 0 ? `; +${more} more` : '';
  return `${cutToWidth(text, cells - rest.length)}${rest}`;
}

export const EVENT_KEYS: readonly Binding[] = [
  {
    id: 'event.node',
    keys: ['Enter'],
    label: 'open',
    description: 'open what the row is about, as of the day of the event',
    group: 'This screen',
    screens: ['event'],
    footer: true,
    whyDisabled: (state) =>
      scoredNodeIdOfTopScreen(state) === undefined
        ? whyNothingOpensSentence(state, 'a row of an indicator or a branch')
        : undefined,
    run: (state) => {
      const id = scoredNodeIdOfTopScreen(state);
      const event = selectedEvent(state);
      return id === undefined || event === undefined
        ? stepWithoutEffects(state)
        : openNodeOnDayStep(state, id, event.day);
    },
  },
];
