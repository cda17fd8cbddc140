/** The first page laid out: one layout at every size, from 40 × 12 cells; `status` prints it without a limit of rows. */

import { isBeyondError } from '../../model/change.ts';
import { type Day, spreadDays } from '../../model/day.ts';
import { barLine, sparkText } from '../../page/bar.ts';
import { layTable } from '../../page/draw.ts';
import { drawGauge } from '../../page/gauge.ts';
import { type Glyphs, inGlyphs } from '../../page/glyphs.ts';
import {
  countText,
  dayText,
  figureTone,
  monthText,
  NONE,
  numberText,
  pointsText,
  scoreTone,
  shareText,
  valueText,
} from '../../page/kinds.ts';
import {
  bothEnds,
  cutLine,
  type Line,
  lineWidth,
  padLine,
  padText,
  type Span,
  safeLine,
  textWidth,
} from '../../page/line.ts';
import type { BoardView } from '../../tui/screen.ts';
import {
  type BoardParts,
  FIRST_DAY,
  indexText,
  type PanelRow,
  scaleSection,
  type TrackBars,
  targetOf,
  trackNumber,
  tracksSection,
} from './board-page.ts';

export interface LayoutOptions {
  readonly columns: number;
  /** Lines that there are; without a limit all of it is laid out, with every panel. */
  readonly rows?: number;
  readonly glyphs: Glyphs;
  /** Id of the selected track or indicator. */
  readonly selected?: string;
  /** What applies besides the day, what is late and the alerts, at the right end of the header. */
  readonly remarks?: readonly string[];
  /** The key that lists what is late, where keys are heard. */
  readonly lateKey?: string;
}

/** From so many columns on the panels of all tracks stand side by side. */
export const WIDE = 120;
const PANELS_A_ROW = 3;
/** Cells of a panel that stands alone. */
const LONE_PANEL = 60;
const CURVE = 16;

interface Block {
  readonly lines: readonly Line[];
  /** What goes where rows are short, in this order; without it never. */
  readonly goes?: number;
  /** Lines that stay all the same. */
  readonly stays?: number;
  /** The rows of panels that it draws. */
  readonly walks?: readonly PanelRow[];
  /** The block in fewer lines, where that is not its first ones. */
  readonly within?: (rows: number) => readonly Line[];
}

export function layBoard(parts: BoardParts, options: LayoutOptions): BoardView {
  const { columns, rows, glyphs, selected } = options;
  const isWide = columns >= WIDE;
  const gutter = isWide ? 12 : columns >= 80 ? 8 : 7;
  const header = headerOf(parts, options);
  const gauge = drawGauge(scaleSection(parts), columns, { glyphs, gutter });
  const since = sinceLines(parts, options);
  const [first, second] = toDoLines(parts, options);
  // by rows alone, one more a row: else a wider or a higher frame would show less
  const blank = (from: number): Block => ({
    lines: rows === undefined || rows >= from ? [[]] : [],
    goes: 9,
  });
  const table = layTable(tracksSection(parts, barsOf(columns)), columns - 1, {
    glyphs,
    selected: -1,
    gap: columns >= WIDE ? 4 : columns >= 60 ? 2 : 1,
  });
  const place = parts.tracks.findIndex(({ node }) => node.id === selected);
  const row = (at: number): Line => [{ text: ' ' }, ...table.row(at, at === place)];
  const window = (height: number): number =>
    Math.max(0, Math.min(place - height + 1, parts.tracks.length - height));
  const tracks: Block = {
    lines: parts.tracks.map((_, at) => row(at)),
    goes: 11,
    stays: 1,
    within: (height) => Array.from({ length: height }, (_, at) => row(window(height) + at)),
  };
  const panels = panelBlocks(parts, options);
  const blocks: readonly Block[] = [
    { lines: [header.line] },
    blank(22),
    { lines: answerLines(parts, options, gutter, header.onAnswer) },
    blank(23),
    { lines: gauge.slice(0, 2), goes: 8 },
    { lines: gauge.slice(2), goes: 3 },
    blank(34),
    { lines: [[{ text: ' ' }, ...table.head]], goes: 7 },
    tracks,
    { lines: [[]], goes: 10 },
    ...panels,
    blank(35),
    { lines: since.slice(0, 1), goes: 5 },
    { lines: since.slice(1), goes: 1 },
    { lines: first === undefined ? [] : [first] },
    { lines: second === undefined ? [] : [second], goes: 4 },
    { lines: header.below === undefined ? [] : [header.below] },
  ];
  const fitting = fitted(blocks, rows).map((lines) => inGlyphs(lines, glyphs));
  return {
    lines: fitting.flat().map((line) => cutLine(line, columns)),
    selectable: [
      ...parts.tracks.map(({ node }) => targetOf(node)),
      ...panels
        .filter((block) => isWide || (fitting[blocks.indexOf(block)]?.length ?? 0) > 1)
        .flatMap(({ walks = [] }) => walks.map(({ leaf }) => targetOf(leaf))),
    ],
  };
}

