/** Explain an indicator: its score by hand from value and goalposts, and what it brings to every score above it. */
import type { Indicator } from '../../core/model/model.ts';
import { dayText, NONE, oneLine, rounded, scoreText } from '../../text/format.ts';
import { prose } from '../../text/line.ts';
import type { ColumnSpec, ListBody } from '../../tui/list-view.ts';
import { keyOf } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { nameOf } from '../../views/arithmetic.ts';
import { paceText } from '../../views/pace.ts';
import {
  goalpostsText,
  scoredValue,
  scoreFormula,
  workingLines,
} from '../../views/score-by-hand.ts';
import { aboveOf } from './above-view.ts';

const ABOVE: readonly ColumnSpec[] = [
  { key: 'in', grows: true },
  { key: 'weight w', align: 'right' },
  { key: 'score', align: 'right' },
  { key: 'points', align: 'right' },
];

/** The arithmetic of an indicator; its rows lead from itself up to the gauge. */
export function indicatorArithmetic(state: State, indicator: Indicator): ListBody {
  const { board } = state;
  const leaf = board.card.indicators.get(indicator.id);
  const above = aboveOf(board, indicator.id);
  const own = {
    in: nameOf(indicator),
    'weight w': '',
    score: scoreText(leaf?.score, 2),
    points: scoreText(leaf?.score, 2),
  };
  const texts = above.map(({ branch, weight, score, points }) => ({
    in: nameOf(branch),
    'weight w': weight,
    score: scoreText(score, 2),
    points: points === undefined ? NONE : rounded(points, 2),
  }));
  const reading = leaf?.reading;
  const working = workingLines(board, indicator);
  const pace = paceText(board, indicator.id);
  return {
    head: (leaf === undefined || reading === undefined
      ? [goalpostsText(indicator), 'no reading yet, so no score']
      : [
          oneLine(
            `value ${scoredValue(indicator, reading.value)} on ${dayText(reading.observedOn)}, ${reading.confidence} confidence`,
          ),
          goalpostsText(indicator),
          ...(working.length === 0 ? [scoreFormula(indicator, leaf)] : working),
        ]
    ).map(prose),
    specs: ABOVE,
    texts: [own, ...texts],
    targets: [indicator.id, ...above.map(({ branch }) => branch.id)],
    foot: [
      'points: what it brings to each score, from all at 0',
      ...(pace === undefined ? [] : [pace]),
      `${keyOf(state, 'explain.open')} opens a score above, on the first row its readings`,
    ].map(prose),
  };
}
