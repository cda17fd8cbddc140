/** The overview at every size: nothing is squeezed out, and the mark stands before the row that is selected. */
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { layoutOf } from '../../src/app/layout.ts';
import { run } from '../../src/app/update.ts';
import { Frame } from '../../src/ui/app.tsx';
import { openState } from './board.ts';

const COLUMNS = [60, 79, 80, 100, 119, 120, 160];
const ROWS = [20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31, 33, 35, 36, 37, 39, 40, 41, 45, 60];
const SIZES = COLUMNS.flatMap((columns) => ROWS.map((rows) => ({ columns, rows })));

const opened = openState({ columns: 80, rows: 24 });

test.each(SIZES)('at $columns x $rows', (size) => {
  const state = run({ ...opened, size }, 'nav.down')[0];
  const lines = renderToString(<Frame state={state} />, { columns: size.columns }).split('\n');
  expect(lines.length).toBeLessThanOrEqual(size.rows);
  if (layoutOf(size) === 'tiny') return;
  expect(lines.filter((line) => /[›>]RU2 /.test(line))).toHaveLength(1);
  expect(lines.filter((line) => / RU1 /.test(line)).length).toBeGreaterThan(0);
});
