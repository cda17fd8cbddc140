/** How sure a report is: the interval, the bands under drawn evidence and other models, what rests on one source. */

import { DEFAULT_DRAWS, sampleScoresFromEvidence } from '../../core/analysis/montecarlo.ts';
import { gaugeMoversOf } from '../../core/analysis/movers.ts';
import { sampleScoringModels } from '../../core/analysis/robustness.ts';
import { sourceReportsOfBoard } from '../../core/analysis/sources.ts';
import { nodeCodeOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  bandFirmnessSentence,
  countWithNoun,
  intervalText,
  NONE,
  percentText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { SEED, scoreBandKeptText } from '../uncertainty/uncertainty-list.ts';
import type { SureView } from './report-document.ts';

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
    headline: `${percentText(keeps)} of ${evidence.draws} redrawings of the evidence and ${percentText(models.keepsBand)} of ${models.draws} other choices of weights and method keep the band ${band}; ${flips === 0 ? 'no single source would change it' : `${countWithNoun(flips, 'source')} alone would change it`}.`,
    sentences: [
      `90 % interval ${intervalText(root, 1)}, of a bell curve: how far the evidence may be off, not the model.`,
      bandFirmnessSentence(standing),
      `Evidence drawn ${evidence.draws} times (seed ${evidence.seed}), which unlike that curve ends at 0 and 100.`,
      `Other weights, means and goalposts drawn ${models.draws} times (seed ${models.seed}): ${percentText(models.keepsBand)} keep ${band}${scoreBandKeptText(standing, models)}; the gauge ranges from ${scoreText(models.low, 1)} to ${scoreText(models.high, 1)}.`,
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
