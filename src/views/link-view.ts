/** What can and cannot be said of the claims that a cause comes before its effect, in sentences, rows and episodes. */

import {
  type CauseUpswing,
  FEWEST_EPISODES,
  FOLLOW_WITHIN,
  type LinkEnd,
  type LinkReport,
  linkReportsOf,
  readingsAndEventsBehindSwing,
} from '../core/analysis/links.ts';
import { SWING, type Swing } from '../core/analysis/swings.ts';
import type { Day, Event, Node } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import { doesScoreChangeIntervalHoldZero } from '../core/scoring/change-interval.ts';
import {
  capitalized,
  dayText,
  isScoreChangeVisible,
  NONE,
  scoreChangeWithMarginText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
  valueWithUnitOrLevelText,
  withinErrorEndingText,
} from '../text/format.ts';
import { nodeRowName } from './arithmetic.ts';

/** What counts of a few episodes can never show. */
export const COUNTS_ONLY =
  'These are counts of a handful of episodes, never a probability. They cannot show that one caused the other, and a third thing may have moved both.';

/** A day of the path of a link, as it is printed. */
interface PathRow {
  /** One letter or digit, by which a picture of the path names it. */
  readonly mark: string;
  readonly day: string;
  readonly pushed: string;
  readonly moved: string;
  /** `pressure without movement`; `start` of the first day; '' where nothing can be said. */
  readonly words: string;
}

/** A swing of one of the two, in words. */
export interface EpisodeView {
  /** Whether it is of the cause; else of the effect. */
  readonly pushed: boolean;
  readonly swing: Swing;
  readonly end: Day;
  /** `up 11.8`, with `so far` where it has not turned. */
  readonly size: string;
  /** `China: conduct did not follow`; '' of a downswing, and of the effect. */
  readonly outcome: string;
  /** `up 11.8 from 37.7 on 30 Jun 2025 to 49.5 on 2 Mar 2026`, and what came of it. */
  readonly what: string;
  /** What moved it most: readings, fading and coverage effects, then events; as texts, and as parts. */
  readonly movers: readonly string[];
  readonly parts: readonly EpisodePart[];
}

/** One thing that moved a swing. */
interface EpisodePart {
  /** Of a reading or an event; undefined: it is of no day. */
  readonly day: Day | undefined;
  /** With its sign; '' of an event. */
  readonly points: string;
  readonly text: string;
  /** Id of the indicator; undefined: it is of none. */
  readonly target: string | undefined;
}

/** What is said of a link. */
export interface LinkView {
  readonly report: LinkReport;
  readonly title: string;
  /** Titles of the cause and the effect. */
  readonly cause: string;
  readonly effect: string;
  /** The claim, where both stand, and what followed what, a sentence or two each. */
  readonly sentences: readonly string[];
  readonly path: readonly PathRow[];
  /** Of the cause, then of the effect, each oldest first. */
  readonly episodes: readonly EpisodeView[];
}

const MARKS = '123456789abcdefghijklmnopqrstuvwxyz';

/** Every link of a board, the headline first; `events` are those that stand, oldest first. */
export function mechanismLinkViews(board: Board, events: readonly Event[]): readonly LinkView[] {
  return linkReportsOf(board).map((report) => mechanismLinkView(board, report, events));
}

/** What is said of one link of a board. */
export function mechanismLinkView(
  board: Board,
  report: LinkReport,
  events: readonly Event[],
): LinkView {
  const { link, path, upswings } = report;
  const title = (id: string): string =>
    terminalSafeOneLine(board.card.nodes.get(id)?.node.title ?? NONE);
  const [cause, effect] = [title(link.cause), title(link.effect)];
  return {
    report,
    title: terminalSafeOneLine(link.title),
    cause,
    effect,
    sentences: [
      `The strategy claims that ${cause} comes before ${effect}.`,
      standText(board, report, cause, effect),
      upswingsText(cause, effect, upswings),
    ],
    path: path.map((point, at) => ({
      mark: MARKS[at] ?? '*',
      day: dayText(point.day),
      pushed: scoreText(point.cause, 1),
      moved: scoreText(point.effect, 1),
      words: at === 0 ? 'start' : (point.words ?? ''),
    })),
    episodes: [
      ...report.cause.swings.map((swing) => ({
        ...episodeView(board, report.cause, swing, events),
        pushed: true,
        ...saidOfSwing(swing, outcomeText(effect, swing, upswings)),
      })),
      ...report.effect.swings.map((swing) => ({
        ...episodeView(board, report.effect, swing, events),
        pushed: false,
        ...saidOfSwing(swing, ''),
      })),
    ],
  };
}

