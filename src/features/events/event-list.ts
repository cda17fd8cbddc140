/** One event: the board before and after it in numbers and drawn, what is known of it, the board as it was known before. */
import {
  type Around,
  ENOUGH_READ,
  firstReadingDay,
  type Moment,
  OFFSETS,
  scoresAroundDay,
} from '../../core/analysis/aftermath.ts';
import { addDays, daysBetween } from '../../core/model/day.ts';
import { type Day, type Event, isTrack } from '../../core/model/model.ts';
import { nodePlacesOf, tracksOf } from '../../core/model/tree.ts';
import { memoizedTimelineOf } from '../../core/scoring/timelines.ts';
import { cutToWidth, fillToWidth, textWidth } from '../../text/cells.ts';
import {
  changeWithErrorText,
  dayText,
  intervalText,
  NONE,
  roundedText,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import {
  drawnLine,
  joinedLine,
  phraseLine,
  proseLine,
  tonedLine,
  type ViewLine,
  wrapLines,
} from '../../text/line.ts';
import { type ColumnSpec, type ListBody, type ListData, NO_TABLE } from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { eventKindText, nodeTitle } from '../../views/event-words.ts';
import { sparklineSpans } from '../../views/indicator-cells.ts';
import { nearbyEventFlags, nearbyEventLines } from './event-also.ts';
import { boardBeforeEventLines, type EventScreen, eventDetailLines } from './event-known.ts';

export const EVENT_TABS = ['Before and after', 'What is known', 'Board before'] as const;

const MOST_DRAWN = 4;
/** Terminal rows below which lines about the selected row would leave the table no room. */
const TALL = 23;
/** Terminal rows below which nothing is said of the selected row, and from which there is room for more. */
const SOME = 20;
const PLENTY = 30;

/** An event in a width; one that stands no more says so. */
export function openedEventListData(
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
      terminalSafeOneLine(`${dayText(event.day)}, ${eventKindText(event)}: ${event.title}`),
    ),
  ];
  if (screen.tab === 1)
    return {
      ...common,
      ...NO_TABLE,
      head: [...head, proseLine(''), ...eventDetailLines(state, event)],
      foot: [],
    };
  if (screen.tab === 2)
    return {
      ...common,
      ...NO_TABLE,
      head: [...head, proseLine(''), ...boardBeforeEventLines(state, screen, event)],
      foot: [],
    };
  return { ...common, ...aroundView(state, event, head, cells, glyphs) };
}

/** The gauge, the tracks of what an event names, and what it names. */
export function nodeIdsAroundEvent(state: State, event: Event): readonly string[] {
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
  const rows = ids.map((id) => scoresAroundDay(board, id, event.day));
  const texts = rows.flatMap((around) => [rowOf(strategy, around, -1), rowOf(strategy, around, 1)]);
  const doubtful = rows.some(({ moments }) => moments.some(isDoubtful));
  const room = Math.max(3, Math.min(state.size.rows - 16, MOST_DRAWN));
  return {
    head: [
      ...head,
      ...(state.size.rows < 20 ? [] : drawings(state, rows.slice(0, room), event, cells, glyphs)),
    ],
    ...(state.size.rows < SOME
      ? {}
      : { lead: (selected: number) => leadOf(state, event, rows, selected, cells) }),
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

/** What else happened around the event, and where there is room the intervals; of the selected row. */
function leadOf(
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
    ...(height < TALL ? [] : intervalsOf(state, event, rows, selected, cells)),
    ...nearbyEventLines(state, event, id, side, cells, height < PLENTY ? 1 : 3).map(proseLine),
  ];
}

/** The 90 % intervals of the scores in the selected row, on always as many lines, so that the table stays where it is. */
function intervalsOf(
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
    .map(({ offset, day }) => phraseLine`${`${Math.abs(offset)}d`} ${on(day)}`);
  const name = nodeTitle(strategy, around?.id ?? '');
  const others =
    moments.length === 0
      ? ''
      : phraseLine`; ${side < 0 ? 'before' : 'after'} ${joinedLine(moments, ', ')}`;
  const said = phraseLine`90 % interval of ${name} the day before ${on(addDays(event.day, -1))}${others}`;
  const lines = wrapLines([said], cells);
  return Array.from({ length: 2 }, (_, at) => lines[at] ?? proseLine(''));
}

function isDoubtful(moment: Moment): boolean {
  return moment.change !== undefined && moment.readAnew < ENOUGH_READ;
}

function rowOf(strategy: State['strategy'], around: Around, side: 1 | -1): Record<string, string> {
  const at = (days: number): Moment | undefined =>
    around.moments.find(({ offset }) => offset === side * days);
  return {
    ' ': side < 0 ? nodeTitle(strategy, around.id) : '',
    'day before': side < 0 ? scoreText(around.score, 1) : '',
    '': side < 0 ? 'before' : 'after',
    ...Object.fromEntries(OFFSETS.map((days) => [`${days}d`, momentText(at(days))])),
  };
}

/** "41 +3 ±5": where it stood, and how far it moved; "?" where too little was read to tell. */
function momentText(moment: Moment | undefined): string {
  if (moment === undefined || moment.ahead) return 'ahead';
  if (moment.score === undefined) return scoreText(undefined);
  const change = moment.change === undefined ? '' : ` ${changeWithErrorText(moment.change)}`;
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
    const first = firstReadingDay(strategy, board.readings, id);
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
    : [drawnLine(cutToWidth(`${NONE} ${said}`, cells), `no score: ${said}`)];
}

/** Cells of the longest range, " low 100 high 100". */
const RANGE = 17;

/** A line of the days that are drawn, with the event marked and the flags of others; below it for each its name, a year before and after, its range. */
function drawings(
  state: State,
  rows: readonly Around[],
  event: Event,
  cells: number,
  glyphs: Glyphs,
): readonly ViewLine[] {
  const { day } = event;
  const flags = nearbyEventFlags(state, event);
  const { strategy, board } = state;
  const titles = rows.map(({ id }) => nodeTitle(strategy, id));
  const name = Math.min(Math.max(12, Math.floor(cells / 3)), Math.max(...titles.map(textWidth)));
  const half = Math.max(5, Math.min(30, Math.floor((cells - name - RANGE - 2) / 2)));
  const history = memoizedTimelineOf(strategy, board.readings, board.asOf);
  const marks = Array.from({ length: 2 * half + 1 }, () => ' ');
  // the day of the event keeps its mark: what happened next to it stands beside
  const cellOf = (other: Day): number => {
    const days = daysBetween(day, other);
    const cell = Math.round((days / 365) * half);
    return half + (cell === 0 ? Math.sign(days) : cell);
  };
  for (const flag of flags.toReversed()) marks[cellOf(flag.day)] = flag.sign;
  marks[half] = glyphs.time.event;
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
    return tonedLine(
      [
        { text: `${fillToWidth(title, name)} ` },
        ...sparklineSpans(scores, glyphs),
        { text: ` ${range}` },
      ],
      `${title}, ${range}`,
    );
  });
  return drawn.length === 0
    ? drawn
    : [drawnLine(`${' '.repeat(name)} ${marks.join('')}`.trimEnd()), ...drawn];
}
