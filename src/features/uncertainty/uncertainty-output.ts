/** What `uncertainty` and `sources` print: text, and their documents (data/FORMAT.md, section 8), unrounded, missing as null. */

import type { DrawnScores } from '../../core/analysis/montecarlo.ts';
import type { Robustness } from '../../core/analysis/robustness.ts';
import type { SourceReport } from '../../core/analysis/sources.ts';
import type { Day } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  dayText,
  NONE,
  percentText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import {
  labelledParagraphTexts,
  type TableRoom,
  tableTexts,
  valueOrNull,
} from '../../text/output.ts';
import type { Unscored } from '../../text/scored-by.ts';
import type { SourcesJson, UncertaintyJson } from './uncertainty-document.ts';

/** The document of the sources of a board. */
export function sourceDependenceJson(
  board: Board,
  sources: readonly SourceReport[],
): Unscored<SourcesJson> {
  const { root, standing } = board.card;
  return {
    schema: 'axiswatch.sources/1',
    asOf: board.asOf,
    score: valueOrNull(root.score),
    band: standing?.band.id ?? null,
    sources: sources.map((each) => ({
      source: each.source,
      readings: each.readings,
      carries: each.carries,
      weight: each.weight,
      without: valueOrNull(each.without),
      change: valueOrNull(each.change),
      band: each.band?.id ?? null,
      flips: each.flips,
    })),
  };
}

/** The sources, sentences in lines of `cells` cells, the table in a terminal of `room`. */
export function sourceDependenceTexts(
  board: Board,
  sources: readonly SourceReport[],
  cells: number,
  room?: TableRoom,
): readonly string[] {
  const { root, standing } = board.card;
  const flips = sources.filter((each) => each.flips);
  const band = terminalSafeOneLine(standing?.band.title ?? 'no band');
  const said =
    flips.length === 0
      ? `No single source changes the band, ${band}.`
      : flips.length === 1
        ? `Without one source the band would not be ${band}; it is marked with !.`
        : `Without any one of ${countWithNoun(flips.length, 'source')} the band would not be ${band}; they are marked with !.`;
  return [
    ...labelledParagraphTexts(
      '',
      `${terminalSafeOneLine(board.strategy.root.title)} ${scoreText(root.score, 1)} as of ${dayText(board.asOf)}, and what it is without the readings of one source at a time.`,
      cells,
    ),
    ...labelledParagraphTexts('', said, cells),
    '',
    ...tableTexts(
      [
        { title: '' },
        { title: 'without', align: 'right' },
        { title: 'change', align: 'right' },
        { title: 'readings', align: 'right' },
        { title: 'weight', align: 'right' },
        { title: 'source', least: 20 },
      ],
      sources.map((each) => [
        each.flips ? '!' : '',
        scoreText(each.without, 1),
        each.change === undefined ? NONE : signedChangeText(each.change, 1),
        String(each.readings),
        percentText(each.weight, 1),
        terminalSafeOneLine(each.source),
      ]),
      room,
    ),
    ...flips.flatMap((each) =>
      labelledParagraphTexts(
        '! ',
        terminalSafeOneLine(
          `Without "${each.source}": ${scoreText(each.without, 1)}, ${each.band?.title ?? 'no band'}.`,
        ),
        cells,
      ),
    ),
  ];
}

/** The document of both kinds of draws, of so many `draws`, ≥ 1, from a `seed`, ≥ 0; either is undefined where the root has no score. */
export function uncertaintyDrawsJson(
  evidence: DrawnScores | undefined,
  robustness: Robustness | undefined,
  asked: { readonly asOf: Day; readonly seed: number; readonly draws: number },
): Unscored<UncertaintyJson> {
  return {
    schema: 'axiswatch.uncertainty/1',
    ...asked,
    low: evidence?.low ?? null,
    median: evidence?.median ?? null,
    high: evidence?.high ?? null,
    bands: evidence === undefined ? null : Object.fromEntries(evidence.bands),
    scoreBands: evidence === undefined ? null : Object.fromEntries(evidence.scoreBands),
    robustness:
      robustness === undefined
        ? null
        : {
            draws: robustness.draws,
            keepsBand: robustness.keepsBand,
            keepsScoreBand: robustness.keepsScoreBand,
            low: robustness.low ?? null,
            high: robustness.high ?? null,
            unscored: robustness.unscored,
          },
  };
}
