/** Cause and effect: each claim beside what happened, quarter by quarter and swing by swing, and what each band requires; as lines, text and `axiswatch.links/1`. */

import { type LinkReport, linkReportsOf } from '../../core/analysis/links.ts';
import { SWING, type Swing } from '../../core/analysis/swings.ts';
import type { Band, Event, Node } from '../../core/model/model.ts';
import { findNodeById } from '../../core/model/tree.ts';
import { bandReachedAndUnmetRequirements } from '../../core/scoring/band.ts';
import type { Board } from '../../core/scoring/board.ts';
import { cutOrPadToWidth, textWidth } from '../../text/cells.ts';
import { dayText, NONE, scoreText, terminalSafeOneLine } from '../../text/format.ts';
import {
  headingLine,
  joinedLine,
  lineFromTemplate,
  lineOfSpacedParts,
  preformattedLine,
  proseLine,
  type ViewLine,
} from '../../text/line.ts';
import { scoreChangeJson, valueOrNull } from '../../text/output.ts';
import type { Unscored } from '../../text/scored-by.ts';
import { wrappedLineTexts } from '../../tui/list-view-text.ts';
import { nothingRecordedSinceDaySentence } from '../../views/as-of-day.ts';
import {
  COUNTS_ONLY,
  type EpisodeView,
  type LinkView,
  mechanismLinkView,
} from '../../views/link-view.ts';
import type { LinksJson } from './links-document.ts';

/** The document of a board's links. */
export function mechanismLinksJson(board: Board): Unscored<LinksJson> {
  return {
    schema: 'axiswatch.links/1',
    asOf: board.asOf,
    links: Object.fromEntries(
      linkReportsOf(board).map((report) => [report.link.id, linkJson(report)]),
    ),
  };
}

function linkJson({ link, cause, effect, upswings, path, words }: LinkReport) {
  return {
    title: link.title,
    nodes: { cause: link.cause, effect: link.effect },
    since: { cause: scoreChangeJson(cause.since), effect: scoreChangeJson(effect.since) },
    words: valueOrNull(words),
    path: path.map((point) => ({
      day: point.day,
      cause: valueOrNull(point.cause),
      effect: valueOrNull(point.effect),
      words: valueOrNull(point.words),
    })),
    cause: cause.swings.map(swingJson),
    effect: effect.swings.map(swingJson),
    upswings: upswings.map(({ begin, followed, preceded }) => ({ begin, followed, preceded })),
  };
}

function swingJson({ up, begin, from, end, to, open }: Swing) {
  return { way: up ? ('up' as const) : ('down' as const), begin, from, end, to, open };
}

/** Rows of a text, which has room for every picture. */
const MANY_ROWS = 100;

/** The mechanism in lines of at most `cells` cells, what the dashboard shows in tabs one below the other. */
export function mechanismTexts(
  board: Board,
  events: readonly Event[],
  cells: number,
): readonly string[] {
  const { strategy } = board;
  if (strategy.mechanism.length === 0) return [NO_LINKS];
  return [
    `${CAUSE_AND_EFFECT}, as of ${dayText(board.asOf)}`,
    ...mechanismTabs(board).flatMap((title, tab) => {
      const lines = wrappedLineTexts(
        mechanismTabLines(board, events, tab, cells, MANY_ROWS),
        cells,
      );
      // a link begins with its own title
      return tab < strategy.mechanism.length ? ['', ...lines] : ['', title.toUpperCase(), ...lines];
    }),
  ];
}

/** What the screen and the text of it are called. */
export const CAUSE_AND_EFFECT = 'Cause and effect';
const BANDS = 'Bands';
/** What is said where there is nothing to lay side by side. */
export const NO_LINKS = 'This strategy claims no cause and effect.';

/** A tab for each link, named by its cause, with its effect where two have one cause; and one for the bands. */
export function mechanismTabs({ strategy }: Board): readonly string[] {
  const title = (id: string): string =>
    terminalSafeOneLine(findNodeById(strategy, id)?.title ?? NONE);
  return [
    ...strategy.mechanism.map(({ cause, effect }) =>
      strategy.mechanism.filter((other) => other.cause === cause).length > 1
        ? `${title(cause)}, ${title(effect)}`
        : title(cause),
    ),
    BANDS,
  ];
}

