/** What rests on one source, as text and as `axiswatch.sources/1`. */

import type { SourceReport } from '../../core/analysis/sources.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  countWithNoun,
  dayText,
  NONE,
  percentText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
} from '../../text/format.ts';
import { hangingIndentLines, tableTextLines, valueOrNull } from '../../text/output.ts';
import type { Unscored } from '../../text/scored-by.ts';
import type { SourcesJson } from './uncertainty-document.ts';

/** The document of the sources of a board. */
export function sourcesJson(board: Board, sources: readonly SourceReport[]): Unscored<SourcesJson> {
  const { root, standing } = board.card;
  return {
    schema: 'axiswatch.sources/1',
    asOf: board.asOf,
    score: valueOrNull(root.score),
    band: standing?.band.id ?? null,
    sources: sources.map((each) => ({
      source: each.source,
      readings: each.readings,
      carries: each.carries,
      weight: each.weight,
      without: valueOrNull(each.without),
      change: valueOrNull(each.change),
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
  const band = terminalSafeOneLine(standing?.band.title ?? 'no band');
  const said =
    flips.length === 0
      ? `No single source changes the band, ${band}.`
      : flips.length === 1
        ? `Without one source the band would not be ${band}; it is marked with !.`
        : `Without any one of ${countWithNoun(flips.length, 'source')} the band would not be ${band}; they are marked with !.`;
  return [
    ...hangingIndentLines(
      '',
      `${terminalSafeOneLine(board.strategy.root.title)} ${scoreText(root.score, 1)} as of ${dayText(board.asOf)}, and what it is without the readings of one source at a time.`,
      cells,
    ),
    ...hangingIndentLines('', said, cells),
    '',
    ...tableTextLines(
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
        each.change === undefined ? NONE : signedChangeText(each.change, 1),
        String(each.readings),
        percentText(each.weight, 1),
        terminalSafeOneLine(each.source),
      ]),
      room,
    ),
    ...flips.flatMap((each) =>
      hangingIndentLines(
        '! ',
        terminalSafeOneLine(
          `Without "${each.source}": ${scoreText(each.without, 1)}, ${each.band?.title ?? 'no band'}.`,
        ),
        cells,
      ),
    ),
  ];
}
