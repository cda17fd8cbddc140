/** What a briefing says beside the scores: the history of the band, the objectives, what would change the verdict, what is not known, and who stands by it with what confidence. */
import { leastScoreChangeToGoalBandByIndicator } from '../../core/analysis/movers.ts';
import { lateReadingsNarrowingIntervalMost } from '../../core/analysis/worth-reading.ts';
import { addDays, compareDays } from '../../core/model/day.ts';
import {
  type Band,
  CONFIDENCES,
  type Day,
  type IndicatorScore,
  isIndicator,
} from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { type FreshnessState, NOT_KNOWN } from '../../core/model/states.ts';
import { tracksOf } from '../../core/model/tree.ts';
import { type Board, lastRecordableDayIfBoardAhead } from '../../core/scoring/board.ts';
import { scoreTimelineOfBoard } from '../../core/scoring/board-timeline.ts';
import {
  dayText,
  intervalText,
  NONE,
  percentText,
  scoreText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { alertWatchAndUnknownTripwireRows } from '../../views/attention.ts';
import { chainScoreCell, type ScoreCell } from '../../views/chain.ts';
import { valueReachingBandText } from '../../views/value-to-band.ts';
import type { SureView } from './report-document.ts';

/** Days on which one band stood, by the scores as they were and with what bands require. */
export interface BandPeriod {
  /** Id of the band; undefined: there was no score. */
  readonly band: string | undefined;
  readonly title: string;
  /** First and last day, both included. */
  readonly from: Day;
  readonly to: Day;
}

/** The bands that stood from a day to the board's, or to the last that anything is recorded of; oldest first. */
export function bandPeriods(board: Board, since: Day): readonly BandPeriod[] {
  const { strategy, asOf } = board;
  const last = lastRecordableDayIfBoardAhead(board) ?? asOf;
  const timeline = scoreTimelineOfBoard(board);
  const asked = strategy.bands.flatMap(({ requires }) => requires.map(({ node }) => node));
  const days = new Set([
    since,
    ...[strategy.root.id, ...asked].flatMap((id) =>
      timeline.stepsOf(id).flatMap(({ day }) => (day > since && day <= last ? [day] : [])),
    ),
  ]);
  const periods: { band: Band | undefined; from: Day; to: Day }[] = [];
  for (const day of [...days].toSorted(compareDays)) {
    const band = timeline.bandOn(day);
    const before = periods.at(-1);
    if (before !== undefined && before.band === band) continue;
    if (before !== undefined) before.to = addDays(day, -1);
    periods.push({ band, from: day, to: last });
  }
  return periods.map(({ band, from, to }) => ({
    band: band?.id,
    title: terminalSafeOneLine(band?.title ?? 'no score'),
    from,
    to,
  }));
}

/** A track with its objectives, whose mean it is. */
export interface TrackObjectives {
  readonly title: string;
  readonly objectives: readonly ScoreCell[];
}

/** The branches of each track that count towards it, in file order; a track of indicators alone is left out. */
export function objectiveScoresByTrack(board: Board): readonly TrackObjectives[] {
  return tracksOf(board.strategy).flatMap((track) => {
    const objectives = track.children.flatMap((child) => {
      const score = board.card.nodes.get(child.id);
      return isIndicator(child) || child.weight === 0 || score === undefined
        ? []
        : [chainScoreCell(board, score)];
    });
    return objectives.length === 0 ? [] : [{ title: terminalSafeOneLine(track.title), objectives }];
  });
}

/** Indicators that are named for each band. */
const NAMED = 3;

/** What would change the band, in sentences: what the next one requires, the nearest value of one indicator alone up and down, the sources on which it hangs; none without a score. */
export function whatWouldChangeBandSentences(
  board: Board,
  sure: SureView | undefined,
): readonly string[] {
  const { card, strategy } = board;
  const { standing } = card;
  if (standing === undefined) return [];
  const at = strategy.bands.indexOf(standing.band);
  const [down, up] = [strategy.bands[at - 1], strategy.bands[at + 1]];
  return [
    ...(up === undefined ? [] : requirementSentences(board, up)),
    ...[up, down].flatMap((band) => (band === undefined ? [] : [reachSentence(board, band)])),
    ...(sure?.sources ?? []).flatMap(({ flips, source, band, on }) => {
      const then = band === NONE ? 'there would be no score' : `the band would be ${band}`;
      return flips ? [`Without ${source}${on === '' ? '' : ` (${on})`} ${then}.`] : [];
    }),
  ];
}

function requirementSentences({ card }: Board, { title, from, requires }: Band): readonly string[] {
  const lacks = [{ node: card.root.node.id, atLeast: from }, ...requires].map(
    ({ node, atLeast }) => {
      const found = card.nodes.get(node);
      const name = terminalSafeOneLine(found?.node.title ?? node);
      const met = (found?.score ?? Number.NEGATIVE_INFINITY) >= atLeast ? 'met' : 'not met';
      const now =
        found?.score === undefined
          ? 'no score'
          : `now ${scoreText(found.score)} (${intervalText(found)})`;
      return `${name} ${scoreText(atLeast)} (${now}, ${met})`;
    },
  );
  return [`${terminalSafeOneLine(title)} requires ${lacks.join(' and ')}.`];
}

function reachSentence(board: Board, band: Band): string {
  const changes = leastScoreChangeToGoalBandByIndicator(board.card, band);
  const title = terminalSafeOneLine(band.title);
  const nearest = [...changes]
    .flatMap(([id, change]) => (change === undefined ? [] : [{ id, size: Math.abs(change) }]))
    .toSorted((a, b) => a.size - b.size)
    .flatMap(({ id }) => {
      const leaf = board.card.indicators.get(id);
      if (leaf === undefined) return [];
      const to = valueReachingBandText(board, leaf.node, { band, changes });
      return to === NONE
        ? []
        : [`${nodeRowName(leaf.node)} ${valueTextWithoutUnit(leaf.node, leaf.value)} -> ${to}`];
    });
  return nearest.length === 0
    ? `${title}: no one indicator alone reaches it.`
    : `${title} by one indicator alone (change of its score): ${nearest.slice(0, NAMED).join('; ')}.`;
}

/** A reading whose note says that another source says something else. */
export interface Conflict {
  readonly id: string;
  readonly title: string;
  readonly value: string;
  /** What the other source says. */
  readonly note: string;
}

/** How a note begins what another source says. */
const CONFLICT = 'conflict:';

/** A note without what another source says, and that; '' where it does not say so. */
export function splitConflictFromNote(note: string): readonly [note: string, conflict: string] {
  const at = note.indexOf(CONFLICT);
  if (at === -1) return [note, ''];
  const before = note.slice(0, at).trimEnd();
  return [
    before.at(-1) === ';' ? before.slice(0, -1) : before,
    note.slice(at + CONFLICT.length).trim(),
  ];
}

/** The readings that count and that another source contradicts, in file order. */
export function conflictsInReadingNotes({ card }: Board): readonly Conflict[] {
  return [...card.indicators.values()].flatMap(({ node, value, reading, score }) => {
    const [, note] = splitConflictFromNote(terminalSafeOneLine(reading?.note ?? ''));
    return score === undefined || note === ''
      ? []
      : [
          {
            id: node.id,
            title: nodeRowName(node),
            value: terminalSafeOneLine(valueWithUnitOrLevelText(node, value)),
            note,
          },
        ];
  });
}

/** What is not known, in sentences: what expired or was never read, of which alerts it is not known, and what to find out first. */
export function whatIsNotKnownSentences(board: Board): readonly string[] {
  const leaves = [...board.card.indicators.values()];
  const gone = (state: FreshnessState): readonly IndicatorScore[] =>
    leaves.filter((leaf) => leaf.state === state);
  const lists = [
    ['Expired, not counted', gone('expired')],
    ['Never read', gone('missing')],
  ] as const;
  const [first, ...then] = lateReadingsNarrowingIntervalMost(board.card);
  return [
    ...lists.flatMap(([name, those]) =>
      those.length === 0 ? [] : [`${name}: ${those.map((leaf) => lastReadText(leaf)).join('; ')}.`],
    ),
    ...alertWatchAndUnknownTripwireRows(board)
      .filter(({ word }) => word === NOT_KNOWN)
      .map(({ code, text }) => `${code}: ${text}.`),
    ...(first === undefined
      ? []
      : [
          `First collection requirement: ${nodeRowName(first.leaf.node)} (${first.leaf.state}, ${first.leaf.confidence ?? 'no'} confidence); read anew it removes ${percentText(first.share)} of the variance${then.length === 0 ? '' : `; then ${then.map(({ leaf, share }) => `${nodeRowName(leaf.node)} ${percentText(share)}`).join(', ')}`}.`,
        ]),
  ];
}

function lastReadText({ node, observedOn }: IndicatorScore): string {
  return `${nodeRowName(node)}${observedOn === undefined ? '' : ` (${dayText(observedOn)})`}`;
}

/** How good the evidence is, by the weight that counts, and who recorded it, in sentences. */
export function boardEvidenceSentences(board: Board): readonly string[] {
  const used = [...board.card.indicators.values()].filter(
    ({ score, effectiveWeight }) => score !== undefined && effectiveWeight > 0,
  );
  const whole = used.reduce((sum, { effectiveWeight }) => sum + effectiveWeight, 0);
  if (whole === 0) return [];
  const shares = CONFIDENCES.flatMap((confidence) => {
    const share = used
      .filter((leaf) => leaf.confidence === confidence)
      .reduce((sum, { effectiveWeight }) => sum + effectiveWeight / whole, 0);
    return share === 0 ? [] : [`${percentText(share)} ${confidence}`];
  });
  const authors = Map.groupBy(
    used.flatMap(({ reading }) => (reading === undefined ? [] : [reading.author])),
    (author) => author,
  );
  const counted = used.length - [...authors.values()].reduce((sum, each) => sum + each.length, 0);
  const recorded = [
    ...[...authors].map(([author, all]) => `${all.length} by ${terminalSafeOneLine(author)}`),
    ...(counted === 0 ? [] : [`${counted} counted from events`]),
  ];
  return [
    `Confidence in the evidence, by weight: ${shares.join(', ')}.`,
    `${countWithNoun(used.length, 'value that counts', 'values that count')}: ${recorded.join(', ')}.`,
  ];
}
