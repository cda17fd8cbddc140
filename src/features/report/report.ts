/** `axiswatch report`: the briefing as HTML, Markdown or text. */
import { extname } from 'node:path';
import { type Board, Boards } from '../../model/board.ts';
import { type Day, endOfDay, isoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import { SHIPPED } from '../../model/record.ts';
import { standingRecord } from '../../model/standing.ts';
import { dayText } from '../../page/kinds.ts';
import type { Page, TableSection } from '../../page/page.ts';
import { writeOutput } from '../../store/files.ts';
import { type BoardParts, boardParts } from '../board/board-page.ts';
import { newsOf } from '../board/news.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import {
  type Forecast,
  forecastsSection,
  readForecasts,
  standingsSection,
} from '../forecast/forecasts.ts';
import { briefSection, readJudgements } from '../judgement/judgements.ts';
import { effectSections } from '../record/effect-page.ts';
import { briefing } from './briefing.ts';

/** Cells of a line that can be forwarded by mail. */
const COLUMNS = 72;
const FORMATS: Readonly<Record<string, string>> = { '.html': 'html', '.htm': 'html', '.md': 'md' };

/** Without a format that of the file's ending, else text. */
export async function report(
  context: Context,
  _args: readonly string[],
  options: Options,
): Promise<Outcome> {
  const { today } = context;
  const file = textOption(options, 'output');
  const format =
    textOption(options, 'format') ?? FORMATS[extname(file ?? '').toLowerCase()] ?? 'text';
  const sinceText = textOption(options, 'since');
  const since = await sinceOf(context, sinceText);
  const board = (await context.boards()).on(today);
  const parts = boardParts(board, await newsOf(context, board, today));
  const recorded = sinceText === undefined ? [] : await recordedSections(context, board, since);
  const page = await reportPage(context, parts, since, recorded);
  const text = await reportText(context, page, format);
  if (file === undefined) return { page, text };
  writeOutput(file, text, context.options.yes === true);
  return { text: `briefing written to ${file}\n` };
}

/** What persons recorded after a day did to the board, whatever day their rows are of: news of today is of months ago. */
async function recordedSections(
  context: Context,
  board: Board,
  since: Day,
): Promise<readonly TableSection[]> {
  const entries = await (await context.journal()).entries();
  const last = endOfDay(since);
  const known = entries.filter(({ at, author }) => author === SHIPPED || at <= last);
  if (known.length === entries.length) return [];
  const before = new Boards(board.strategy, standingRecord(known)).on(board.day);
  return effectSections(before, board)
    .slice(0, 1)
    .map((section) => ({ ...section, title: `What was recorded since ${dayText(since)} moved` }));
}

/** With the newest judgement, and how well persons foresaw. */
export async function reportPage(
  context: Context,
  parts: BoardParts,
  since: Day,
  recorded: readonly TableSection[] = [],
): Promise<Page> {
  const { board } = parts;
  const [newest] = await readJudgements(context, board);
  const forecasts = await readForecasts(context, board);
  return briefing(context, parts, since, {
    recorded,
    judgement: newest === undefined ? [] : [briefSection(board, newest)],
    forecasts: [
      { ...forecastsSection(forecasts.filter(isOpen)), title: 'Forecasts' },
      standingsSection(forecasts, 'How well people forecast'),
    ].filter(({ rows }) => rows.length > 0),
  });
}

const isOpen = ({ outcome }: Forecast): boolean => outcome.state === 'open';

async function sinceOf(context: Context, text: string | undefined): Promise<Day> {
  const { today } = context;
  const since = text === undefined ? today - 365 : await context.day(text);
  if (since < today) return since;
  const message = `${isoDay(since)} is not before today; name an earlier day, such as 7d`;
  throw new Refusal([{ path: 'since', message }]);
}

/** With the line about handling at its head and foot. */
export async function reportText(context: Context, page: Page, format: string): Promise<string> {
  const { handling } = context.settings;
  if (format === 'html') return (await import('../../page/html.ts')).pageHtml(page, handling);
  if (format === 'md') return (await import('../../page/markdown.ts')).pageMarkdown(page, handling);
  const { pageText } = await import('../../page/text.ts');
  const text = pageText(page, { columns: COLUMNS, glyphs: context.glyphs });
  return handling === '' ? text : `${handling}\n\n${text}\n${handling}\n`;
}