/** The lines of each block that fit: blocks go in their order, from their last line on. */
function fitted(blocks: readonly Block[], rows: number | undefined): readonly (readonly Line[])[] {
  if (rows === undefined) return blocks.map(({ lines }) => lines);
  const heights = blocks.map(({ lines }) => lines.length);
  let over = heights.reduce((sum, height) => sum + height, 0) - rows;
  const order = blocks
    .flatMap(({ goes }, at) => (goes === undefined ? [] : [{ goes, at }]))
    .sort((a, b) => a.goes - b.goes || b.at - a.at);
  for (const { at } of order) {
    const most = Math.max(0, (heights[at] ?? 0) - (blocks[at]?.stays ?? 0));
    const gone = Math.min(Math.max(0, over), most);
    heights[at] = (heights[at] ?? 0) - gone;
    over -= gone;
  }
  return blocks.map(({ lines, within }, at) => {
    const height = heights[at] ?? 0;
    return height < lines.length && within !== undefined ? within(height) : lines.slice(0, height);
  });
}

function headerOf(
  { answer, board, counted, alerts }: BoardParts,
  { columns, remarks = [], lateKey }: LayoutOptions,
): { line: Line; onAnswer: Line; below: Line | undefined } {
  const question: Line = [{ text: ` ${safeLine(answer.question)}`, tone: 'strong' }];
  const late: Span | undefined =
    counted.late === 0
      ? undefined
      : { text: `${counted.late} of ${counted.all} late`, tone: 'late' };
  const alert: Span | undefined =
    alerts === 0 ? undefined : { text: countText('alert', alerts), tone: 'bad' };
  const gap = columns >= WIDE ? 4 : columns >= 80 ? 3 : 2;
  const joined = (spans: readonly (Span | undefined)[]): Line =>
    spans
      .filter((span) => span !== undefined)
      .flatMap((span, at) => (at === 0 ? [span] : [{ text: ' '.repeat(gap) }, span]));
  const rest = remarks.map((text): Span => ({ text: safeLine(text), tone: 'strong' }));
  const day: Span = { text: dayText(board.day) };
  const fits = (line: Line): boolean => lineWidth(question) + 1 + lineWidth(line) < columns;
  const whole = joined([day, late, alert, ...rest]);
  const part = joined([day, late, ...rest]);
  const onLine = fits(whole) ? whole : fits(part) ? part : joined([day, ...rest]);
  const hasLate = onLine === whole || onLine === part;
  return {
    line: bothEnds(question, onLine, columns - 1),
    onAnswer: onLine === whole || alert === undefined ? [] : [alert],
    below:
      hasLate || late === undefined
        ? undefined
        : [{ text: ` ${late.text}${lateKey === undefined ? '' : `: ${lateKey}`}`, tone: 'late' }],
  };
}

