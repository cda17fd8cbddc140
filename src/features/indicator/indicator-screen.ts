/** An indicator on the screen: its chart, what is in force of it, and what a key does with the selected row. */
import { findNode, type Leaf, type Node } from '../../model/strategy.ts';
import { dayText } from '../../page/kinds.ts';
import type { Page } from '../../page/page.ts';
import type { Action, At, Next, Screen } from '../../tui/screen.ts';
import { targetOf } from '../board/board-page.ts';
import { WORDS } from '../board/board-screen.ts';
import type { World } from '../dashboard/world.ts';
import { EVENT_FIGURES, eventsSection, followedText, followersOf } from '../event/event-page.ts';
import { RECORD } from '../record/keys.ts';
import { written } from '../record/written.ts';
import {
  aboutSection,
  citationText,
  eventSections,
  idOf,
  indicatorPage,
  isCheck,
  saidText,
  type Written,
  writtenDetails,
  writtenOf,
  writtenSection,
} from './indicator-page.ts';
import { copyText, openAddress } from './outside.ts';

/** The node of a target, which more may follow: `RU1`, or `RU1=` and the id of an entry or event. */
export function nodeOf({ board }: World, target = ''): Node | undefined {
  return findNode(board.strategy, target.split('=')[0] ?? '');
}

export function leafOf(world: World, target?: string): Leaf {
  return nodeOf(world, target) as Leaf;
}

/** The row of a target; of an indicator alone the newest one. Of `=` and an id it is an event, whatever that bears on. */
export function writtenAt(world: World, target = ''): Written | undefined {
  const { board } = world;
  const at = target.indexOf('=');
  const id = target.slice(at + 1);
  if (at === 0) return board.boards.record.events.findLast((event) => event.id === id);
  const leaf = nodeOf(world, target);
  if (leaf?.kind !== 'leaf') return undefined;
  const rows = writtenOf(board, leaf);
  return at === -1 ? rows[0] : rows.find((row) => idOf(row) === id);
}

type OnRow = Omit<Action<World>, 'why' | 'run'> & {
  readonly why?: (row: Written, at: At<World>) => string | undefined;
  readonly run: (row: Written, at: At<World>) => Next<World>;
};

/** What an action is about: the selected row, or the event that a screen is about, whose id may stand alone. */
export function aboutOf({ screen, row, target = '' }: At<World>): string | undefined {
  if (screen !== 'event') return row?.id;
  return target.includes('=') ? target : `=${target}`;
}

/** An action on that. */
function onRow({ why, run, ...action }: OnRow): Action<World> {
  const rowOf = (at: At<World>) => {
    const about = aboutOf(at);
    return about === undefined ? undefined : writtenAt(at.world, about);
  };
  return {
    ...action,
    why: (at) => {
      const row = rowOf(at);
      if (row !== undefined) return why?.(row, at);
      return at.screen.startsWith('event')
        ? 'there is no event here; v lists them, and a adds one there'
        : 'nothing is recorded here; e records a reading';
    },
    run: (at) => {
      const row = rowOf(at);
      return row === undefined ? { do: 'nothing' } : run(row, at);
    },
  };
}

/** What leads out of the program. */
export const OUTWARDS: readonly Action<World>[] = [
  onRow({
    key: 'o',
    label: 'source',
    says: 'open the address of the source',
    why: ({ url }) => (url === undefined ? 'no address was recorded; c adds one' : undefined),
    run: ({ url = '' }) => ({
      do: 'work',
      work: async () => ({ do: 'say', text: await openAddress(url) }),
    }),
  }),
  onRow({
    key: 'y',
    label: 'copy',
    says: 'copy a citation',
    run: (row, { world }) => ({
      do: 'work',
      work: async () => {
        const text = citationText(world.board, row);
        copyText(text);
        return { do: 'say', text: `copied: ${text}` };
      },
    }),
  }),
];

/** Of a list whose rows are about a node. */
export const OPEN_NODE: Action<World> = {
  key: 'Enter',
  says: 'open what the row is about',
  why: ({ world, row }) =>
    nodeOf(world, row?.id) === undefined ? 'it is not about a single indicator' : undefined,
  run: ({ world, row }) => {
    const node = nodeOf(world, row?.id);
    if (node === undefined) return { do: 'nothing' };
    const { feature, id } = targetOf(node);
    return { do: 'open', screen: feature, target: id };
  },
};

/** To another indicator, in the order of the first page. */
function step(by: number): Action<World>['run'] {
  return ({ world, target }) => {
    const { board, parts } = world;
    const shown = parts.panels.flatMap(({ rows }) => rows.map(({ leaf }) => leaf));
    const all = [...new Set([...shown, ...board.strategy.leaves])];
    const at = all.indexOf(leafOf(world, target)) + by;
    return { do: 'open', screen: 'indicator', target: all.at(at % all.length)?.id, replace: true };
  };
}

const checkWhy = (row: Written): string | undefined =>
  isCheck(row) ? 'a check has nothing to correct; A adds a note, D retracts' : undefined;

