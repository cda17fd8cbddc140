/** Pushed and moved: the path, what can be said of it and what each band requires, as text and as `axiswatch.mechanism/1`. */

import type { PushedMoved, Sequence } from '../../core/analysis/pushed-moved.ts';
import type { Day } from '../../core/model/model.ts';
import { EPSILON } from '../../core/model/model.ts';
import { type Board, mechanismOf } from '../../core/scoring/board.ts';
import { dayText } from '../../text/format.ts';
import { orNull } from '../../text/output.ts';
import { laidOut } from '../../tui/list-view.ts';
import { listViewLines } from '../../tui/list-view-text.ts';
import { MECHANISM_TABS, mechanismList } from './mechanism-list.ts';

export interface MechanismJson {
  readonly schema: 'axiswatch.mechanism/1';
  readonly asOf: Day;
  /** null: the strategy claims no cause and effect; then all that follows is empty. */
  readonly mechanism: { readonly cause: EndJson; readonly effect: EndJson } | null;
  readonly path: readonly {
    readonly day: Day;
    readonly cause: number | null;
    readonly effect: number | null;
  }[];
  /** Counted from this day on. */
  readonly from: Day | null;
  /** Counts, never a probability: rises of the cause and whether the effect followed, and the reverse. */
  readonly claimed: Sequence | null;
  readonly reverse: Sequence | null;
  readonly bands: readonly BandJson[];
}

interface EndJson {
  readonly id: string;
  readonly score: number | null;
  readonly sinceStart: number | null;
}

interface BandJson {
  readonly id: string;
  readonly from: number;
  readonly stands: boolean;
  /** What it still lacks, the root's own score included. */
  readonly lacks: readonly {
    readonly node: string;
    readonly atLeast: number;
    readonly score: number | null;
  }[];
}

/** The document of a board's mechanism; `view` is undefined without one. */
export function mechanismJson(board: Board, view: PushedMoved | undefined): MechanismJson {
  const ends = mechanismOf(board);
  const end = ({ node, sinceStart }: NonNullable<typeof ends>['cause']): EndJson => ({
    id: node.node.id,
    score: orNull(node.score),
    sinceStart: orNull(sinceStart),
  });
  return {
    schema: 'axiswatch.mechanism/1',
    asOf: board.asOf,
    mechanism: ends === undefined ? null : { cause: end(ends.cause), effect: end(ends.effect) },
    path: (view?.path ?? []).map(({ day, cause, effect }) => ({
      day,
      cause: orNull(cause),
      effect: orNull(effect),
    })),
    from: orNull(view?.from),
    claimed: view?.claimed ?? null,
    reverse: view?.reverse ?? null,
    bands: bandsJson(board),
  };
}

function bandsJson(board: Board): readonly BandJson[] {
  const { nodes, root, standing } = board.card;
  return board.strategy.bands.map((band) => ({
    id: band.id,
    from: band.from,
    stands: standing?.band.id === band.id,
    lacks: [{ node: root.node.id, atLeast: band.from }, ...band.requires].flatMap(
      ({ node, atLeast }) => {
        const score = nodes.get(node)?.score;
        const has = score !== undefined && score >= atLeast - EPSILON;
        return has ? [] : [{ node, atLeast, score: orNull(score) }];
      },
    ),
  }));
}

const PLOT_ROWS = 24;

/** The mechanism in lines of at most `cells` cells, what the dashboard shows in tabs one below the other. */
export function mechanismLines(board: Board, cells: number): readonly string[] {
  const tabs = MECHANISM_TABS.map((title, tab) => {
    const screen = { kind: 'mechanism', tab, selected: 0 } as const;
    const data = mechanismList(board, [], screen, cells, PLOT_ROWS);
    return { title, view: laidOut(data, cells) };
  });
  if (board.strategy.mechanism === undefined) {
    return tabs.slice(0, 1).flatMap(({ view }) => listViewLines(view, cells));
  }
  return [
    `Pushed and moved, as of ${dayText(board.asOf)}`,
    ...tabs.flatMap(({ title, view }) => ['', title.toUpperCase(), ...listViewLines(view, cells)]),
  ];
}