function answerLines(
  { answer, board, news: { nothingBefore } }: BoardParts,
  { columns, glyphs, lateKey }: LayoutOptions,
  gutter: number,
  alert: Line,
): readonly Line[] {
  const score = indexText(board, answer.score);
  const indent = gutter === 12 ? 4 : gutter === 8 ? 3 : 2;
  const index: Line = padLine(
    [
      { text: ' '.repeat(indent) },
      {
        text: score,
        tone: answer.score === undefined ? 'dim' : scoreTone(answer.score),
        on: answer.score === undefined ? undefined : 'inverse',
      },
    ],
    gutter,
  );
  const room = columns - gutter;
  if (answer.score === undefined || answer.answer === undefined) {
    const says =
      nothingBefore !== undefined
        ? `No index: nothing was recorded before ${dayText(nothingBefore)}.`
        : answer.score === undefined
          ? 'No answer: less than half of the index, by weight, has a score.'
          : `No answer before ${dayText(board.strategy.start)}.`;
    const mends =
      lateKey === undefined || answer.score !== undefined
        ? ''
        : `${lateKey} lists what is missing.`;
    return [
      [...index, { text: says, tone: 'strong' }],
      ...(mends === '' ? [] : [[{ text: ' '.repeat(gutter) }, { text: mends }]]),
    ];
  }
  const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
  const title: Span = { text: sentence(safeLine(answer.answer)), tone: 'strong' };
  const band = `  ${sentence(safeLine(answer.band?.title ?? ''))}`;
  const meaning = answer.band?.meaning === undefined ? '' : ` ${safeLine(answer.band.meaning)}`;
  const tail: Line = alert.length === 0 ? [] : [{ text: '   ' }, ...alert];
  const forms = [[title, { text: band }, { text: meaning }], [title, { text: band }], [title]];
  const said = forms.find((form) => lineWidth(form) + lineWidth(tail) <= room) ?? [title];
  const first = [...index, ...cutLine(said, room - lineWidth(tail))];
  const curve = columns >= WIDE ? curveOf(board, glyphs) : [];
  const change = changeText(answer, room);
  const second: Line = [{ text: ' '.repeat(gutter) }, { text: change, tone: changeTone(answer) }];
  const place = gutter + 101 - lineWidth(curve);
  return [
    alert.length === 0 ? first : bothEnds(first, alert, columns),
    curve.length > 0 && lineWidth(second) + 3 <= place
      ? [...padLine(second, place), ...curve]
      : second,
  ];
}

function changeTone({ change }: BoardParts['answer']): Span['tone'] {
  return change !== undefined && isBeyondError(change) ? 'plain' : 'dim';
}

/** The change since the start, or since the first score, with its error, and that of a year, as long as there is room for. */
export function changeText({ change, isLater, year }: BoardParts['answer'], room: number): string {
  if (change === undefined) return '';
  const points = pointsText(change.points);
  const error = numberText(change.error, 0);
  const inYear = year === undefined ? '' : ` ${pointsText(year.points)} in a year`;
  const first = isLater ? `, ${FIRST_DAY}` : '';
  const [long, short] = (['long', 'short'] as const).map(
    (length) => `${monthText(change.since, length)}${first}`,
  );
  const forms = isBeyondError(change)
    ? [
        `${points} since ${long}${first && ','} ± ${error}.${inYear && `${inYear}.`}`,
        `${points} since ${short}${first && ','} ± ${error}.${inYear}`,
      ]
    : [
        `${points} since ${long}; a change of less than ${error} would not show.${inYear && `${inYear}.`}`,
        `${points} since ${short} (less than ${error} would not show).${inYear}`,
      ];
  const others = [
    `${points} since ${short}${first && ','} ± ${error}${inYear && `,${inYear}`}`,
    `${points} ± ${error} since ${monthText(change.since).slice(-4)}${inYear && `,${inYear}`}`,
  ];
  return [...forms, ...others].find((form) => textWidth(form) <= room) ?? `${points} ± ${error}`;
}

/** The index from the start to the board's day. */
function curveOf(board: BoardParts['board'], glyphs: Glyphs): Line {
  const { index, start } = board.strategy;
  const days = curveDays(start, board.day);
  if (days.length === 0) return [];
  const values = days.map((day) => board.boards.on(day).score(index));
  const known = values.filter((value) => value !== undefined);
  if (known.length < 2) return [];
  const limits = [Math.max(0, Math.min(...known) - 5), Math.max(...known) + 1] as const;
  return [{ text: sparkText(values, glyphs, limits), tone: scoreTone(known.at(-1) ?? 0) }];
}

