/** What rests on one source, as text and as `axiswatch.sources/1`. */

import type { SourceReport } from '../../core/analysis/sources.ts';
import type { Day } from '../../core/model/model.ts';
import type { Board } from '../../core/scoring/board.ts';
import { count, dayText, NONE, oneLine, percent, scoreText, signed } from '../../text/format.ts';
import { hanging, orNull, table } from '../../text/output.ts';

export interface SourcesJson {
  readonly schema: 'axiswatch.sources/1';
  readonly asOf: Day;
  /** Score and band of the root with all sources. */
  readonly score: number | null;
  readonly band: string | null;
  readonly sources: readonly SourceJson[];
}

interface SourceJson {
  readonly source: string;
  readonly readings: number;
  /** Ids of the indicators whose score rests on it. */
  readonly carries: readonly string[];
  readonly weight: number;
  /** Score and band of the root without it; null: none. */
  readonly without: number | null;
  readonly change: number | null;
  readonly band: string | null;
  readonly flips: boolean;
}

/** The document of the sources of a board. */
export function sourcesJson(board: Board, sources: readonly SourceReport[]): SourcesJson {
  const { root, standing } = board.card;
  return {
    schema: 'axiswatch.sources/1',
    asOf: board.asOf,
    score: orNull(root.score),
    band: standing?.band.id ?? null,
    sources: sources.map((each) => ({
      source: each.source,
      readings: each.readings,
      carries: each.carries,
      weight: each.weight,
      without: orNull(each.without),
      change: orNull(each.change),
      band: each.band?.id ?? null,
      flips: each.flips,
    })),
  };
}

/** The sources, sentences in lines of `cells` cells, the table in a terminal of `room`. */
export function sourcesLines(
  board: Board,
  sources: readonly SourceReport[],
  cells: number,
  room?: number,
): readonly string[] {
  const { root, standing } = board.card;
  const flips = sources.filter((each) => each.flips);
  const band = oneLine(standing?.band.title ?? 'no band');
  const said =
    flips.length === 0
      ? `No single source changes the band, ${band}.`
      : `Without ${flips.length === 1 ? 'one' : 'any one'} of ${count(flips.length, 'source')} the band would not be ${band}; they are marked with !.`;
  return [
    ...hanging(
      '',
      `${oneLine(board.strategy.root.title)} ${scoreText(root.score, 1)} as of ${dayText(board.asOf)}, and what it is without the readings of one source at a time.`,
      cells,
    ),
    ...hanging('', said, cells),
    '',
    ...table(
      [
        { title: '' },
        { title: 'without', align: 'right' },
        { title: 'change', align: 'right' },
        { title: 'readings', align: 'right' },
        { title: 'weight', align: 'right' },
        { title: 'source', least: 20 },
      ],
      sources.map((each) => [
        each.flips ? '!' : '',
        scoreText(each.without, 1),
        each.change === undefined ? NONE : signed(each.change, 1),
        String(each.readings),
        percent(each.weight, 1),
        oneLine(each.source),
      ]),
      room,
    ),
    ...flips.flatMap((each) =>
      hanging(
        '! ',
        oneLine(
          `Without "${each.source}": ${scoreText(each.without, 1)}, ${each.band?.title ?? 'no band'}.`,
        ),
        cells,
      ),
    ),
  ];
}
