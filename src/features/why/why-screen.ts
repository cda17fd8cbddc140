/** Why a node's score is what it is; below the change three tables are walked, one after the other. */
import { Boards } from '../../model/board.ts';
import { changeSinceStart } from '../../model/change.ts';
import { type Day, localToday, parseIsoDay } from '../../model/day.ts';
import type { Node } from '../../model/strategy.ts';
import type { Page, TableSection } from '../../page/page.ts';
import { tableOf } from '../../page/rows.ts';
import type { Action, At, Next, Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { nodeOf } from '../indicator/indicator-screen.ts';
import { nodeAt } from '../record/keys.ts';
import { causeDetails, movedTitle, type Why, whyOf, whyPage } from './why-page.ts';

/** In the order of their key; `visit` where there was one, and two days that were typed. */
const PERIODS: Readonly<Record<string, string>> = {
  '1y': 'What moved it in a year',
  start: 'What moved it since the start',
  visit: 'What moved it since your last visit',
  '30d': 'What moved it in 30 days',
};
const [YEAR = ''] = Object.keys(PERIODS);

interface Shown {
  readonly why: Why;
  /** The change, and the values of a leaf. */
  readonly above: readonly TableSection[];
  readonly lists: readonly TableSection[];
}

/** A target is a node, and a period behind `=`: a name, or two days with `..` between them. */
export function whyTarget(node: Node, period: string): string {
  return `${node.id}=${period}`;
}

export function periodOf({ target = '' }: Pick<At<World>, 'target'>): string {
  return target.split('=')[1] ?? YEAR;
}

async function shownOf(world: World, target: string | undefined): Promise<Shown> {
  const { board, boards } = world;
  const { strategy } = board;
  const node = nodeOf(world, target) ?? strategy.index;
  const period = periodOf({ target });
  const [from, to] = period.split('..').map(parseIsoDay);
  const after = to === undefined ? board : boards.on(to);
  const before =
    from === undefined ? await beginOf(world, node, period) : boards.on(Math.min(from, after.day));
  const why = whyOf(before, after, node);
  const isLater = period === 'start' && before.day !== strategy.start;
  const { sections } = whyPage(why, (isLater ? undefined : PERIODS[period]) ?? movedTitle(why));
  const lists = sections.filter(({ target: opens }) => opens !== undefined);
  const above = sections
    .filter((section) => !lists.includes(section))
    .map((section) => {
      if (section.id !== 'change' || after !== board) return section;
      // the header has it
      const { to: _, ...figures } = section.figures;
      return { ...section, figures };
    });
  return { why, above, lists };
}

async function beginOf(world: World, node: Node, period: string) {
  const { context, board, boards, seq } = world;
  const { strategy, day } = board;
  const on = (from: Day, of = boards) => of.on(Math.min(from, day));
  if (period === '30d') return on(day - 30);
  if (period === 'start') return on(changeSinceStart(board, node)?.since ?? strategy.start);
  const visit = context.settings.visit[strategy.id];
  if (period !== 'visit' || visit === undefined) return on(day - 365);
  const known =
    seq > visit.seq
      ? new Boards(strategy, await (await context.journal()).known(visit.at))
      : boards;
  return on(localToday(new Date(visit.at)), known);
}

export const EXPLAIN: Action<World> = {
  key: 'x',
  label: 'why',
  says: 'why the selected one is where it is, and what moved it',
  run: (at) => opened(explainedAt(at) ?? at.world.board.strategy.index),
};

/** On the page of a track the track itself, until another row than the first is selected. */
function explainedAt(at: At<World>): Node | undefined {
  if (at.screen !== 'track') return nodeAt(at);
  const { rows, target } = tableOf(at.data as Page, 'indicators');
  return target?.(rows[0])?.id === at.row?.id ? nodeOf(at.world, at.target) : nodeAt(at);
}

function opened(node: Node, period = YEAR, list?: string): Next<World> {
  return {
    do: 'open',
    screen: 'why',
    target: whyTarget(node, period),
    ...(list === undefined ? {} : { options: { list } }),
  };
}

const aboutOf = ({ world, target }: At<World>): Node =>
  nodeOf(world, target) ?? world.board.strategy.index;

const listOf = ({ data, options }: At<World>): number =>
  Math.max(
    0,
    (data as Shown).lists.findIndex(({ id }) => id === options.list),
  );

const isIndex = (at: At<World>): string | undefined =>
  aboutOf(at).parent === undefined ? 'this is the index; Enter goes down' : undefined;

const ACTIONS: readonly Action<World>[] = [
  {
    key: 'Enter',
    says: 'go down to the selected part; of an indicator, to its readings',
    why: (at) => {
      if (at.row !== undefined) return undefined;
      return (at.data as Shown).lists[listOf(at)]?.id === 'sources'
        ? 'several indicators rest on it; : finds each by its id'
        : 'nothing is selected; Esc goes back';
    },
    run: (at) => {
      const node = nodeOf(at.world, at.row?.id);
      if (node?.kind !== 'branch')
        return { do: 'open', screen: 'indicator', target: node?.id ?? at.target?.split('=')[0] };
      return opened(node, periodOf(at), at.options.list);
    },
  },
  {
    key: 'Backspace',
    label: 'up',
    hides: true,
    says: 'go up to what it is a part of',
    why: isIndex,
    run: (at) => opened(aboutOf(at).parent ?? aboutOf(at), periodOf(at), at.options.list),
  },
  {
    key: 'Tab',
    label: 'next',
    says: 'go on to its parts, to what to look up first, to what rests on one source',
    run: (at) => {
      const { lists } = at.data as Shown;
      return { do: 'set', options: { list: lists[(listOf(at) + 1) % lists.length]?.id ?? '' } };
    },
  },
  {
    key: 'p',
    label: 'period',
    says: 'what moved it in a year, since the start, since your last visit, in 30 days',
    run: (at) => {
      const { context, board } = at.world;
      const hasVisit = context.settings.visit[board.strategy.id] !== undefined;
      const periods = Object.keys(PERIODS).filter((period) => hasVisit || period !== 'visit');
      const next = periods[(periods.indexOf(periodOf(at)) + 1) % periods.length];
      return opened(aboutOf(at), next);
    },
  },
  {
    key: 'x',
    label: 'index',
    hides: true,
    says: 'why the index is where it is',
    why: isIndex,
    run: (at) => opened(at.world.board.strategy.index, periodOf(at), at.options.list),
  },
  {
    key: 'd',
    label: 'days',
    says: 'choose the two days to compare',
    run: ({ target }) => ({ do: 'open', screen: 'period', target }),
  },
];

export const whyScreen: Screen<World> = {
  id: 'why',
  load: shownOf,
  title: (at) => `Why ${aboutOf(at).title}`,
  actions: ACTIONS,
  view: (at) => {
    const { why, above, lists } = at.data as Shown;
    const place = listOf(at);
    const [list, ...others] = [...lists.slice(place), ...lists.slice(0, place)];
    const details = causeDetails(why, at.row?.feature === 'cause' ? at.row.id : undefined);
    return {
      kind: 'page',
      page: {
        id: 'why',
        title: '',
        sections: [...above, ...(list === undefined ? [] : [list]), ...details, ...others],
      },
      list: list?.id ?? 'causes',
    };
  },
  words: [
    ['points', 'what each cause moved it by; they add up to the change'],
    ['error', 'a change of less than this would not show'],
    ['news', 'how far readings and events moved it'],
    ['no news', 'how far it moved otherwise: evidence aged, began or stopped'],
    ['left', 'events left the window of a count: they are too old by now'],
    ['began, stopped', 'it has a score only since then, or no longer'],
    ['other share', 'its share changed, because others began or stopped'],
    ['brings', 'its part of the score: share times score; the parts add up to it'],
    ['of the doubt', 'its part of the uncertainty of the index; a fresh reading reduces it'],
    ['score if 0, if 100', 'the score if the indicator had one of 0, or of 100'],
    ['score without', 'the score without anything from this source'],
  ],
};
