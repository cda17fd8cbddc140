/** Every reading a board rests on, quoted: value, day, confidence, source and address, by track. */

import type { IndicatorScore } from '../../core/model/model.ts';
import { leavesOf, nodeCodeOf, tracksOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { intervalText, scoreText, terminalSafeOneLine, valueWithUnit } from '../../text/format.ts';
import type { ReadingGroup, ReadingRow } from './report-document.ts';

/** The readings as of the board's day, by track in file order; indicators outside any track come last. */
export function readingGroups(board: Board): readonly ReadingGroup[] {
  const tracks = tracksOf(board.strategy).map((track) => ({
    title: terminalSafeOneLine(track.title),
    ids: leavesOf(track).map((leaf) => leaf.id),
  }));
  const inside = new Set(tracks.flatMap((track) => track.ids));
  const outside = [...board.card.indicators.keys()].filter((id) => !inside.has(id));
  return [...tracks, { title: 'Outside the tracks', ids: outside }].flatMap(({ title, ids }) => {
    const rows = ids.flatMap((id) => {
      const leaf = board.card.indicators.get(id);
      return leaf === undefined ? [] : [readingRow(board, leaf)];
    });
    return rows.length === 0 ? [] : [{ title, rows }];
  });
}

function readingRow(board: Board, leaf: IndicatorScore): ReadingRow {
  const { node, value, observedOn, confidence, source, reading } = leaf;
  return {
    id: node.id,
    code: terminalSafeOneLine(nodeCodeOf(node)),
    title: terminalSafeOneLine(node.title),
    value,
    valueText: terminalSafeOneLine(valueWithUnit(node, value)),
    score: leaf.score,
    scoreText: scoreText(leaf.score),
    interval: intervalText(leaf),
    state: board.words.get(node.id) ?? 'missing',
    counted: leaf.effectiveWeight > 0,
    observedOn,
    confidence,
    source: terminalSafeOneLine(source),
    url: reading?.url ?? '',
    quote: terminalSafeOneLine(reading?.quote ?? ''),
    note: terminalSafeOneLine(reading?.note ?? ''),
  };
}