/** A tab (`tab`, its place from 0) as lines of `cells` cells, with a picture of the path where there are rows for it. */
export function mechanismTabLines(
  board: Board,
  events: readonly Event[],
  tab: number,
  cells: number,
  rows: number,
): readonly ViewLine[] {
  const report = linkReportsOf(board)[tab];
  const none = board.strategy.mechanism.length === 0 ? [proseLine(NO_LINKS), proseLine('')] : [];
  return report === undefined
    ? [...none, ...bandLines(board)]
    : linkLines(
        mechanismLinkView(board, report, events),
        cells,
        rows,
        nothingRecordedSinceDaySentence(board),
      );
}

/** Rows from which a picture of the path has room. */
const PLOTTED_FROM = 30;
/** Rows of the picture. */
const PLOT_ROWS = 10;
/** Cells below which the words of a quarter have a line of their own. */
const WORDS_BESIDE = 76;
/** Most cells of the title of a node above its scores. */
const MOST_NAME = 20;
/** What is said where no day has a score of both. */
export const NO_PATH = 'no day with both scores yet';

function linkLines(
  view: LinkView,
  cells: number,
  rows: number,
  ahead: string | undefined,
): readonly ViewLine[] {
  const { title, cause, effect, sentences, episodes } = view;
  return [
    headingLine(title),
    ...sentences.map(proseLine),
    ...(ahead === undefined ? [] : [proseLine(ahead)]),
    proseLine(''),
    ...pathLines(view, cells),
    proseLine(''),
    proseLine(COUNTS_ONLY),
    ...(rows < PLOTTED_FROM
      ? []
      : [
          proseLine(''),
          proseLine(linkPlotLegendText(view)),
          ...linkScatterLines(view, Math.min(cells - 6, 70), PLOT_ROWS),
        ]),
    ...episodeLines(
      `Swings of ${cause}`,
      episodes.filter(({ pushed }) => pushed),
    ),
    ...episodeLines(
      `Swings of ${effect}`,
      episodes.filter(({ pushed }) => !pushed),
    ),
  ];
}

function pathLines({ path, cause, effect }: LinkView, cells: number): readonly ViewLine[] {
  if (path.length === 0) return [proseLine(NO_PATH)];
  // where a line has few cells, the titles of the two would leave none for the words
  const isShort = [cause, effect].every((name) => textWidth(name) <= MOST_NAME);
  const names = cells >= WORDS_BESIDE && isShort ? [cause, effect] : ['cause', 'effect'];
  const [left = 0, right = 0] = names.map((name) => Math.max(6, textWidth(name)));
  const row = (mark: string, day: string, first: string, second: string): string =>
    `${cutOrPadToWidth(mark, 1)} ${cutOrPadToWidth(day, 11)} ${cutOrPadToWidth(first, left, 'right')} ${cutOrPadToWidth(second, right, 'right')}`;
  return [
    preformattedLine(row('', 'day', names[0] ?? '', names[1] ?? '')),
    ...path.flatMap(({ mark, day, pushed, moved, words }): readonly ViewLine[] => {
      const numbers = row(mark, day, pushed, moved);
      const said = lineFromTemplate`${day}: ${cause} ${pushed}, ${effect} ${moved}${words === '' ? '' : `, ${words}`}`;
      const { say = said.text } = said;
      return cells >= WORDS_BESIDE || words === ''
        ? [preformattedLine(`${numbers}  ${words}`.trimEnd(), say)]
        : [preformattedLine(numbers, say), preformattedLine(`    ${words}`)];
    }),
  ];
}

function episodeLines(title: string, episodes: readonly EpisodeView[]): readonly ViewLine[] {
  return [
    proseLine(''),
    headingLine(title),
    ...(episodes.length === 0
      ? [proseLine(`none of ${SWING} points or more`)]
      : episodes.flatMap(({ what, movers }) => [
          proseLine(what),
          ...movers.map((mover) => proseLine(`    ${mover}`)),
        ])),
  ];
}

/** Which way is which in the scatter plot of a link: `up: EFFECT; right: CAUSE`. */
export function linkPlotLegendText({ cause, effect }: LinkView): string {
  return `up: ${effect}; right: ${cause}`;
}