/** The days whose scores the curve shows; none where there are fewer than its cells. */
export function curveDays(start: Day, day: Day): readonly Day[] {
  return day - start < CURVE ? [] : spreadDays(start, day, CURVE - 1);
}

function panelBlocks(parts: BoardParts, options: LayoutOptions): readonly Block[] {
  const { columns, selected } = options;
  const shown = parts.panels;
  const inRow = columns >= WIDE ? PANELS_A_ROW : 1;
  return Array.from({ length: Math.ceil(shown.length / inRow) }, (_, at): readonly Block[] => {
    const group = shown.slice(at * inRow, (at + 1) * inRow);
    const most = Math.max(
      ...group.map((panel, place) => rowsOf(panel.rows, spanOf(group, place, inRow))),
    );
    const isWalked = group.some(({ rows }) => rows.some(({ leaf }) => leaf.id === selected));
    // a title alone, or with no more than how many are left, says nothing
    const drawn = (height: number): readonly Line[] =>
      height < Math.min(isWalked ? 2 : 3, most + 1)
        ? []
        : panelsSideBySide(parts, group, inRow, height, options);
    const isOpen = isWalked || group.some(({ track }) => track.id === selected);
    return [
      ...(at === 0 ? [] : [{ lines: [[]], goes: 1 }]),
      {
        lines: drawn(most + 1),
        walks: group.flatMap(({ rows }) => rows),
        within: drawn,
        // beside a panel that is open the others go before anything that a narrower frame shows
        goes: isOpen ? 6 : 2,
        ...(isWalked ? { stays: 2 } : {}),
      },
    ];
  }).flat();
}

type Panel = BoardParts['panels'][number];

/** How many columns a panel of a row of them takes: the last one what is left. */
function spanOf(group: readonly Panel[], at: number, inRow: number): number {
  return at === group.length - 1 ? inRow - at : 1;
}

function rowsOf(rows: readonly PanelRow[], span: number): number {
  return Math.ceil(rows.length / span);
}

/** The panels of a row in so many lines, their titles among them; a last line says how many rows are left. */
function panelsSideBySide(
  { tracks }: BoardParts,
  group: readonly Panel[],
  inRow: number,
  height: number,
  { columns, glyphs, selected }: LayoutOptions,
): readonly Line[] {
  const pitch = inRow === 1 ? Math.min(columns, LONE_PANEL) : Math.floor(columns / inRow);
  const bar = inRow === 1 ? 10 : 4;
  const drawn = group.flatMap(({ track, rows }, at) => {
    const span = spanOf(group, at, inRow);
    const fits = rowsOf(rows, span) <= height - 1;
    const place = rows.findIndex(({ leaf }) => leaf.id === selected);
    const each = fits ? rowsOf(rows, span) : Math.max(place === -1 ? 0 : 1, height - 2);
    const from = fits
      ? 0
      : Math.max(0, Math.min(place - each * span + 1, rows.length - each * span));
    const left = rows.length - each * span;
    return Array.from({ length: span }, (_, part): readonly Line[] => [
      part === 0
        ? [{ text: ` ${trackNumber(tracks, track)}${safeLine(track.title)}`, tone: 'strong' }]
        : [],
      ...rows
        .slice(from + part * each, from + (part + 1) * each)
        .map((row) => panelLine(row, pitch - 1, bar, glyphs, selected)),
      ...(fits || part > 0 ? [] : [[{ text: `   ${left} more`, tone: 'dim' as const }]]),
    ]);
  });
  return Array.from({ length: height }, (_, row) =>
    drawn.flatMap((column, at) =>
      at === drawn.length - 1 ? (column[row] ?? []) : padLine(column[row] ?? [], pitch),
    ),
  );
}

