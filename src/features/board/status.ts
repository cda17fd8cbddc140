/** `axiswatch status`: the first page, printed. */
import type { Board } from '../../model/board.ts';
import { type Day, isoDay } from '../../model/day.ts';
import { counts, type Leaf, type Strategy } from '../../model/strategy.ts';
import { tripwiresOf } from '../../model/tripwire.ts';
import { countText } from '../../page/kinds.ts';
import { safeLine } from '../../page/line.ts';
import type { Outcome } from '../command.ts';
import type { Context, Options } from '../context.ts';
import { curveDays, layBoard, WIDE } from './board-layout.ts';
import { boardPage, boardParts, indexText } from './board-page.ts';
import { dayRemarks, newsOf } from './news.ts';
import { statusDocument } from './status-document.ts';

export async function status(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const [day, known] = [await context.asOf(options), await context.known(options)];
  const strategy = await context.strategy();
  const isDocument = context.options.json === true;
  const isShort = options.short === true;
  // what asks the terminal for its size is costly to load
  const terminal = isDocument || isShort ? undefined : await context.terminal();
  const hasCurve = terminal !== undefined && terminal.columns >= WIDE;
  const board = await boardOf(context, strategy, {
    day,
    known,
    hasCurve,
    isWhole: isDocument || isShort,
  });
  const exit = options['exit-code'] === true ? exitCode(board) : 0;
  if (isDocument) return { document: statusDocument(board), exit };
  const failed = await failedRecipes(context);
  if (terminal === undefined) return { text: `${await shortLine(board, failed)}\n`, exit };
  const parts = boardParts(board, await newsOf(context, board, context.today, known));
  if (context.options.csv === true) return { page: boardPage(parts), exit };
  const { lines } = layBoard(parts, {
    columns: terminal.columns,
    glyphs: context.glyphs,
    remarks: [...dayRemarks(day, context.today, known), ...failed],
  });
  return { lines, exit };
}

/** What reads recipes is only loaded where one failed. */
async function failedRecipes(context: Context): Promise<readonly string[]> {
  const journal = await context.journal();
  const feeds = [...(await journal.kept('feed ')).values()];
  if (!feeds.some((text) => text.includes('"failed":true'))) return [];
  return (await import('../recipes/recipe.ts')).feedRemarks(journal);
}

/** The board of a day, with those that its changes are counted from. */
async function boardOf(
  context: Context,
  strategy: Strategy,
  {
    day,
    known,
    hasCurve,
    isWhole,
  }: { day: Day; known: Day | undefined; hasCurve: boolean; isWhole: boolean },
): Promise<Board> {
  const { start, index, tracks, links } = strategy;
  const past = [day - 365, Math.min(start, day)];
  const scored = [...past, ...(hasCurve ? curveDays(start, day) : [])];
  // since when tripwires are crossed, and by what a score moved, all of the record tells
  const boards = await context.boards(isWhole ? undefined : [day], known, scored);
  const atStart = boards.on(start);
  const nodes = [index, ...tracks, ...links.flatMap(({ cause, effect }) => [cause, effect])];
  // what had no score yet on the first day needs every day to find its own first one; what has none any more, its error then
  const isLost = (leaf: Leaf): boolean =>
    counts(leaf) &&
    boards.on(day).score(leaf) === undefined &&
    past.some((each) => boards.on(each).score(leaf) !== undefined);
  const isKnown =
    (start > day || nodes.every((node) => atStart.score(node) !== undefined)) &&
    !strategy.leaves.some(isLost);
  return (isKnown ? boards : await context.boards(undefined, known)).on(day);
}

/** 30: an indicator that counts is missing or expired, or there is no index; 20: an alert is crossed; 10: a watch is. */
function exitCode(board: Board): number {
  const { strategy } = board;
  const isLost = strategy.leaves.some((leaf) => counts(leaf) && board.score(leaf) === undefined);
  if (isLost || board.score(strategy.index) === undefined) return 30;
  const levels = tripwiresOf(board)
    .filter(({ state }) => state === 'crossed')
    .map(({ tripwire }) => tripwire.level);
  if (levels.includes('alert')) return 20;
  return levels.includes('watch') ? 10 : 0;
}

/** One line, as a status bar shows it. */
async function shortLine(board: Board, failed: readonly string[]): Promise<string> {
  const { strategy } = board;
  const { movedLine } = await import('../why/why-page.ts');
  const { answer, alerts, counted } = boardParts(board, { recorded: 0, lastEvents: [] });
  const parts = [
    `${isoDay(board.day)} ${strategy.title}: ${indexText(board, answer.score)} ${answer.band?.title ?? ''}`.trim(),
    answer.answer ?? 'no answer',
    movedLine(board.boards.on(board.day - 365), board),
    ...(alerts > 0 ? [countText('alert', alerts)] : []),
    ...(counted.late > 0 ? [`${counted.late} of ${counted.all} late`] : []),
    ...failed,
  ];
  return safeLine(parts.join('; '));
}
