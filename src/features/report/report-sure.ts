/** How sure a report is: the interval, the bands under drawn evidence and other models, what rests on one source. */

import {
  DEFAULT_DRAWS,
  type DrawnScores,
  sampleScoresFromEvidence,
} from '../../core/analysis/montecarlo.ts';
import { gaugeMoversOf } from '../../core/analysis/movers.ts';
import { sampleScoringModels } from '../../core/analysis/robustness.ts';
import { sourceReportsOfBoard } from '../../core/analysis/sources.ts';
import type { NodeScore } from '../../core/model/model.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  bandFirmnessSentence,
  countWithNoun,
  intervalText,
  NONE,
  percentText,
  roundedText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { SEED, scoreBandKeptText } from '../uncertainty/uncertainty-list.ts';
import type { SureView } from './report-document.ts';

/** Points by which the range of the draws may lie off the interval and still agree with it. */
const AGREES = 2;
const MOST_SOURCES = 5;
const MOST_WIDEST = 5;

/** What is known of the doubt in the gauge, drawn with a fixed seed; undefined where there is no gauge. */
export function gaugeCertaintyView(board: Board): SureView | undefined {
  const { card, strategy } = board;
  const { root, standing } = card;
  const evidence = sampleScoresFromEvidence(card, SEED, DEFAULT_DRAWS);
  const models = sampleScoringModels(card, SEED, DEFAULT_DRAWS);
  if (standing === undefined || evidence === undefined || models === undefined) return undefined;
  const sources = sourceReportsOfBoard(card, board.readings);
  const flips = sources.filter((each) => each.flips).length;
  const band = terminalSafeOneLine(standing.band.title);
  const keeps = evidence.bands.get(standing.band.id) ?? 0;
  const movers = gaugeMoversOf(card, board.readings);
  return {
    headline: `${band} in ${percentText(keeps)} of Monte Carlo draws (errors of the readings only) and under ${percentText(models.keepsBand)} of ${models.draws} other choices of weights and method; ${flips === 0 ? 'no single source would change it' : `${countWithNoun(flips, 'source')} alone would change it`}.`,
    sentences: [
      `90 % interval ${intervalText(root)}: how far the readings may be off, not the model.`,
      bandFirmnessSentence(standing),
      `Monte Carlo: ${evidence.draws} draws of the readings (seed ${evidence.seed}), each score cut to 0 and 100; ${agreementText(root, evidence)}.`,
      `Other weights, means and goalposts drawn ${models.draws} times (seed ${models.seed}): ${percentText(models.keepsBand)} keep ${band}${scoreBandKeptText(standing, models)}; the index ranges from ${scoreText(models.low, 1)} to ${scoreText(models.high, 1)}.`,
    ],
    bands: strategy.bands.map(({ id, title }) => ({
      id,
      title: terminalSafeOneLine(title),
      share: evidence.bands.get(id) ?? 0,
      shareText: percentText(evidence.bands.get(id) ?? 0),
      byScore: percentText(evidence.scoreBands.get(id) ?? 0),
    })),
    widest: (movers?.refresh ?? []).slice(0, MOST_WIDEST).flatMap((id) => {
      const leaf = card.indicators.get(id);
      if (leaf === undefined) return [];
      const confidence = leaf.confidence ?? 'no';
      return [
        {
          title: nodeRowName(leaf.node),
          share: percentText(movers?.indicators.get(id)?.share ?? 0),
          why: `${leaf.state}, ${confidence} confidence`,
        },
      ];
    }),
    sources: sources.slice(0, Math.max(MOST_SOURCES, flips)).map((each) => ({
      source: terminalSafeOneLine(each.source),
      without: scoreText(each.without, 1),
      change: signedChangeText(each.change, 1),
      band: terminalSafeOneLine(each.band?.title ?? NONE),
      flips: each.flips,
      on: each.carries
        .map((id) => {
          const node = card.nodes.get(id)?.node;
          return terminalSafeOneLine(node === undefined ? id : nodeCodeOf(node));
        })
        .join(' '),
    })),
  };
}

/** Whether what the draws range over agrees with the interval that is quoted everywhere. */
function agreementText({ low, high }: NodeScore, drawn: DrawnScores): string {
  const off = Math.max(
    Math.abs((low ?? drawn.low) - drawn.low),
    Math.abs((high ?? drawn.high) - drawn.high),
  );
  return off <= AGREES
    ? 'their 90 % range agrees with the interval'
    : `their 90 % range, ${intervalText(drawn)}, lies up to ${roundedText(off)} points off the interval`;
}
