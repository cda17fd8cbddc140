/** The gauge as lines of text for a given width, from the fewest that say everything to a fuller drawing. */

import { addDays } from '../core/model/day.ts';
import { type Day, EPSILON } from '../core/model/model.ts';
import type { Board } from '../core/scoring/board.ts';
import { pastScoreChanges, pastScores } from '../core/scoring/timelines.ts';
import { cutToWidth, textWidth, wrapText } from '../text/cells.ts';
import { dayText, roundedText, withinErrorNote } from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import { spansText } from '../text/tone.ts';
import { type Flag, lineWithFlags, todayMarks } from './flags.ts';
import { effectScoreNeededText, type GaugeView, gaugeView } from './gauge-and-tracks.ts';
import { bandScaleSpans, intervalBar, sparkline } from './indicator-cells.ts';

/** The gauge in `rows` lines (3, 4 or 5 and more) of at most `cells` cells, the flags on its past. */
export function gaugeLines(
  board: Board,
  cells: number,
  rows: number,
  glyphs: Glyphs,
  flags: readonly Flag[] = [],
): readonly string[] {
  const view = gaugeView(board);
  if (view.gap !== undefined) {
    const drawn = [intervalBar(view, cells, glyphs), cutToWidth(bandScale(board, cells), cells)];
    const claim = view.mechanism === undefined ? [] : wrapText(view.mechanism, cells);
    return [...wrapText(view.gap, cells), ...claim, ...(rows > 3 ? drawn : [])].slice(0, rows);
  }
  const changes = view.changes.map(({ text }) => text);
  // where a band is too long for the shortest words beside it, its name gives way and no number does
  const headOf = (name: string, interval: string, beside: number): string => {
    const [before, behind] = [`${view.scoreText}/100  `, `  ${interval}`];
    return `${before}${cutToWidth(name, Math.max(8, cells - beside - textWidth(before + behind)))}${behind}`;
  };
  const name = view.band.toUpperCase();
  const long = `90 % interval ${view.interval}`;
  // the same in fewer words, the fullest first
  const intervals = [long, `90 %: ${view.interval}`, view.interval];
  const over30Short = `${view.over30Bare} 30d`;
  const rest = cells - textWidth(`${view.scoreText}/100  ${name}    `);
  const roomFor = (interval: string, beside: string): boolean =>
    textWidth(interval + beside) <= rest;
  const needed = effectScoreNeededText(board);
  const history = historyLine(board, cells, glyphs, flags);
  if (rows <= 3) {
    const tail = roomFor(`${view.interval}  `, view.over30)
      ? `  ${view.over30}`
      : `  ${over30Short}`;
    const short = headOf(view.band, view.interval, textWidth(tail));
    const room = cells - textWidth(short) - textWidth(tail);
    const drawn = room >= 12 ? `  ${intervalBar(view, Math.min(40, room - 2), glyphs)}` : '';
    const gap = drawn === '' ? ' '.repeat(Math.max(0, room)) : '';
    return [`${short}${drawn}${gap}${tail}`, claimOf(view, needed, 1, cells), history]
      .map((line) => cutToWidth(line, cells))
      .slice(0, rows);
  }
  if (rows === 4) {
    const interval = intervals.find((each) => roomFor(each, view.over30));
    const told = interval === undefined ? over30Short : view.over30;
    return [
      `${headOf(name, interval ?? view.interval, textWidth(told) + 2)}  ${told}`,
      intervalBar(view, cells, glyphs),
      claimOf(view, needed, 1, cells),
      history,
    ].map((line) => cutToWidth(line, cells));
  }
  const fits = [3, 2, 1]
    .map((count) => ({ count, told: changes.slice(0, count).join('   ') }))
    .flatMap((shown) => intervals.map((interval) => ({ ...shown, interval })))
    .find(({ told, interval }) => roomFor(interval, ` ${told}`));
  const {
    count,
    told: since,
    interval,
  } = fits ?? { count: 1, told: over30Short, interval: view.interval };
  const full = `${headOf(name, interval, textWidth(since) + 3)}   ${since}`;
  // the change since the start gives way to the band that the score alone would reach: that one explains the word before it
  const told = `${view.scoreText}/100  ${name}, ${view.byScore}  ${long}   `;
  const most = [3, 2, 1]
    .map((shown) => ({ count: shown, line: told + changes.slice(0, shown).join('   ') }))
    .find(({ line }) => view.byScore !== undefined && textWidth(line) <= cells);
  const claimed = most === undefined ? view : { ...view, byScore: undefined };
  return [
    most?.line ?? full,
    intervalBar(view, cells, glyphs),
    bandScale(board, cells),
    claimOf(claimed, needed, most?.count ?? count, cells),
    history,
  ].map((line) => cutToWidth(line, cells));
}

