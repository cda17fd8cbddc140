/** Cause and effect: the links of the strategy, how both ends moved, and what our side did about the cause. */
import { ACT_DAYS, actsOn } from '../../model/acts.ts';
import type { Board } from '../../model/board.ts';
import { type Change, changeBetween, changeSinceStart, isBeyondError } from '../../model/change.ts';
import { spreadDays } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import type { Event } from '../../model/record.ts';
import type { Link, Node } from '../../model/strategy.ts';
import { countText } from '../../page/kinds.ts';
import {
  type AnyFigure,
  type ChartSection,
  type Page,
  type TableSection,
  table,
} from '../../page/page.ts';
import { sinceFigures } from '../board/board-page.ts';
import type { Outcome } from '../command.ts';
import type { Context, Options } from '../context.ts';

/** Points of a curve. */
const POINTS = 100;

export async function links(
  context: Context,
  [id]: readonly string[],
  options: Options,
): Promise<Outcome> {
  const day = await context.asOf(options);
  const board = (await context.boards()).on(day);
  if (id === undefined) return { page: linksPage(board) };
  const node = await context.node(id);
  const { links: all } = board.strategy;
  const link = all.find(({ cause, effect }) => cause === node || effect === node);
  if (link === undefined) {
    const ends = all.map(({ cause }) => cause.id).join(', ');
    throw new Refusal(`${node.id} is not the cause or effect of a link; name one of ${ends}`);
  }
  return { page: linkPage(board, link) };
}

interface LinkRow {
  readonly link: Link;
  readonly cause: Change | undefined;
  readonly effect: Change | undefined;
}

export function linksPage(board: Board): Page {
  const { links: all, linkTitles } = board.strategy;
  const rows = all.map((link): LinkRow => {
    const [cause, effect] = [link.cause, link.effect].map((node) => changeSinceStart(board, node));
    return { link, cause, effect };
  });
  const ends = (end: 'cause' | 'effect'): Readonly<Record<string, AnyFigure<LinkRow>>> => ({
    [end]: {
      kind: 'score',
      head: linkTitles[end],
      shortHead: end,
      get: ({ link }) => board.score(link[end]),
    },
    ...sinceFigures(board.strategy, rows, (row) => row[end], { name: `${end} change` }),
    [`${end} error`]: { kind: 'error', head: 'error', get: (row) => row[end]?.error },
  });
  return {
    id: 'links',
    title: 'Cause and effect',
    sections: [
      table<LinkRow>({
        id: 'links',
        title: '',
        rows,
        empty: 'the strategy has no links',
        target: ({ link }) => linkTarget(board, link),
        figures: {
          id: { kind: 'id', get: ({ link }) => link.cause.id, drop: 3 },
          title: { kind: 'text', head: 'link', get: ({ link }) => link.title, grows: true },
          ...ends('cause'),
          ...ends('effect'),
        },
      }),
    ],
  };
}

/** Its cause, then its place in the strategy: a cause may have several. */
function linkTarget({ strategy }: Board, link: Link) {
  return { feature: 'link', id: `${link.cause.id}=${strategy.links.indexOf(link)}` };
}

export function linkOf({ strategy }: Board, target = ''): Link | undefined {
  return strategy.links[Number(target.split('=')[1])];
}

/** Both curves, both ends and our acts. */
export function linkPage(board: Board, link: Link, ids = true): Page {
  return {
    id: 'link',
    title: link.title,
    sections: [...curveSections(board, link), actsSection(board, link, ids)],
  };
}

function isWithin(change: Change | undefined): boolean {
  return change === undefined || !isBeyondError(change);
}

/** Both curves since the start. */
export function curveSections(board: Board, { cause, effect }: Link): readonly ChartSection[] {
  const { boards, day: to, strategy } = board;
  const { start: from, linkTitles } = strategy;
  if (from >= to) return [];
  const days = spreadDays(from, to, POINTS);
  const series = (node: Node, title: string) => ({
    title,
    points: days.map((day) => ({ day, value: boards.on(day).score(node) })),
    steps: false,
  });
  const curves = [series(cause, linkTitles.cause), series(effect, linkTitles.effect)];
  const values = curves.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  if (values.length === 0) return [];
  return [
    {
      id: 'curves',
      title: '',
      chart: {
        from,
        to,
        limits: [Math.max(0, Math.min(...values) - 5), Math.min(100, Math.max(...values) + 5)],
        series: curves,
        marks: [],
        lines: [],
      },
    },
  ];
}

interface Row {
  readonly what: string;
  readonly node: Node;
  /** An act of ours, or what followed it. */
  readonly event?: Event;
  /** Of a cause or an effect its change since the start; of an act that of the effect since its day. */
  readonly change?: Change | undefined;
}

/** Both ends of the link, then our acts about the cause, by stage. */
function actsSection(board: Board, link: Link, ids: boolean): TableSection {
  const { boards } = board;
  const rows: readonly Row[] = [
    ...(['cause', 'effect'] as const).map((what) => {
      return { what, node: link[what], change: changeSinceStart(board, link[what]) };
    }),
    ...actsOn(board, link.cause).flatMap(({ event, node, followedBy }): readonly Row[] => [
      {
        what: event.stage ?? 'act',
        node,
        event,
        change: changeBetween(boards.on(event.day), board, link.effect),
      },
      ...followedBy.map((each) => ({ what: 'then', node, event: each })),
    ]),
  ];
  return table<Row>({
    id: 'acts',
    title: '',
    says: `Our acts of the last ${countText('day', ACT_DAYS)} about the cause, and the change of the effect`,
    rows,
    target: ({ what, node, event }) => ({
      feature: 'end',
      id: `${node.id}=${event?.id ?? what}`,
    }),
    figures: {
      what: { kind: 'choice', head: '', get: ({ what }) => what },
      ...(ids && {
        id: { kind: 'id', get: ({ node, event }) => event?.id ?? node.id, drop: 3 },
      }),
      title: {
        kind: 'text',
        head: '',
        get: ({ node, event }) => event?.title ?? node.title,
        grows: true,
        least: 16,
      },
      day: {
        kind: 'day',
        head: 'since',
        missing: '',
        get: ({ event, change }) => event?.day ?? change?.since,
      },
      change: {
        kind: 'points',
        missing: '',
        get: ({ change }) => change?.points,
        dim: ({ change }) => isWithin(change),
      },
      error: { kind: 'error', get: ({ change }) => change?.error, drop: 1 },
    },
  });
}
