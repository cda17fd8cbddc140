/** The sentences of a report: what a reader in a hurry must know, and the method in a footnote. */
import type { Board } from '../domain/board.ts';
import { pushedMoved } from '../domain/pushed-moved.ts';
import type { Counts } from './attention.ts';
import { bandText, count, dayText, oneLine, rounded, scoreText, signed } from './format.ts';
import { sayable, timelineFor } from './mechanism-view.ts';
import type { Moves } from './moves-view.ts';
import type { GaugeView } from './overview.ts';
import type { SureView } from './report-sure.ts';

/** What a reader in a hurry must know, one sentence for each question. */
export function summaryOf(
  board: Board,
  gauge: GaugeView,
  moves: Moves | string,
  sure: SureView | undefined,
  counts: Counts,
): readonly string[] {
  const { standing } = board.card;
  if (gauge.gap !== undefined) return [oneLine(gauge.gap)];
  const held = gauge.unmet === undefined ? '' : `, ${oneLine(gauge.unmet)}`;
  const meaning = standing?.band.meaning ?? '';
  return [
    `${oneLine(gauge.title)} stands at ${gauge.scoreText} of 100 (90 % interval ${gauge.interval}): ${bandText(standing)}${held}.`,
    ...(meaning === ''
      ? []
      : [`${oneLine(standing?.band.title ?? '')} means: ${oneLine(meaning)}`]),
    movedSentence(moves),
    ...(sure === undefined ? [] : [sure.headline]),
    attentionSentence(counts),
  ];
}

function movedSentence(moves: Moves | string): string {
  if (typeof moves === 'string') return `What moved it cannot be told: ${moves}`;
  const change = moves.after - moves.before;
  const [first, second] = moves.rows;
  const names = [first, second].flatMap((row) =>
    row === undefined ? [] : [`${row.title} (${row.what}: ${signed(row.points, 1)})`],
  );
  const since = `since ${dayText(moves.from)}`;
  const went =
    change === 0
      ? `It stands where it stood ${since}`
      : `It ${change > 0 ? 'rose' : 'fell'} by ${rounded(Math.abs(change), 1)} points ${since}`;
  return names.length === 0 ? `${went}.` : `${went}; most of all by ${names.join(' and ')}.`;
}

function attentionSentence({ alerts, watches, expired, stale, due, missing }: Counts): string {
  const late = [
    [stale, 'stale'],
    [expired, 'expired and no longer counted'],
    [due, 'due'],
    [missing, 'without a reading'],
  ] as const;
  const parts = late.flatMap(([n, word]) => (n === 0 ? [] : [`${n} ${word}`]));
  const read = parts.length === 0 ? 'every reading is in time' : `readings: ${parts.join(', ')}`;
  return `${count(alerts, 'alert')} and ${watches} on watch; ${read}.`;
}

/** The method in a footnote, with the day's own parameters. */
export function methodOf(board: Board, hash: string): readonly string[] {
  const { root, indicators } = board.card;
  return [
    `Each of ${count(indicators.size, 'indicator')} is scored between fixed goalposts, 0 at the worst and 100 at the best, and the scores are joined by the weights in the strategy file. A score is a place between goalposts, never a probability or a forecast.`,
    `An old reading keeps its value and grows less certain until it expires and no longer counts; what is missing is never counted as 0. ${scoreText(root.coverage * 100)} % of the weight is present.`,
    'The interval covers 90 % of what confidence and age of the evidence leave open; it says nothing of what is not measured.',
    `Scored by strategy ${board.strategy.id}, hash ${hash}; nothing is adjusted by hand.`,
  ];
}

/** Why the band is held below the one by score alone; undefined when it is not. */
export function heldSentence({ card }: Board, { unmet }: GaugeView): string | undefined {
  const { standing } = card;
  if (standing === undefined || unmet === undefined) return undefined;
  const { band, scoreBand } = standing;
  return `By score alone ${oneLine(scoreBand.title)}, held at ${oneLine(band.title)}: ${oneLine(unmet)}.`;
}

/** What can be said of pushed and moved; empty where the strategy claims no mechanism. */
export function mechanismSentences(board: Board): readonly string[] {
  const view = pushedMoved(board.strategy, timelineFor(board), board.asOf);
  if (view === undefined) return [];
  const sentences: string[] = [];
  for (const line of sayable(board, view)) {
    const text = line.trim();
    // What followed a rise stands indented under it.
    if (line.startsWith('  '))
      sentences.push(`${sentences.pop()?.replace(/\.$/, '') ?? ''}; ${text}`);
    else if (text !== '') sentences.push(text);
  }
  return sentences.map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`));
}
