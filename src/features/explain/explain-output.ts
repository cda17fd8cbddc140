/** What `explain` and `movers` print: text, and their documents (data/FORMAT.md, section 8), unrounded, missing as null. */

import type { DayExplanation, Explained } from '../../core/analysis/explain.ts';
import type { Movers } from '../../core/analysis/movers.ts';
import type { Day } from '../../core/model/model.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  dayText,
  INTERVAL_PERCENT,
  intervalText,
  NONE,
  percentText,
  roundedText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { labelledParagraphTexts, type TableRoom, tableTexts } from '../../text/output.ts';
import type { Unscored } from '../../text/scored-by.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { type GoalBand, valueReachingBandText } from '../../views/value-to-band.ts';
import type { ExplainJson, MoverJson, MoversJson } from './explain-document.ts';

/** So many indicators whose new reading would help most are named. */
const REFRESH_SHOWN = 5;

/** The movers, sentences in lines of `cells` cells, the table in a terminal of `room`. */
export function whatWouldMoveGaugeTexts(
  board: Board,
  movers: Movers,
  goal: GoalBand | undefined,
  cells: number,
  room?: TableRoom,
): readonly string[] {
  const title = terminalSafeOneLine(board.strategy.root.title);
  const rows = movers.order.flatMap((id) => movers.indicators.get(id) ?? []);
  return [
    ...labelledParagraphTexts(
      '',
      `What would move ${title}, ${scoreText(movers.score, 1)} (${INTERVAL_PERCENT} interval ${intervalText(board.card.root, 1)}) on ${dayText(board.asOf)}: points of it by a usual move of one indicator (step), and if the indicator stood at its best or worst.`,
      cells,
    ),
    '',
    ...tableTexts(
      [
        { title: 'indicator', least: 28 },
        { title: 'score', align: 'right' },
        { title: 'usual', align: 'right' },
        { title: 'step', align: 'right' },
        { title: 'best', align: 'right' },
        { title: 'worst', align: 'right' },
        ...(goal === undefined
          ? []
          : ([{ title: `to ${terminalSafeOneLine(goal.band.title)}`, align: 'right' }] as const)),
      ],
      rows.map((mover) => [
        nodeRowName(mover.node),
        scoreText(board.card.nodes.get(mover.node.id)?.score),
        roundedText(mover.plausible, 2),
        roundedText(mover.step),
        signedChangeText(mover.headroom, 2),
        signedChangeText(mover.downside, 2),
        ...(goal === undefined ? [] : [valueReachingBandText(board, mover.node, goal)]),
      ]),
      room,
    ),
    ...(goal === undefined ? [] : goalLines(board, goal, cells)),
    '',
    ...labelledParagraphTexts(
      '',
      'First collection requirements, by share of the variance:',
      cells,
    ),
    ...movers.refresh.slice(0, REFRESH_SHOWN).map((id) => {
      const mover = movers.indicators.get(id);
      const age = board.card.indicators.get(id)?.age;
      const name = mover === undefined ? id : nodeRowName(mover.node);
      return `  ${percentText(mover?.share ?? 0).padStart(5)}  ${name}, ${age} days old`;
    }),
  ];
}

function goalLines(board: Board, { band, changes }: GoalBand, cells: number): readonly string[] {
  const title = terminalSafeOneLine(band.title);
  if (board.card.standing?.band === band) return ['', `${title} stands.`];
  const reached = [...changes].filter(([, change]) => change !== undefined);
  const said =
    reached.length === 0
      ? `${title} is not reachable by any one indicator alone.`
      : `to ${title}: the value of that indicator alone that reaches it, and the change of its score; ${NONE} is not reachable by it alone. Nearest: ${nearestIndicatorText(board, changes)}.`;
  return ['', ...labelledParagraphTexts('', said, cells)];
}

function nearestIndicatorText(board: Board, changes: GoalBand['changes']): string {
  const [best] = [...changes]
    .flatMap(([id, change]) => (change === undefined ? [] : [{ id, change }]))
    .sort((a, b) => Math.abs(a.change) - Math.abs(b.change));
  const node = board.card.indicators.get(best?.id ?? '')?.node;
  return node === undefined ? NONE : terminalSafeOneLine(`${nodeCodeOf(node)} ${node.title}`);
}

/** The document of the movers (undefined: the root has no score); `toBand` are by indicator the least changes of its score to a goal band, in points, −100…100, undefined where it cannot reach it, where one was asked for. */
export function scoreSensitivityJson(
  movers: Movers | undefined,
  asOf: Day,
  toBand?: ReadonlyMap<string, number | undefined>,
): Unscored<MoversJson> {
  const indicators: Record<string, MoverJson> = {};
  for (const [id, mover] of movers?.indicators ?? []) {
    const { slope, headroom, downside, step, plausible, share } = mover;
    const own = { slope, headroom, downside, step, plausible, share };
    indicators[id] = toBand === undefined ? own : { ...own, toBand: toBand.get(id) ?? null };
  }
  return {
    schema: 'axiswatch.movers/1',
    asOf,
    score: movers?.score ?? null,
    order: movers?.order ?? [],
    refresh: movers?.refresh ?? [],
    indicators,
  };
}

/** The document of an explanation, its contributions in file order; or of the reason why there is none. */
export function explainJson(
  explained: Explained<DayExplanation>,
  node: string,
  from: Day,
  to: Day,
): Unscored<ExplainJson> {
  const head = { schema: 'axiswatch.explain/1', from, to, node } as const;
  if (!explained.ok) {
    const { reason } = explained;
    return {
      ...head,
      before: null,
      after: null,
      change: null,
      contributions: null,
      low: null,
      high: null,
      reason,
    };
  }
  const { before, after, change, effects, low, high } = explained.value;
  return { ...head, before, after, change, contributions: effects, low, high };
}
