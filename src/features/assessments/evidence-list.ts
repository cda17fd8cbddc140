/** The evidence of an assessment as a table, with all that is known of the selected reading above it. */
import { nodeCodeOf } from '../../core/model/tree.ts';
import { cutToWidth, wrapText } from '../../text/cells.ts';
import {
  dayText,
  shortUnit,
  terminalSafeOneLine,
  valueText,
  valueWithUnit,
} from '../../text/format.ts';
import { phraseLine, proseLine, terminalSafeLine } from '../../text/line.ts';
import { type ColumnSpec, type ListBody, NO_TABLE } from '../../tui/list-view.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { readingDetailLines } from '../../views/indicator-lines.ts';
import { noValueText, valueWorkingLines } from '../../views/indicator-value.ts';
import {
  currentEvidenceFilter,
  type Evidence,
  evidenceMatchText,
  evidenceOnScreen,
  indicatorContributionText,
  readingStillStands,
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
export function evidenceListData(
  state: State,
  screen: AssessmentScreen,
  cells: number,
): Omit<ListBody, 'foot'> {
  const shown = evidenceOnScreen(state, screen);
  if (shown === undefined) return { ...NO_TABLE, head: [proseLine('The board cannot be opened.')] };
  const { stood, rows } = shown;
  const [first] = rows;
  const filter = currentEvidenceFilter(state, screen).trim();
  const filtered = filter === '' ? '' : `; filtered by ${terminalSafeOneLine(filter)}`;
  if (first === undefined && filter !== '')
    return {
      ...NO_TABLE,
      head: [
        proseLine(
          `Nothing fits "${terminalSafeOneLine(filter)}"; ${actionKeyName(state, 'nav.back')} shows all again.`,
        ),
      ],
    };
  const head =
    screen.of === undefined || first === undefined
      ? `The readings the board of ${dayText(stood.asOf)} stood on, as they were known then${filtered}.`
      : terminalSafeOneLine(
          `Every reading of ${nodeCodeOf(first.indicator)} ${first.indicator.title} known then.`,
        );
  const texts = rows.map(({ indicator, known }) => ({
    id: terminalSafeOneLine(nodeCodeOf(indicator)),
    indicator: terminalSafeOneLine(indicator.title),
    value: terminalSafeLine(
      indicator.levels === undefined
        ? phraseLine`${valueText(indicator, known?.value)} ${shortUnit(indicator)}`
        : phraseLine`${valueWithUnit(indicator, known?.value)}`,
    ),
    of: known === undefined ? '' : dayText(known.observedOn),
    confidence: known?.confidence ?? '',
    source: known === undefined ? noValueText(stood, indicator) : sourceText(known.source),
  }));
  const room = leadRows(state);
  return {
    head: [proseLine(head)],
    lead: (selected) => {
      const row = rows[Math.min(selected, rows.length - 1)];
      const why =
        row === undefined || screen.of !== undefined ? '' : evidenceMatchText(filter, stood, row);
      const [name = '', ...more] = linesOf(state, stood, row, cells);
      const lines = [name, ...(why === '' ? [] : wrapText(why, cells)), ...more];
      return Array.from({ length: room }, (_, at) =>
        proseLine(
          at === room - 1 && lines.length > room
            ? cutToWidth(lines.slice(at).join(' '), cells)
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
  return source === '' ? 'not given' : terminalSafeOneLine(source);
}

function linesOf(
  { board }: State,
  stood: Parameters<typeof indicatorContributionText>[0],
  row: Evidence | undefined,
  cells: number,
): readonly string[] {
  if (row === undefined) return [];
  const { indicator, known, reading } = row;
  const name = terminalSafeOneLine(`${nodeCodeOf(indicator)} ${indicator.title}`);
  if (known === undefined) return [cutToWidth(`${name}: ${noValueText(stood, indicator)}`, cells)];
  const own = stood.card.indicators.get(indicator.id)?.reading === reading;
  const made = own
    ? valueWorkingLines(stood, indicator).flatMap((line) => wrapText(line, cells))
    : [];
  if (reading === undefined)
    return [cutToWidth(`${name}, ${indicatorContributionText(stood, indicator)}`, cells), ...made];
  const stands = readingStillStands(board, reading) ? '' : ', corrected or withdrawn since';
  return [
    cutToWidth(
      `${name}${own ? `, ${indicatorContributionText(stood, indicator)}` : ''}${stands}`,
      cells,
    ),
    ...made.slice(0, 1),
    ...readingDetailLines(indicator, reading, cells),
  ];
}
