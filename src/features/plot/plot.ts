/** `axiswatch plot`: the index, the tracks or an indicator over time, in characters or as an SVG file. */
import { isoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import { type AnyFigure, type ChartPoint, type Page, table } from '../../page/page.ts';
import { pageSvg } from '../../page/svg.ts';
import { pageLines } from '../../page/text.ts';
import { writeOutput } from '../../store/files.ts';
import type { Outcome } from '../command.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { scorePage, tracksPage, valuePage } from './plot-page.ts';

export async function plot(
  context: Context,
  [what = '']: readonly string[],
  options: Options,
): Promise<Outcome> {
  const page = await pageFor(context, what, options);
  const file = textOption(options, 'output');
  if (file !== undefined) {
    writeOutput(file, pageSvg(page), context.options.yes === true);
    return { text: `picture written to ${file}\n` };
  }
  const { columns } = await context.terminal();
  return { page: pointsPage(page), lines: pageLines(page, { columns, glyphs: context.glyphs }) };
}

async function pageFor(context: Context, what: string, options: Options): Promise<Page> {
  const [fromText, toText] = [textOption(options, 'from'), textOption(options, 'to')];
  const asked = fromText === undefined ? undefined : await context.day(fromText);
  const to = toText === undefined ? context.today : await context.day(toText);
  if (asked !== undefined && asked > to) {
    const message = `${isoDay(asked)} is after ${isoDay(to)}; name the earlier day first`;
    throw new Refusal([{ path: 'from', message }]);
  }
  const strategy = await context.strategy();
  const from = asked ?? Math.min(strategy.start, to - 1);
  const boards = await context.boards();
  if (what === 'tracks') return tracksPage(boards, from, to);
  const node = what === 'index' ? strategy.index : await context.node(what);
  return node.kind === 'leaf'
    ? valuePage(boards, node, asked, to)
    : scorePage(boards, node, from, to);
}

interface Point extends ChartPoint {
  readonly curve: string;
}

/** What made a value another one on a day of which nothing was read. */
function changeText({ isRead, value }: Point): string | undefined {
  if (isRead) return undefined;
  return value === undefined ? 'expired' : 'left';
}

/** The same as rows. */
function pointsPage({ title, sections }: Page): Page {
  return {
    id: 'plot',
    title,
    sections: sections.flatMap((section) => {
      if (!('chart' in section)) return [];
      const { series, leaf } = section.chart;
      const value: AnyFigure<Point> =
        leaf === undefined
          ? { kind: 'score', get: (point) => point.value }
          : {
              kind: 'value',
              get: (point) =>
                point.value === undefined ? undefined : { value: point.value, leaf },
            };
      return [
        table<Point>({
          id: 'points',
          title: '',
          rows: series.flatMap(({ title: curve, points }) =>
            points.map((point) => ({ ...point, curve })),
          ),
          figures: {
            curve: { kind: 'text', get: ({ curve }) => curve },
            day: { kind: 'day', get: ({ day }) => day },
            value,
            ...(leaf && { change: { kind: 'choice', get: changeText } }),
          },
        }),
      ];
    }),
  };
}
