/** What stands above the footer: whose readings and rules these are, and the newest events. */
import { expect, test } from 'vitest';
import { statusAreaContent } from '../../src/features/board/status-area.ts';
import type { State } from '../../src/tui/state.ts';
import { eventful, openState } from '../ui/board.ts';
import { sitDown } from './person.ts';

const at = (columns: number, rows: number): State => eventful(openState({ columns, rows }));

test('a newcomer reads the newest event below the greeting, which goes with the first key', () => {
  const analyst = sitDown({ ...at(80, 24), hint: true });
  const { lines, flags } = statusAreaContent(analyst.state);
  expect(lines).toEqual([
    'First time here? ? keys, X why this score, : find anything.',
    '9 Oct 2026 US licensed Russian diesel until April 2027  and 249 more: v',
  ]);
  expect(flags).toHaveLength(1);
  analyst.type('j');
  expect(statusAreaContent(analyst.state).lines).toEqual(lines.slice(1));
});

test('the legend names as many of the newest events as fit, with its key counts the others, and marks those alone', () => {
  const narrow = statusAreaContent(at(80, 24));
  expect(narrow.lines).toEqual([
    '9 Oct 2026 US licensed Russian diesel until April 2027  and 249 more: v',
  ]);
  const wide = statusAreaContent(at(120, 36));
  expect(wide.lines[0]).toMatch(
    /^9 Oct 2026 US licensed .* 2027 {2}9 Oct 2026 Houthis told .*… {2}and 248 more: v$/,
  );
  const wider = statusAreaContent(at(300, 60));
  expect(wider.lines[0]).toMatch(
    /^9 Oct 2026 .* {2}9 Oct 2026 .* {2}8 Oct 2026 .* {2}and 245 more: v$/,
  );
  expect([narrow, wide, wider].map(({ flags }) => flags.length)).toEqual([1, 2, 5]);
  const two = at(160, 50);
  const few = { ...two, events: two.events.slice(-2) };
  expect(statusAreaContent(few).lines[0]).toMatch(
    /^9 Oct 2026 .* {2}9 Oct 2026 Houthis told staff to leave all Saudi oil facilities$/,
  );
});

test('the lines above the footer are as many on every day of a board, also before its first event and of what was known then', () => {
  const analyst = sitDown(at(80, 24));
  analyst.press('time.monthBack');
  for (const events of [analyst.state.events, []]) {
    const { flags, lines } = statusAreaContent({ ...analyst.state, events });
    expect([flags.length, lines.length]).toEqual([events.length === 0 ? 0 : 1, 2]);
  }
  expect(statusAreaContent(openState({ columns: 80, rows: 24 })).lines).toEqual(['']);
});

test('a terminal with few rows says whose rules these are on one line, and no event that would be cut to a few letters', () => {
  const analyst = sitDown(at(40, 10));
  analyst.press('time.monthBack');
  expect(statusAreaContent(analyst.state)).toEqual({
    lines: ['TRUE THEN (K); RULES OF TODAY (M)'],
    flags: [],
  });
});
