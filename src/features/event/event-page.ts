/** The ledger of events: what was done, by whom, what it is about, and what carried it on. */
import type { Board } from '../../model/board.ts';
import { type Event, type EventRow, STAGES } from '../../model/record.ts';
import { findNode, type Node, type Strategy } from '../../model/strategy.ts';
import { dayText } from '../../page/kinds.ts';
import {
  type AnyFigure,
  type Page,
  type Section,
  type TableSection,
  table,
} from '../../page/page.ts';
import { targetOf } from '../board/board-page.ts';
import { writtenDetails } from '../indicator/indicator-page.ts';

export type EventFigures = Readonly<Record<string, AnyFigure<EventRow>>>;

const SOURCE = {
  kind: 'source',
  get: ({ source = '', url }) => ({ title: source, url }),
} as const satisfies AnyFigure<EventRow>;

export const EVENT_FIGURES = {
  day: { kind: 'day', get: ({ day }) => day },
  side: { kind: 'id', get: ({ side }) => side },
  title: { kind: 'text', get: ({ title }) => title, grows: true },
  nodes: { kind: 'ids', get: ({ nodes }) => nodes },
  stage: { kind: 'choice', get: ({ stage }) => stage, drop: 1 },
  effect: {
    kind: 'choice',
    head: 'good or bad',
    shortHead: 'good/bad',
    get: ({ effect }) => effect,
    drop: 1,
  },
  amount: { kind: 'count', get: ({ amount }) => amount, drop: 2 },
  follows: { kind: 'id', get: ({ follows }) => follows, drop: 3 },
  confidence: { kind: 'choice', get: ({ confidence }) => confidence, drop: 3 },
  source: { ...SOURCE, drop: 3 },
  id: { kind: 'id', get: ({ id }) => id, drop: 3 },
} as const satisfies EventFigures;

export function eventsPage(
  title: string,
  rows: readonly Event[],
  figures: EventFigures = EVENT_FIGURES,
  heading = '',
): Page {
  return {
    id: 'events',
    title,
    sections: [eventsSection(rows, figures, heading)],
  };
}

export function eventsSection(
  rows: readonly Event[],
  figures: EventFigures,
  title = '',
): TableSection {
  return table<Event>({
    id: 'events',
    title,
    rows,
    empty: 'no event is recorded yet',
    target: ({ id }) => ({ feature: 'event', id: `=${id}` }),
    figures,
  });
}

/** Up to the day of a board, rising. */
function eventsOf({ boards, day }: Board): readonly Event[] {
  return boards.record.events.filter((event) => event.day <= day);
}

/** Those that carry an event on, rising by day. */
export function followersOf(events: readonly Event[], id: string): readonly Event[] {
  return events.filter(({ follows }) => follows === id);
}

/** Why an event cannot be retracted. */
export function followedText({ title, id }: Event): string {
  return `“${title}” (${id}) follows it; retract or correct that one first`;
}

/** How the ledger is looked at. */
export const VIEWS = ['all', 'sides', 'ours'] as const;
export type View = (typeof VIEWS)[number];

/** Newest first; those of others by side, ours by stage, each with what followed it. */
export function ledgerPage(board: Board, view: View): Page {
  const { strategy } = board;
  const newest = eventsOf(board).toReversed();
  const { title, effect } = LEDGER;
  const sideText = ({ side: id }: EventRow) => strategy.sides.find((each) => each.id === id)?.title;
  const side: AnyFigure<EventRow> = { kind: 'text', get: sideText };
  const sides = strategy.sides.map(({ id }) => id);
  if (view === 'all') {
    return eventsPage('Events', newest, { day: LEDGER.day, side, title, effect });
  }
  if (view === 'sides') {
    const rows = newest
      .filter((event) => event.side !== sides[0])
      .sort((a, b) => sides.indexOf(a.side) - sides.indexOf(b.side));
    return eventsPage('Events', rows, { side, day: LEDGER.day, title, effect }, 'By side');
  }
  const ours = new Set(newest.filter((event) => event.side === sides[0]).map(({ id }) => id));
  const followers = Map.groupBy(newest.toReversed(), ({ follows }) => follows);
  const chain = (event: Event): readonly Event[] => [
    event,
    ...(followers.get(event.id) ?? []).flatMap(chain),
  ];
  const isFirst = ({ id, follows = '' }: EventRow) => ours.has(id) && !ours.has(follows);
  // those without a stage last
  const place = ({ stage: at }: Event) => (at === undefined ? STAGES.length : STAGES.indexOf(at));
  const rows = newest
    .filter(isFirst)
    .sort((a, b) => place(a) - place(b))
    .flatMap(chain);
  return eventsPage(
    'Events',
    rows,
    {
      stage: {
        kind: 'text',
        get: (event) =>
          isFirst(event)
            ? event.stage
            : `then ${ours.has(event.id) ? event.stage : sideText(event)}`,
      },
      day: LEDGER.day,
      title,
      effect,
    },
    `By stage: ${strategy.sides[0]?.title}`,
  );
}

