/** Pushed and moved: the path, what can be said of it and what each band requires, as text and as `axiswatch.mechanism/1`. */

import type { PushedMoved } from '../../core/analysis/pushed-moved.ts';
import { EPSILON } from '../../core/model/model.ts';
import { type Board, mechanismOf } from '../../core/scoring/board.ts';
import { dayText } from '../../text/format.ts';
import { valueOrNull } from '../../text/output.ts';
import type { Unscored } from '../../text/scored-by.ts';
import { layOutListView } from '../../tui/list-view.ts';
import { listViewLines } from '../../tui/list-view-text.ts';
import type { MechanismJson } from './mechanism-document.ts';
import { MECHANISM_TABS, mechanismListData } from './mechanism-list.ts';

/** The document of a board's mechanism; `view` is undefined without one. */
export function mechanismJson(
  board: Board,
  view: PushedMoved | undefined,
): Unscored<MechanismJson> {
  const ends = mechanismOf(board);
  const end = ({ node, sinceStart }: NonNullable<typeof ends>['cause']) => ({
    id: node.node.id,
    score: valueOrNull(node.score),
    sinceStart: valueOrNull(sinceStart?.change),
    low: valueOrNull(sinceStart?.low),
    high: valueOrNull(sinceStart?.high),
  });
  return {
    schema: 'axiswatch.mechanism/1',
    asOf: board.asOf,
    mechanism: ends === undefined ? null : { cause: end(ends.cause), effect: end(ends.effect) },
    path: (view?.path ?? []).map(({ day, cause, effect }) => ({
      day,
      cause: valueOrNull(cause),
      effect: valueOrNull(effect),
    })),
    from: valueOrNull(view?.from),
    claimed: view?.claimed ?? null,
    reverse: view?.reverse ?? null,
    bands: bandsJson(board),
  };
}

function bandsJson(board: Board): MechanismJson['bands'] {
  const { nodes, root, standing } = board.card;
  return board.strategy.bands.map((band) => ({
    id: band.id,
    from: band.from,
    stands: standing?.band.id === band.id,
    lacks: [{ node: root.node.id, atLeast: band.from }, ...band.requires].flatMap(
      ({ node, atLeast }) => {
        const score = nodes.get(node)?.score;
        const has = score !== undefined && score >= atLeast - EPSILON;
        return has ? [] : [{ node, atLeast, score: valueOrNull(score) }];
      },
    ),
  }));
}

const PLOT_ROWS = 24;

/** The mechanism in lines of at most `cells` cells, what the dashboard shows in tabs one below the other. */
export function mechanismLines(board: Board, cells: number): readonly string[] {
  const tabs = MECHANISM_TABS.map((title, tab) => {
    const screen = { kind: 'mechanism', tab, selected: 0 } as const;
    const data = mechanismListData(board, [], screen, cells, PLOT_ROWS);
    return { title, view: layOutListView(data, cells) };
  });
  if (board.strategy.mechanism === undefined) {
    return tabs.slice(0, 1).flatMap(({ view }) => listViewLines(view, cells));
  }
  return [
    `Pushed and moved, as of ${dayText(board.asOf)}`,
    ...tabs.flatMap(({ title, view }) => ['', title.toUpperCase(), ...listViewLines(view, cells)]),
  ];
}
