/** How sure: the interval and what makes it wide, the band under other draws and other models, what rests on one source. */
import {
  DEFAULT_DRAWS,
  DEFAULT_SEED,
  type DrawnScores,
  simulateRootScore,
} from '../../core/analysis/montecarlo.ts';
import { gaugeSensitivities, type Movers } from '../../core/analysis/movers.ts';
import { type Robustness, robustnessToModelChoice } from '../../core/analysis/robustness.ts';
import { type SourceReport, sourceDependenceReports } from '../../core/analysis/sources.ts';
import { memoizePerObject } from '../../core/model/memoize.ts';
import type { NodeScore, Standing } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { nodeCodeOf, nodePlacesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import { SAME_ORIGIN } from '../../core/scoring/interval.ts';
import { cutOrPadToWidth } from '../../text/cells.ts';
import {
  ageText,
  bandFirmnessSentence,
  capitalized,
  changeBesideScoresText,
  decimalsOfSignificantDigits,
  INTERVAL_PERCENT,
  intervalText,
  NONE,
  percentText,
  roundedText,
  scoreText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import {
  headingLine,
  lineFromTemplate,
  preformattedLine,
  proseLine,
  type ViewLine,
} from '../../text/line.ts';
import {
  type ColumnSpec,
  type LeadLine,
  type ListBody,
  type ListData,
  NO_TABLE,
} from '../../tui/list-view.ts';
import { listScreen } from '../../tui/lists.ts';
import { nodeRowName, nodeRowNameById } from '../../views/arithmetic.ts';
import {
  bandHeldBackView,
  indicatorRow,
  sourcesFlippingBandText,
} from '../../views/gauge-and-tracks.ts';
import { stateWithLatenessLine } from '../../views/indicator-cells.ts';

const HOW_SURE_TABS = ['Doubt', 'Sources', 'Refresh first'] as const;

interface Draws {
  readonly evidence: DrawnScores | undefined;
  readonly models: Robustness | undefined;
  readonly movers: Movers | undefined;
  readonly sources: readonly SourceReport[];
}

/** Drawn once a board, when somebody asks. */
const drawsOf = memoizePerObject(
  (board: Board): Draws => ({
    evidence: simulateRootScore(board.card, DEFAULT_SEED, DEFAULT_DRAWS),
    models: robustnessToModelChoice(board.card, DEFAULT_SEED, DEFAULT_DRAWS),
    movers: gaugeSensitivities(board.card, board.readings),
    sources: sourceDependenceReports(board.card, board.readings),
  }),
);

/** What the screen that says how sure the index is lists on the tab that is shown. */
export function uncertaintyListData(board: Board, screen: UncertaintyScreen): ListData {
  const { score } = board.card.root;
  const common = {
    title: `How sure is the index${score === undefined ? '' : ` at ${scoreText(score)}`}`,
    tabs: HOW_SURE_TABS,
    tab: screen.tab,
  };
  const draws = drawsOf(board);
  const tab = HOW_SURE_TABS[screen.tab];
  if (tab === 'Doubt') {
    return { ...common, ...NO_TABLE, head: gaugeDoubtLines(board, draws), foot: [] };
  }
  return tab === 'Sources'
    ? { ...common, ...sourceTable(board, draws.sources) }
    : { ...common, ...refreshTable(board, draws.movers) };
}

/** What is known of the doubt in the gauge, in sentences. */
export function gaugeDoubtLines(
  board: Board,
  { evidence, models, movers }: Draws,
): readonly ViewLine[] {
  const { root, standing } = board.card;
  if (root.score === undefined || standing === undefined || evidence === undefined) {
    return [proseLine('There is no index on this day, so there is nothing to be sure of.')];
  }
  const { bands } = board.strategy;
  const shares = (of: ReadonlyMap<string, number>): string =>
    bands
      .filter((band) => (of.get(band.id) ?? 0) >= 0.005)
      .map((band) => `${terminalSafeOneLine(band.title)} ${percentText(of.get(band.id) ?? 0)}`)
      .join(', ');
  const held = bandHeldBackView(board);
  const widest = movers === undefined ? [] : movers.refresh.slice(0, 3);
  return [
    lineFromTemplate`${scoreText(root.score, 1)}, ${INTERVAL_PERCENT} interval ${intervalText(root, 1)}: how far the evidence may be off, not how far the model may be.`,
    proseLine(bandFirmnessSentence(standing)),
    ...(held === undefined
      ? []
      : [lineFromTemplate`${terminalSafeOneLine(standing.band.title)}, ${held.unmet}.`]),
    proseLine(''),
    headingLine('WHAT ACCOUNTS FOR THE VARIANCE'),
    ...widest.map((id) => {
      const mover = movers?.indicators.get(id);
      const leaf = board.card.indicators.get(id);
      const why = `${nodeRowNameById(board, id)}: ${leaf?.state ?? ''}, ${leaf?.confidence ?? ''} confidence, standard error ${roundedText(leaf?.sigma ?? 0, 1)}; one point moves the index by ${roundedText(mover?.slope ?? 0, 2)}`;
      const share = percentText(mover?.share ?? 0);
      return preformattedLine(`${cutOrPadToWidth(share, 5, 'right')}  ${why}`, `${share}, ${why}`);
    }),
    ...widest
      .slice(0, 1)
      .map((id) => proseLine(`First collection requirement: ${nodeRowNameById(board, id)}.`)),
    proseLine(''),
    headingLine(
      `MONTE CARLO: ${evidence.draws} DRAWS (seed ${evidence.seed}), errors of the readings only`,
    ),
    ...[
      `${INTERVAL_PERCENT} of the draws lie in ${intervalText(evidence, 1)}, half of them below ${roundedText(evidence.median, 1)}: ${agreementText(root, evidence)}.`,
      `Band, with what it requires: ${shares(evidence.bands)} of the draws.`,
      `Band by score alone: ${shares(evidence.scoreBands)} of the draws.`,
      '',
    ].map(proseLine),
    ...(models === undefined
      ? []
      : [
          headingLine(
            `OTHER MODELS: ${models.draws} DRAWS (seed ${models.seed}) of weights, means and goalposts, the same readings`,
          ),
          lineFromTemplate`${bandKeptText(standing, models)}; the index ranges from ${scoreText(models.low, 1)} to ${scoreText(models.high, 1)}${models.unscored > 0 ? `; ${percentText(models.unscored, 1)} have no score` : ''}.`,
        ]),
  ];
}

/** Points by which both ends of an interval may lie apart and still agree. */
const AGREE = 2;

/** Points, > 2, by which the range of the draws lies off the interval that is quoted, at the end that is farther off; undefined: they agree. */
export function pointsDrawsLieOffInterval(
  root: NodeScore,
  { low, high }: DrawnScores,
): number | undefined {
  const apart = Math.max(Math.abs((root.low ?? low) - low), Math.abs((root.high ?? high) - high));
  return Number(roundedText(apart, 1)) <= AGREE ? undefined : apart;
}

/** Whether the draws check the interval that is quoted. */
function agreementText(root: NodeScore, drawn: DrawnScores): string {
  const apart = pointsDrawsLieOffInterval(root, drawn);
  return apart === undefined
    ? 'that agrees with the interval quoted'
    : `that is up to ${roundedText(apart, 1)} points from the interval quoted, since a drawn score ends at 0 and 100`;
}

/** `84 % keep the band Strained`; of a band that a cap keeps down in every draw, that, and how many keep the one by score alone. */
function bandKeptText(standing: Standing, models: Robustness): string {
  const { band, scoreBand } = standing;
  const title = terminalSafeOneLine(band.title);
  const keep = percentText(models.keepsBand);
  return band !== scoreBand && keep === percentText(1)
    ? `${title}, capped in every draw; by score alone ${percentText(models.keepsScoreBand)} keep ${terminalSafeOneLine(scoreBand.title)}`
    : `${keep} keep the band ${title}${modelsKeepingBandByScoreText(standing, models)}`;
}

/** How many models keep the band by score alone, as it goes on behind how many keep the band; that a cap decides it where they are more; '' where both are the same. */
export function modelsKeepingBandByScoreText(
  { scoreBand }: Pick<Standing, 'scoreBand'>,
  { keepsBand, keepsScoreBand }: Pick<Robustness, 'keepsBand' | 'keepsScoreBand'>,
): string {
  const kept = percentText(keepsScoreBand);
  if (kept === percentText(keepsBand)) return '';
  const by = `by score alone ${kept} keep ${terminalSafeOneLine(scoreBand.title)}`;
  return keepsBand < keepsScoreBand ? `, a cap decides it: ${by}` : `, ${by}`;
}

const SOURCES: readonly ColumnSpec[] = [
  { key: 'without', align: 'right' },
  { key: 'change', align: 'right' },
  { key: 'band' },
  { key: 'weight', align: 'right', drop: 2 },
  { key: 'rests on it', drop: 1 },
  { key: 'source', grows: true },
];

function sourceTable(board: Board, sources: readonly SourceReport[]): ListBody {
  const texts = sources.map((source) => ({
    without: scoreText(source.without, 1),
    change: changeBesideScoresText(board.card.root.score, source.without),
    band: lineFromTemplate`${terminalSafeOneLine(source.band?.title ?? NONE)}${source.flips && source.band !== undefined ? ' FLIPS' : ''}`,
    weight: percentText(source.weight, 1),
    'rests on it': source.carries.map((id) => nodeCodeText(board, id)).join(' '),
    source: terminalSafeOneLine(source.source),
  }));
  return {
    head: [
      `The index without the readings of one source at a time (${countWithNoun(sources.length, 'source')}).`,
      `${capitalized(sourcesFlippingBandText(sources))}.`,
    ].map(proseLine),
    specs: SOURCES,
    texts,
    targets: sources.map((source) => source.carries[0]),
    foot: [],
  };
}

const REFRESH: readonly ColumnSpec[] = [
  { key: 'share', align: 'right' },
  { key: 'indicator', grows: true },
  { key: 'state', states: true },
  { key: 'age', align: 'right' },
  { key: 'conf.', drop: 2 },
  { key: 'sigma', align: 'right', drop: 3, legend: 'standard error of its score, in points' },
  { key: 'slope', align: 'right', drop: 4, legend: 'points of the index for one point of it' },
  {
    key: 'plausible',
    align: 'right',
    drop: 1,
    legend: 'those for a usual move of it',
  },
];

function refreshTable(board: Board, movers: Movers | undefined): ListBody {
  const { sd } = board.card.root;
  if (movers === undefined || sd === undefined) return missingTable(board);
  const ids = movers.refresh;
  const squares =
    sd ** 2 * [...movers.indicators.values()].reduce((sum, { share }) => sum + share, 0);
  const texts = ids.map((id) => {
    const mover = movers.indicators.get(id);
    const leaf = board.card.indicators.get(id);
    return {
      share: percentText(mover?.share ?? 0, 1),
      indicator: nodeRowNameById(board, id),
      state: leaf === undefined ? '' : stateWithLatenessLine(indicatorRow(board, leaf), false),
      age: ageText(leaf?.age),
      'conf.': leaf?.confidence ?? '',
      sigma: roundedText(leaf?.sigma ?? 0, 1),
      slope: slopeText(mover?.slope ?? 0),
      plausible: roundedText(mover?.plausible ?? 0, 2),
    };
  });
  const originOf = (id: string): string => board.card.indicators.get(id)?.origin ?? '';
  const byOrigin = Map.groupBy(ids, originOf);
  const originLine = (id: string): LeadLine => {
    const origin = originOf(id);
    const others = (byOrigin.get(origin) ?? []).filter((each) => each !== id);
    const codes = others.map((each) => nodeCodeText(board, each)).join(' ');
    const text =
      origin === ''
        ? 'origin: not given, so it errs alone'
        : `origin: ${terminalSafeOneLine(origin)}, shared with ${codes === '' ? 'none' : codes}`;
    return { ...proseLine(text), isWhole: true };
  };
  return {
    head: [
      `First collection requirements: the share of the variance that each reading accounts for, (slope x sigma)^2 / ${roundedText(sd, 2)}^2.`,
      `Standard error of the index: the square root of ${roundedText(squares, 2)}, the sum of these squares, and ${roundedText(sd ** 2 - squares, 2)}, of each pair of one origin 2 x ${roundedText(SAME_ORIGIN, 1)} x (slope x sigma) of one x that of the other: ${roundedText(sd, 2)}.`,
    ].map(proseLine),
    lead: (selected) => ids.slice(selected, selected + 1).map(originLine),
    leadRows: 1,
    specs: REFRESH,
    texts,
    targets: ids,
    foot: [],
  };
}

/** A slope, ≥ 0, points of the index for one of an indicator's score, with three digits that count: `0.0139`. */
function slopeText(slope: number): string {
  return roundedText(slope, decimalsOfSignificantDigits(slope, 3, 2, 6));
}

function nodeCodeText(board: Board, id: string): string {
  const node = board.card.nodes.get(id)?.node;
  return node === undefined ? id : terminalSafeOneLine(nodeCodeOf(node));
}

/** How sure as a screen. */
export const UNCERTAINTY_SCREEN = listScreen<UncertaintyScreen>({
  kind: 'uncertainty',
  place: 'how sure',
  shows:
    'How sure the index is: what its interval comes from, the chance of each band, what rests on one source, and which reading to renew first.',
  tabbed: true,
  reads: [],
  data: ({ board }, screen) => uncertaintyListData(board, screen),
});

interface UncertaintyScreen {
  readonly kind: 'uncertainty';
  /** Which tab, and which row is in hand (`selected`), from 0. */
  readonly tab: number;
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly uncertainty: UncertaintyScreen;
  }
}

const MISSING: readonly ColumnSpec[] = [
  { key: 'weight', align: 'right' },
  { key: 'indicator', grows: true },
  { key: 'state', states: true },
  { key: 'age', align: 'right' },
];

/** Without a gauge: the indicators without a score, the heaviest first. */
function missingTable(board: Board): ListBody {
  const places = nodePlacesOf(board.strategy);
  const weight = (id: string): number => places.get(id)?.effectiveWeight ?? 0;
  const silent = [...board.card.indicators.values()]
    .filter(({ node, score }) => score === undefined && weight(node.id) > 0)
    .toSorted((a, b) => weight(b.node.id) - weight(a.node.id));
  const texts = silent.map(({ node, age }) => ({
    weight: percentText(weight(node.id), 1),
    indicator: nodeRowName(node),
    state: board.words.get(node.id) ?? '',
    age: ageText(age),
  }));
  return {
    head: [
      proseLine(
        'There is no index on this day. What has no score, the heaviest in the index first:',
      ),
    ],
    specs: MISSING,
    texts,
    targets: silent.map(({ node }) => node.id),
    foot: [],
  };
}