/** What is done to a row that was written, and with it. */
export const ON_ROW: readonly Action<World>[] = [
  onRow({
    key: 'c',
    writes: true,
    label: 'correct',
    says: 'correct the selected reading or event',
    why: checkWhy,
    run: (row, at) =>
      'nodes' in row
        ? { do: 'open', screen: 'event-form', target: `=${row.id}` }
        : { do: 'open', screen: 'record', target: aboutOf(at) },
  }),
  onRow({
    key: 'D',
    writes: true,
    label: 'retract',
    says: 'retract the selected row',
    why: (row, { world }) => {
      if (!('nodes' in row)) return undefined;
      const [next] = followersOf(world.boards.record.events, row.id);
      return next && followedText(next);
    },
    run: (row, { world, screen }) => ({
      do: 'ask',
      question: `Retract “${saidText(world.board, row)}” of ${dayText(row.day)}`,
      yes: {
        do: 'work',
        work: async () => {
          const changes = [{ kind: 'retract', target: row.entry }] as const;
          const { text } = await written(world, changes, 'retracted');
          const say = { do: 'say', text } as const;
          return screen === 'event' ? { do: 'all', nexts: [{ do: 'back' }, say] } : say;
        },
      },
    }),
  }),
  onRow({
    key: 'A',
    writes: true,
    label: 'note',
    says: 'add a note to the selected row',
    run: (_, at) => ({ do: 'open', screen: 'note', target: aboutOf(at) }),
  }),
  ...OUTWARDS,
];

const ACTIONS: readonly Action<World>[] = [
  onRow({
    key: 'Enter',
    label: ({ row }) => (row?.feature === 'event' ? 'open' : 'correct'),
    says: 'correct the selected reading, or open the event',
    why: checkWhy,
    run: (_, { row }) =>
      row === undefined ? { do: 'nothing' } : { do: 'open', screen: row.feature, target: row.id },
  }),
  RECORD,
  ...ON_ROW,
  { key: ']', says: 'the next indicator', run: step(1) },
  { key: '[', says: 'the previous indicator', run: step(-1) },
];

export const indicatorScreen: Screen<World> = {
  id: 'indicator',
  load: async (world, target) => indicatorPage(world.board, leafOf(world, target)),
  title: ({ world, target }) => leafOf(world, target).title,
  actions: ACTIONS,
  view: ({ world, target, data }) => {
    const leaf = leafOf(world, target);
    return {
      kind: 'page',
      page: data as Page,
      list: 'written',
      beside: (row) => {
        const selected = row && writtenAt(world, row.id);
        return [
          ...(selected === undefined ? [] : [writtenDetails(selected)]),
          aboutSection(leaf),
          ...eventSections(world.board, leaf),
        ];
      },
    };
  },
  words: [
    [
      'mean, count',
      'of the readings of that many days up to the newest, or the events up to today',
    ],
    ['interval', WORDS.interval],
    ['from', WORDS.from],
    ['of the index', WORDS.share],
    ['of the doubt', WORDS.doubt],
    ['▾', 'an event that names it'],
    ['rival', 'another value for the same day; c chooses one, with a reason'],
    ['counted', 'in the count: within its days, and followed by no other event'],
  ],
};

export const noteScreen: Screen<World> = {
  id: 'note',
  title: ({ world, target }) => `note to ${nodeOf(world, target)?.title ?? 'an event'}`,
  view: ({ world, target }) => {
    const node = nodeOf(world, target);
    const noted = writtenAt(world, target);
    const { note: old = '' } = noted ?? {};
    return {
      kind: 'form',
      form: {
        draft: `note ${target}`,
        fields: [{ name: 'note', label: 'note' }],
        initial: { note: old },
        above: noted
          ? [
              node?.kind === 'leaf'
                ? writtenSection(world.board, node, [noted])
                : eventsSection('nodes' in noted ? [noted] : [], EVENT_FIGURES),
              writtenDetails({ ...noted, note: '' }),
            ]
          : [],
        below: () => [],
        check: ({ note = '' }) => {
          if (noted === undefined) {
            return [{ path: 'note', message: 'its row is no longer in force; Esc goes back' }];
          }
          const message = 'the note is unchanged; Esc leaves it as it is';
          return note.trim() === old ? [{ path: 'note', message }] : [];
        },
        save: ({ note = '' }) => ({
          do: 'work',
          work: async () => {
            if (noted === undefined) return { do: 'nothing' };
            const { entry, seq: _seq, author: _author, note: _note, ...rest } = noted;
            const row = note.trim() === '' ? rest : { ...rest, note: note.trim() };
            const what = 'nodes' in row ? 'event' : row.value === undefined ? 'check' : 'reading';
            const changes = [{ kind: 'correct', what, row, target: entry }] as const;
            const { text } = await written(world, changes, 'noted');
            return { do: 'all', nexts: [{ do: 'back' }, { do: 'say', text }] };
          },
        }),
      },
    };
  },
};
