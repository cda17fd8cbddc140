/** The sentences of a report: what a reader in a hurry must know, and the method in a footnote. */

import { compareDays } from '../../core/model/day.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  changesWithinErrorTexts,
  dayText,
  INTERVAL_PERCENT,
  intervalText,
  percentText,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import {
  alertRows,
  attentionRowText,
  type Counts,
  lateReadingCountsText,
} from '../../views/attention.ts';
import { type GaugeView, titleOfBandWithUnmetRequirements } from '../../views/gauge-and-tracks.ts';
import { COUNTS_ONLY, type LinkView } from '../../views/link-view.ts';
import { boardVerdictSentences } from '../../views/verdict-sentences.ts';
import type { SureView } from './report-document.ts';

/** What a reader in a hurry must know, to be read aloud, one text each: the verdict and what its band means, how sure that is, what needs attention. */
export function reportSummarySentences(
  board: Board,
  gauge: GaugeView,
  sure: SureView | undefined,
  counts: Counts,
): readonly string[] {
  const { standing } = board.card;
  const [headline = '', ...more] = boardVerdictSentences(board);
  if (gauge.gap !== undefined || standing === undefined) return [headline, ...more];
  const meaning = terminalSafeOneLine(standing.band.meaning ?? '');
  return [
    headline,
    [
      ...more,
      ...(meaning === ''
        ? []
        : [`${terminalSafeOneLine(standing.band.title)} means: “${meaning}”`]),
    ].join(' '),
    ...(sure === undefined ? [] : [sure.headline]),
    attentionText(board, counts),
  ];
}

/** The index in a line: score, interval, band, and how it has moved; without a score that there is no index. */
export function gaugeSummarySentence(gauge: GaugeView): string {
  const title = terminalSafeOneLine(gauge.title);
  if (gauge.score === undefined) return `${title}: no index.`;
  return `${title}: ${gauge.scoreText} of 100 (${INTERVAL_PERCENT} interval ${gauge.interval}), ${terminalSafeOneLine(gauge.band)}; ${gaugeChangeBySpanTexts(gauge).join(', ')}.`;
}

/** How the gauge has moved, over each span in a few words, and what of it is within error. */
export function gaugeChangeBySpanTexts({ changes }: GaugeView): readonly string[] {
  return [...changes.map(({ text }) => text), ...changesWithinErrorTexts(changes)];
}

function attentionText(board: Board, counts: Counts): string {
  const { alerts, watches, unknown } = counts;
  const latest = alertRows(board).toSorted((a, b) => compareDays(b.since ?? '', a.since ?? ''))[0];
  const notKnown =
    unknown === 0
      ? ''
      : `, ${countWithNoun(unknown, 'tripwire')} of which it is not known any more whether ${unknown === 1 ? 'it is' : 'they are'} crossed`;
  const last = latest === undefined ? '' : `; the latest alert: ${attentionRowText(latest)}`;
  return `${countWithNoun(alerts, 'alert')} and ${watches} on watch${notKnown}${last}; ${lateReadingCountsText(counts)}.`;
}

/** What the scores of a day rest on, without a full stop at its end: how many values of how many sources, and the day of the newest. */
export function boardEvidenceCountsSentence({ card }: Board): string {
  const used = [...card.indicators.values()].filter(({ score }) => score !== undefined);
  const sources = new Set(used.map(({ source }) => source).filter((source) => source !== ''));
  const newest = used
    .flatMap(({ observedOn }) => observedOn ?? [])
    .toSorted(compareDays)
    .at(-1);
  return `Source: ${countWithNoun(used.length, 'value')} of ${countWithNoun(sources.size, 'source')}${newest === undefined ? '' : `, the newest of ${dayText(newest)}`}`;
}

/** The method in a footnote, with the day's own parameters. */
export function reportMethodSentences(board: Board, hash: string): readonly string[] {
  const { root, indicators } = board.card;
  return [
    `Each of ${countWithNoun(indicators.size, 'indicator')} is scored between fixed goalposts, 0 at the worst and 100 at the best, and the scores are joined by the weights in the strategy file. A score is a place between goalposts, never a probability or a forecast.`,
    `An old reading keeps its value and grows less certain until it expires and no longer counts; what is missing is never counted as 0. ${percentText(root.coverage)} of the weight is present.`,
    `The interval covers ${INTERVAL_PERCENT} of what confidence and age of the evidence leave open; it says nothing of what is not measured.`,
    'Every number is rounded once, a change between two scores like the scores themselves, so it may differ by one in its last place from what the printed scores differ by.',
    `Scored by strategy ${board.strategy.id}, hash ${hash}; nothing is adjusted by hand.`,
  ];
}

/** Why the band is held below the one by score alone; undefined when it is not. */
export function cappedBandReasonSentence({ card, strategy }: Board): string | undefined {
  const { standing, nodes } = card;
  if (standing === undefined || standing.unmet.length === 0) return undefined;
  const lacks = standing.unmet.map(({ node, score, atLeast }) => {
    const found = nodes.get(node);
    const interval = found?.low === undefined ? '' : ` (${intervalText(found)})`;
    return `${terminalSafeOneLine(found?.node.title ?? node)} stands at ${scoreText(score)}${interval} of the ${scoreText(atLeast)}`;
  });
  return `Capped: by score alone it would be ${terminalSafeOneLine(standing.scoreBand.title)}, but ${lacks.join(', ')} that ${titleOfBandWithUnmetRequirements(strategy, standing)} requires.`;
}

/** The sentences about every link of the mechanism, link by link, and one that says that these are counts only; empty where the strategy claims none. */
export function mechanismSentences(links: readonly LinkView[]): readonly string[] {
  return links.length === 0 ? [] : [...links.flatMap(({ sentences }) => sentences), COUNTS_ONLY];
}