function panelLine(
  { leaf, mark, value, score }: PanelRow,
  width: number,
  bar: number,
  glyphs: Glyphs,
  selected: string | undefined,
): Line {
  const isSelected = leaf.id === selected;
  const tone = score === undefined ? 'dim' : 'plain';
  const text = value === undefined ? NONE : safeLine(valueText(value, leaf, 'short'));
  const room = width - 3 - bar - 2 - textWidth(text);
  const line: Line = [
    { text: isSelected ? glyphs.marker : ' ', tone: 'strong' },
    { text: padText(mark.sign, 2), tone: figureTone('mark', mark) },
    { text: padText(safeLine(leaf.title), room), tone },
    { text: ` ${text} `, tone },
    ...padLine(barLine(score, bar, glyphs), bar),
  ];
  return isSelected ? padLine(line, width).map((span) => ({ ...span, on: 'selected' })) : line;
}

function barsOf(columns: number): TrackBars {
  if (columns >= WIDE) return { score: 16, effect: 16 };
  if (columns >= 80) return { score: 10, effect: 10 };
  return columns >= 60 ? { score: 10, effect: 0 } : { score: 7 };
}

const LABEL = 15;

function labelled(label: string, text: Line, columns: number): Line {
  return [
    {
      text: ` ${padText(label, columns >= WIDE ? LABEL : columns >= 80 ? 14 : 10)}`,
      tone: 'strong',
    },
    ...text,
  ];
}

function sinceLines(
  { news, board, answer }: BoardParts,
  { columns }: LayoutOptions,
): readonly Line[] {
  const label = news.since === undefined ? 'New' : `Since ${dayText(news.since, board.day)}`;
  const event = ({ day, title }: BoardParts['news']['lastEvents'][number]): string =>
    `${dayText(day, board.day)}: ${safeLine(title)}`;
  const lines = ((): readonly string[] => {
    if (news.recorded > 0) {
      const moved =
        news.before === undefined || answer.score === undefined
          ? ''
          : `: ${indexText(board, news.before)} → ${indexText(board, answer.score)}`;
      const count = `${news.recorded}${news.isMore ? ' or more' : ''}`;
      const told = news.isYours ? `you recorded ${count}` : `${count} recorded`;
      return [`${told}${moved}`];
    }
    if (news.since === undefined) {
      const [last, ...others] = news.lastEvents.map(event);
      return last === undefined ? ['nothing recorded'] : [last, ...others];
    }
    const last = news.lastEvents[0];
    return [`nothing recorded${last === undefined ? '' : `; last event ${event(last)}`}`];
  })();
  const short = columns < WIDE && news.recorded === 0 && news.since !== undefined;
  return (short ? ['nothing recorded'] : lines).map((text, at) =>
    labelled(at === 0 ? label : '', [{ text }], columns),
  );
}

function toDoLines({ toDo }: BoardParts, { columns, lateKey }: LayoutOptions): readonly Line[] {
  if (toDo.length === 0)
    return [labelled('Do first', [{ text: 'nothing is late', tone: 'dim' }], columns)];
  const lines = toDo.slice(0, 2).map(({ leaf, state, lateBy, doubt }, at): Line => {
    const title = safeLine(leaf.title);
    const how = lateBy === undefined ? state : `${countText('day', lateBy)} late`;
    const share = doubt === 0 ? '' : `: ${shareText(doubt)}${at === 0 ? ' of the doubt' : ''}`;
    const forms = [`${title}, ${how}${share}`, `${title}${share}`, title];
    const room = columns - (columns >= WIDE ? LABEL : columns >= 80 ? 14 : 10) - 2;
    const text = forms.find((form) => textWidth(form) <= room) ?? title;
    return labelled(at === 0 ? 'Do first' : '', [{ text }], columns);
  });
  const left = toDo.length - lines.length;
  const last = lines.at(-1);
  if (left <= 0 || last === undefined || columns < WIDE) return lines;
  const more: Line = [
    {
      text: `${left} more${toDo.every(({ state }) => state === 'late') ? ' late' : ''}${lateKey === undefined ? '' : `: ${lateKey}`}   `,
      tone: 'dim',
    },
  ];
  return [...lines.slice(0, -1), bothEnds(last, more, columns)];
}
