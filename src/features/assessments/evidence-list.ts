/** The evidence of an assessment as a table, with all that is known of the selected reading above it. */
import { codeOf } from '../../core/model/tree.ts';
import { cut, wrap } from '../../text/cells.ts';
import { dayText, oneLine, shortUnit, valueText, valueWithUnit } from '../../text/format.ts';
import { flatLine, phrase, prose } from '../../text/line.ts';
import { type ColumnSpec, type ListBody, NO_TABLE } from '../../tui/list-view.ts';
import { keyOf } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { readingLines } from '../../views/indicator-lines.ts';
import {
  countedText,
  type Evidence,
  evidenceFilter,
  evidenceShown,
  standsStill,
  whyEvidence,
} from './evidence.ts';
import type { AssessmentScreen } from './screen-state.ts';

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'id' },
  { key: 'indicator', most: 30, drop: 0 },
  { key: 'value', align: 'right', most: 15 },
  { key: 'of' },
  { key: 'confidence', drop: 1 },
  { key: 'source', grows: true },
];

/** Lines about the selected reading: always as many, so that the table stays where it is. */
function leadRows({ size }: State): number {
  return Math.max(3, Math.min(size.rows - 15, 8));
}

/** The readings that a board stood on, or all of one indicator that were known then. */
export function evidenceView(
  state: State,
  screen: AssessmentScreen,
  cells: number,
): Omit<ListBody, 'foot'> {
  const shown = evidenceShown(state, screen);
  if (shown === undefined) return { ...NO_TABLE, head: [prose('The board cannot be opened.')] };
  const { stood, rows } = shown;
  const [first] = rows;
  const filter = evidenceFilter(state, screen).trim();
  const filtered = filter === '' ? '' : `; filtered by ${oneLine(filter)}`;
  if (first === undefined && filter !== '')
    return {
      ...NO_TABLE,
      head: [
        prose(`Nothing fits "${oneLine(filter)}"; ${keyOf(state, 'nav.back')} shows all again.`),
      ],
    };
  const head =
    screen.of === undefined || first === undefined
      ? `The readings the board of ${dayText(stood.asOf)} stood on, as they were known then${filtered}.`
      : oneLine(`Every reading of ${codeOf(first.indicator)} ${first.indicator.title} known then.`);
  const texts = rows.map(({ indicator, reading }) => ({
    id: oneLine(codeOf(indicator)),
    indicator: oneLine(indicator.title),
    value: flatLine(
      indicator.levels === undefined
        ? phrase`${valueText(indicator, reading?.value)} ${shortUnit(indicator)}`
        : phrase`${valueWithUnit(indicator, reading?.value)}`,
    ),
    of: reading === undefined ? '' : dayText(reading.observedOn),
    confidence: reading?.confidence ?? '',
    source: reading === undefined ? 'no reading' : sourceText(reading.source),
  }));
  const room = leadRows(state);
  return {
    head: [prose(head)],
    lead: (selected) => {
      const row = rows[Math.min(selected, rows.length - 1)];
      const why =
        row === undefined || screen.of !== undefined ? '' : whyEvidence(filter, stood, row);
      const [name = '', ...more] = linesOf(state, stood, row, cells);
      const lines = [name, ...(why === '' ? [] : wrap(why, cells)), ...more];
      return Array.from({ length: room }, (_, at) =>
        prose(
          at === room - 1 && lines.length > room
            ? cut(lines.slice(at).join(' '), cells)
            : (lines[at] ?? ''),
        ),
      );
    },
    specs:
      screen.of === undefined
        ? COLUMNS
        : COLUMNS.filter(({ key }) => key !== 'id' && key !== 'indicator'),
    texts,
    targets: rows.map(() => undefined),
  };
}

function sourceText(source: string): string {
  return source === '' ? 'not given' : oneLine(source);
}

function linesOf(
  { board }: State,
  stood: Parameters<typeof countedText>[0],
  row: Evidence | undefined,
  cells: number,
): readonly string[] {
  if (row === undefined) return [];
  const { indicator, reading } = row;
  const name = oneLine(`${codeOf(indicator)} ${indicator.title}`);
  if (reading === undefined) return [cut(`${name}: no reading was known`, cells)];
  const stands = standsStill(board, reading) ? '' : ', corrected or withdrawn since';
  const own = stood.card.indicators.get(indicator.id)?.reading === reading;
  return [
    cut(`${name}${own ? `, ${countedText(stood, indicator)}` : ''}${stands}`, cells),
    ...readingLines(indicator, reading, cells),
  ];
}