/** What pushed and moved, the band by score alone and what it still lacks, and which of the changes (`count` of them stand above) are within error; where that is too long, what is lacking goes last. */
function claimOf(
  view: GaugeView,
  needed: string | undefined,
  count: number,
  cells: number,
): string {
  const { mechanism, unmet, byScore } = view;
  const joined = (...texts: readonly (string | undefined)[]): string =>
    texts.filter((text) => text !== undefined).join('   ');
  const all = [joined(mechanism, byScore, unmet), joined(mechanism, unmet)];
  const fits = (text: string): boolean => textWidth(text) <= cells;
  const short = `${mechanism}, capped: needs ${needed}`;
  const forms = needed === undefined ? all : [...all, joined(short, byScore), short];
  const claim = forms.find(fits) ?? `${mechanism}, capped`;
  const noted = joined(
    ...(claim === '' ? [] : [claim]),
    ...withinErrorNote([...view.changes.slice(0, count), ...view.pushedMoved]),
  );
  return fits(noted) ? noted : claim;
}

/** The bands' lower edges and titles under a bar of this width. */
function bandScale(board: Board, cells: number): string {
  return spansText(bandScaleSpans(board.strategy.bands, cells));
}

/** The gauge since the strategy began, with its lowest and highest score and their first days in words. */
function historyLine(board: Board, cells: number, glyphs: Glyphs, flags: readonly Flag[]): string {
  const { id } = board.strategy.root;
  const from = sparklineStartDay(board);
  const scores = sparklineScores(board, id, Math.max(10, Math.min(60, cells - 50)));
  const steps = pastScoreChanges(board, id, from);
  const known = steps.flatMap(({ day, score }) => (score === undefined ? [] : [{ day, score }]));
  const [first] = known;
  if (first === undefined) return 'no history yet';
  const low = known.reduce((a, b) => (b.score < a.score - EPSILON ? b : a), first);
  const high = known.reduce((a, b) => (b.score > a.score + EPSILON ? b : a), first);
  const { marks, legend } = todayMarks(board, glyphs);
  const line =
    `${lineWithFlags(sparkline(scores, glyphs), [...marks, ...flags], from, board.asOf)}  low ${roundedText(low.score)} (${dayText(low.day)})` +
    `  high ${roundedText(high.score)} (${dayText(high.day)})`;
  return textWidth(line + legend) <= cells ? line + legend : line;
}

/** The day on which a line of the past begins: the strategy's start, else a year back. */
export function sparklineStartDay({ strategy: { start }, asOf }: Board): Day {
  return start !== undefined && start < asOf ? start : addDays(asOf, -365);
}

/** Scores of a node ('': the root) on evenly spaced days from the strategy's start (at most `points`) up to the board's day; undefined marks a day without. */
export function sparklineScores(
  board: Board,
  id: string,
  points: number,
): readonly (number | undefined)[] {
  const node = id === '' ? board.strategy.root.id : id;
  return pastScores(board, node, sparklineStartDay(board), points).map(({ score }) => score);
}