/** The quarters as points of a plane whose edges are the lowest and highest scores, rounded out to tens. */
export function linkScatterLines(
  { report, path }: LinkView,
  columns: number,
  rows: number,
): readonly ViewLine[] {
  const points = report.path.flatMap(({ cause, effect }, at) =>
    cause === undefined || effect === undefined
      ? []
      : [{ cause, effect, mark: path[at]?.mark ?? '' }],
  );
  if (points.length === 0) return [proseLine('no quarter with both scores yet')];
  /** The scores, 0…100, in round tens, between which one score of each point lies. */
  const range = (
    of: (point: { readonly cause: number; readonly effect: number }) => number,
  ): readonly [number, number] => {
    const values = points.map(of);
    const low = Math.floor(Math.min(...values) / 10) * 10;
    return [low, Math.max(low + 10, Math.ceil(Math.max(...values) / 10) * 10)];
  };
  const [left, right] = range((point) => point.cause);
  const [bottom, top] = range((point) => point.effect);
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));
  for (const { cause, effect, mark } of points) {
    const x = Math.round(((cause - left) / (right - left)) * (columns - 1));
    const y = Math.round(((effect - bottom) / (top - bottom)) * (rows - 1));
    const line = grid[rows - 1 - y];
    if (line !== undefined) line[x] = `${line[x] ?? ''}${mark}`;
  }
  const shown = (marks: string): string => marks.at(-1) ?? ' ';
  // what shares a place with a later quarter is named
  const under = grid
    .flat()
    .filter((marks) => marks.length > 1)
    .map((marks) => `${Array.from(marks.slice(0, -1)).join(', ')} under ${shown(marks)}`);
  const hidden = under.length === 0 ? '' : `hidden: ${under.join('; ')}`;
  return [
    ...grid.map((line, at) => {
      const label = at === 0 ? top : at === rows - 1 ? bottom : undefined;
      return preformattedLine(
        `${cutOrPadToWidth(label === undefined ? '' : String(label), 4, 'right')} |${line.map(shown).join('')}`,
      );
    }),
    preformattedLine(`     +${'-'.repeat(columns)}`),
    preformattedLine(
      `      ${cutOrPadToWidth(`${left}${hidden === '' ? '' : `   ${hidden}`}`, columns - 4)}${cutOrPadToWidth(String(right), 4, 'right')}`,
      hidden,
    ),
  ];
}

/** What a band requires, the score that it begins at first. */
interface BandRequirement {
  readonly node: Node;
  /** Score points, 0…100. */
  readonly atLeast: number;
  /** 0…100; undefined: the node has no score. */
  readonly score: number | undefined;
  readonly met: boolean;
}

/** A band, and what it requires. */
interface BandNeeds {
  readonly band: Band;
  /** Whether it stands. */
  readonly here: boolean;
  readonly needs: readonly BandRequirement[];
}

/** Every band with what it requires. */
export function requirementsOfEachBand(board: Board): readonly BandNeeds[] {
  const { bands, root } = board.strategy;
  const score = board.card.root.score;
  const scoreOf = (id: string): number | undefined => board.card.nodes.get(id)?.score;
  const standing =
    score === undefined ? undefined : bandReachedAndUnmetRequirements(bands, score, scoreOf)?.band;
  return bands.map((band) => ({
    band,
    here: band === standing,
    needs: [{ node: root.id, atLeast: band.from }, ...band.requires].flatMap(
      ({ node: id, atLeast }): readonly BandRequirement[] => {
        const node = board.card.nodes.get(id)?.node;
        const own = scoreOf(id);
        return node === undefined
          ? []
          : [{ node, atLeast, score: own, met: own !== undefined && own >= atLeast }];
      },
    ),
  }));
}

/** `China: conduct 34 of 40`. */
function requirementText({ node, atLeast, score }: BandRequirement): ViewLine {
  return lineFromTemplate`${terminalSafeOneLine(node.title)} ${scoreText(score)} of ${String(atLeast)}`;
}

function bandLines(board: Board): readonly ViewLine[] {
  return requirementsOfEachBand(board).flatMap(({ band, here, needs }) => {
    const unmet = needs.filter(({ met }) => !met).map(requirementText);
    return [
      lineOfSpacedParts(
        [
          String(band.from),
          terminalSafeOneLine(band.title),
          ...(here ? [preformattedLine('<- here', 'here')] : []),
        ],
        '  ',
      ),
      ...(band.meaning === undefined
        ? []
        : [proseLine(`    ${terminalSafeOneLine(band.meaning)}`)]),
      unmet.length === 0
        ? proseLine('    met')
        : lineFromTemplate`    not met: ${joinedLine(unmet, '; ')}`,
    ];
  });
}
