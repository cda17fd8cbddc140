/** The words that `status --format` fills in: `{gauge} {band}` and so on, each as the other outputs print it. */

import { findIndicatorByIdOrCode, nodePlacesOf } from '../../core/model/tree.ts';
import {
  type Board,
  headlineCauseAndEffectMoves,
  lastRecordableDayIfBoardAhead,
  scoreChangeOverDays,
} from '../../core/scoring/board.ts';
import {
  scoreChangeWithMarginText,
  scoreText,
  terminalSafeOneLine,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import { IF_NOTHING } from '../../views/as-of-day.ts';
import { alertAndLatenessCounts } from '../../views/attention.ts';
import { gaugeView } from '../../views/gauge-and-tracks.ts';

type Field = (board: Board, hash: string) => string;

/** What each word stands for, in the order they are listed. */
const FIELDS = {
  title: (board) => board.card.root.node.title,
  gauge: (board) => gaugeView(board).scoreText,
  band: (board) => gaugeView(board).band,
  interval: (board) => gaugeView(board).interval,
  low: (board) => scoreText(board.card.root.low),
  high: (board) => scoreText(board.card.root.high),
  change30: (board) =>
    scoreChangeWithMarginText(scoreChangeOverDays(board, board.card.root.node.id, 30)),
  change365: (board) =>
    scoreChangeWithMarginText(scoreChangeOverDays(board, board.card.root.node.id, 365)),
  cause: (board) => scoreText(headlineCauseAndEffectMoves(board)?.cause.node.score),
  effect: (board) => scoreText(headlineCauseAndEffectMoves(board)?.effect.node.score),
  alerts: (board) => String(alertAndLatenessCounts(board).alerts),
  watches: (board) => String(alertAndLatenessCounts(board).watches),
  due: (board) => String(alertAndLatenessCounts(board).due),
  stale: (board) => String(alertAndLatenessCounts(board).stale),
  expired: (board) => String(alertAndLatenessCounts(board).expired),
  missing: (board) => String(alertAndLatenessCounts(board).missing),
  day: (board) => board.asOf,
  strategy: (board) => board.strategy.id,
  hash: (_, hash) => hash,
} as const satisfies Readonly<Record<string, Field>>;

/** The words that may stand in braces, beside the ids of nodes and the codes of indicators. */
export const STATUS_FIELDS: readonly string[] = Object.keys(FIELDS);

const WORD = /\{([^{}]*)\}/g;

/** The template with its words filled in on one line; or the words that are not known. An id stands for its score, a code for its value. */
export function fillStatusTemplate(
  board: Board,
  hash: string,
  template: string,
):
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const ahead = lastRecordableDayIfBoardAhead(board) === undefined ? '' : `, ${IF_NOTHING}`;
  const text = template.replace(WORD, (_, word: string) => {
    const value = fieldOrNodeText(board, hash, word.trim());
    if (value === undefined) unknown.push(word);
    return value ?? '';
  });
  return unknown.length === 0
    ? { ok: true, text: `${terminalSafeOneLine(text)}${ahead}` }
    : { ok: false, unknown };
}

function fieldOrNodeText(board: Board, hash: string, word: string): string | undefined {
  if (isField(word)) return FIELDS[word](board, hash);
  if (nodePlacesOf(board.strategy).has(word)) return scoreText(board.card.nodes.get(word)?.score);
  const indicator = findIndicatorByIdOrCode(board.strategy, word);
  if (indicator === undefined) return undefined;
  return valueWithUnitOrLevelText(indicator, board.card.indicators.get(indicator.id)?.value);
}

function isField(word: string): word is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, word);
}