const LEDGER = {
  day: EVENT_FIGURES.day,
  stage: { kind: 'choice', get: ({ stage }) => stage },
  title: EVENT_FIGURES.title,
  effect: {
    kind: 'choice',
    head: 'good or bad',
    shortHead: 'good/bad',
    get: ({ effect }) => effect,
  },
} as const satisfies EventFigures;

/** What the ledger does not say of an event. */
export function ledgerDetails(board: Board, event: Event, view: View): Section {
  const { stage, ...shared } = detailsOf();
  return writtenDetails<Event>(event, {
    'bears on': {
      kind: 'text',
      get: ({ nodes }) =>
        nodesOf(board.strategy, nodes)
          .map((node) => node.title)
          .join(', '),
    },
    ...(view === 'ours' ? {} : { stage }),
    ...tiesOf(board, event, view),
    ...shared,
  });
}

function detailsOf(): EventFigures & { readonly stage: AnyFigure<EventRow> } {
  return {
    stage: LEDGER.stage,
    amount: {
      kind: 'count',
      missing: '',
      get: ({ amount }) => (amount === 1 ? undefined : amount),
    },
    confidence: { kind: 'choice', get: ({ confidence }) => confidence },
    source: { ...SOURCE, style: 'plain' },
  };
}

/** What it carries on, and what carried it on, but those that stand beside it among ours. */
function tiesOf(board: Board, { id, follows }: Event, view: View): EventFigures {
  const { strategy } = board;
  const events = eventsOf(board);
  const told = (some: readonly Event[]) =>
    some.map(({ title, day }) => `${title}, ${dayText(day)}`).join('; ');
  const followed = events.filter(
    (each) => each.id === follows && !(view === 'ours' && each.side === strategy.sides[0]?.id),
  );
  return {
    follows: { kind: 'text', get: () => told(followed) },
    'followed by': {
      kind: 'text',
      get: () => (view === 'ours' ? '' : told(followersOf(events, id))),
    },
  };
}

export function nodesOf(strategy: Strategy, ids: readonly string[]): readonly Node[] {
  return ids.flatMap((id) => findNode(strategy, id) ?? []);
}

/** What an event leads to: a node, or another event. */
interface Tie {
  readonly what: 'counts in' | 'bears on' | 'follows' | 'followed by';
  readonly to: Node | Event;
}

export function eventPage(board: Board, event: Event): Page {
  const { strategy } = board;
  const events = eventsOf(board);
  const ties: readonly Tie[] = [
    ...nodesOf(strategy, event.nodes).map((to): Tie => {
      const isCounted =
        to.kind === 'leaf' && to.count !== undefined && board.leaf(to).restsOn.includes(event);
      return { what: isCounted ? 'counts in' : 'bears on', to };
    }),
    ...events.filter(({ id }) => id === event.follows).map((to): Tie => ({ what: 'follows', to })),
    ...followersOf(events, event.id).map((to): Tie => ({ what: 'followed by', to })),
  ];
  const leaves = ties.flatMap(({ to }) => ('kind' in to && to.kind === 'leaf' ? to : []));
  const leafAt = ({ to }: Tie) => ('kind' in to && to.kind === 'leaf' ? to : undefined);
  return {
    id: 'event',
    title: event.title,
    sections: [
      writtenDetails<Event>(event, {
        event: { kind: 'text', get: ({ title }) => title },
        day: LEDGER.day,
        side: {
          kind: 'text',
          get: ({ side }) => strategy.sides.find(({ id }) => id === side)?.title,
        },
        effect: LEDGER.effect,
        ...detailsOf(),
      }),
      table<Tie>({
        id: 'ties',
        title: '',
        rows: ties,
        target: ({ to }) => ('kind' in to ? targetOf(to) : { feature: 'event', id: `=${to.id}` }),
        figures: {
          what: { kind: 'choice', head: '', get: ({ what }) => what },
          title: { kind: 'text', head: '', get: ({ to }) => to.title, grows: true },
          ...(leaves.length > 0 && {
            value: {
              kind: 'value',
              missing: '',
              get: (tie) => {
                const leaf = leafAt(tie);
                const value = leaf && board.leaf(leaf).value;
                return value === undefined || leaf === undefined ? undefined : { value, leaf };
              },
            },
          }),
          score: {
            kind: 'score',
            missing: '',
            get: ({ to }) => ('kind' in to ? board.score(to) : undefined),
          },
          ...(ties.some(({ to }) => 'day' in to) && {
            day: {
              kind: 'day',
              missing: '',
              get: ({ to }) => ('kind' in to ? undefined : to.day),
            },
          }),
        },
      }),
    ],
  };
}