/** Where both stand, how far they have come since the start, and what that is called. */
function standText(
  { strategy: { start }, asOf }: Board,
  { cause, effect, words }: LinkReport,
  causeTitle: string,
  effectTitle: string,
): string {
  if (start === undefined || start > asOf)
    return `${causeTitle} ${scoreOrNone(cause)}, ${effectTitle} ${scoreOrNone(effect)}; the strategy has not begun.`;
  const side = ({ since, score }: LinkEnd): string =>
    since === undefined
      ? `${scoreOrNone({ score })} (no change without a score on both days)`
      : `${scoreText(score)} (${scoreChangeWithMarginText(since)}${withinErrorEndingText(doesScoreChangeIntervalHoldZero(since))})`;
  const said = words === undefined ? '' : ` This quarter: ${words}.`;
  return `Since ${dayText(start)}: ${causeTitle} ${side(cause)}, ${effectTitle} ${side(effect)}.${said}`;
}

function scoreOrNone({ score }: Pick<LinkEnd, 'score'>): string {
  return score === undefined ? 'no score' : scoreText(score);
}

/** How many upswings of the cause were followed or preceded by one of the effect. */
function upswingsText(cause: string, effect: string, upswings: readonly CauseUpswing[]): string {
  if (upswings.length === 0)
    return `${cause} has had no upswing of ${SWING} points: too few to say.`;
  const followed = upswings.filter((each) => each.followed).length;
  const waiting = upswings.filter((each) => !each.followed && each.waits).length;
  const preceded = upswings.filter((each) => each.preceded).length;
  const has = `${cause} has had`;
  const rises =
    upswings.length < FEWEST_EPISODES
      ? `Too few upswings to say: ${has} ${upswings.length}`
      : `${has} ${upswings.length} upswings`;
  return `${rises} of ${SWING} points or more; ${effect} began to rise within ${FOLLOW_WITHIN} days of ${followed} of them${waiting === 0 ? '' : ` (${waiting} not over yet)`}, and had begun before ${preceded} of them.`;
}

function saidOfSwing(
  swing: Swing,
  outcome: string,
): Pick<EpisodeView, 'swing' | 'size' | 'outcome' | 'what'> {
  const { up, begin, from, end, to, open } = swing;
  const size = `${up ? 'up' : 'down'} ${scoreText(Math.abs(to - from), 1)}`;
  const so = open ? ', so far' : '';
  const days = `from ${scoreText(from, 1)} on ${dayText(begin)} to ${scoreText(to, 1)} on ${dayText(end)}`;
  return {
    swing,
    size: `${size}${so}`,
    outcome,
    what: `${size} ${days}${so}${outcome === '' ? '' : `; ${outcome}`}`,
  };
}

/** What came of an upswing of the cause; '' of a downswing. */
function outcomeText(
  effect: string,
  { up, begin }: Swing,
  upswings: readonly CauseUpswing[],
): string {
  const found = up ? upswings.find((each) => each.begin === begin) : undefined;
  if (found === undefined) return '';
  const { followed, preceded, waits } = found;
  const after = followed ? 'followed' : waits ? 'has not followed yet' : 'did not follow';
  return `${effect} ${after}${preceded ? ', and had begun before' : ''}`;
}

function episodeView(
  board: Board,
  { id }: LinkEnd,
  swing: Swing,
  all: readonly Event[],
): Pick<EpisodeView, 'end' | 'movers' | 'parts'> {
  const { readings, events, fading, coverage } = readingsAndEventsBehindSwing(
    board,
    id,
    swing,
    all,
  );
  const quiet = (points: number, text: string): readonly EpisodePart[] =>
    isScoreChangeVisible(points)
      ? [{ day: undefined, points: signedChangeText(points, 1), text, target: undefined }]
      : [];
  const parts: readonly EpisodePart[] = [
    ...readings.map(({ reading, node, points }) => ({
      day: reading.observedOn,
      points: signedChangeText(points, 1),
      text: terminalSafeOneLine(
        `${nodeRowName(node)}: ${valueWithUnitOrLevelText(node, reading.value)}`,
      ),
      target: node.id,
    })),
    ...quiet(fading, 'fading of counts, not news'),
    ...quiet(coverage, 'coverage effects, not news'),
    ...events.map(({ day, title }) => ({
      day,
      points: '',
      text: terminalSafeOneLine(title),
      target: undefined,
    })),
  ];
  return { end: swing.end, parts, movers: parts.map(partText) };
}

function partText({ day, points, text }: EpisodePart): string {
  if (points === '') return day === undefined ? text : `${dayText(day)}: ${text}`;
  return `${points} ${text}${day === undefined ? '' : ` on ${dayText(day)}`}`;
}

/** The titles of a cause and its effect without what stands before a colon and after "on", where that tells them apart: `Pressure`, `Conduct`; else the titles. */
export function shortCauseAndEffectTitles({
  cause,
  effect,
}: Readonly<
  Record<'cause' | 'effect', { readonly node: { readonly node: Pick<Node, 'title'> } }>
>): readonly [string, string] {
  const titles = [cause.node.node.title, effect.node.node.title] as const;
  const [first, second] = [shortName(titles[0]), shortName(titles[1])];
  return first === second
    ? [terminalSafeOneLine(titles[0]), terminalSafeOneLine(titles[1])]
    : [first, second];
}

function shortName(title: string): string {
  const own = (title.split(': ').at(-1) ?? title).split(' on ')[0] ?? title;
  return terminalSafeOneLine(capitalized(own));
}
