/** Every screen at every size: nothing too wide, nothing too high, the selected row in sight, and more room shows no less. */
import { writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SCREENS } from '../../src/features/dashboard/screens.ts';
import type { World } from '../../src/features/dashboard/world.ts';
import { propose } from '../../src/features/inbox/propose-rows.ts';
import { type Line, lineWidth } from '../../src/page/line.ts';
import { frameLines, frameOf } from '../../src/tui/frame.ts';
import { listOf } from '../../src/tui/list.ts';
import { atOf, type State, screenOf, topOf, viewOf } from '../../src/tui/state.ts';
import { everywhere, settled } from '../../src/tui/update.ts';
import { type Driven, drive } from '../features/drive.tsx';
import { asked, judged } from '../features/items.ts';
import { TODAY } from '../features/shell.ts';

const WIDTHS = Array.from({ length: 161 }, (_, at) => 40 + at);
const HEIGHTS = Array.from({ length: 49 }, (_, at) => 12 + at);
/** Those at which something changes, and some between. */
const SOME_WIDTHS = [40, 41, 52, 59, 60, 73, 79, 80, 100, 119, 120, 121, 150, 200];
const SOME_HEIGHTS = [12, 13, 16, 20, 24, 30, 36, 60];

const textOf = (line: Line): string => line.map(({ text }) => text).join('');

function linesAt(state: State<World>, columns: number, rows: number): readonly Line[] {
  return frameLines(frameOf(settled({ ...state, size: { columns, rows } })), rows);
}

/** Makes a strategy of one's own. */
const OWN: readonly string[] = [
  ...['N', 'Does it?', 'Tab', 'Own', 'Tab', 'One, Two', 'Enter', 'Down'],
  ...['a', 'A', 'Tab', 'Tab', 'Tab', '0', 'Tab', '9', 'Tab', 'm', 'Enter', 'Down', 'Down'],
  ...['a', 'B', 'Tab', 'Tab', 'Tab', '0', 'Tab', '9', 'Tab', 'm', 'Enter', 'S'],
];
/** Changes it. */
const CHANGE: readonly string[] = ['E', 'w', '70', 'Enter'];

/** The states that keys which open something lead to: of each screen with its first and its last row. */
async function reached(): Promise<ReadonlyMap<string, State<World>>> {
  const found = new Map<string, State<World>>();
  const driven = await drive();
  await driven.journal.append('Bob', [
    judged(TODAY - 9, 'axis-of-losers'),
    asked('aa000000', TODAY - 9, { indicator: 'RU1', value: 300, by: TODAY + 90 }),
  ]);
  const row = { indicator: 'RU1', day: TODAY - 1, value: 30, confidence: 'low' } as const;
  const { context } = driven.dashboard.snapshot().state.world;
  const fields = { indicator: 'RU1', from: '~/a.csv', day: 'day', 'day-form': 'YYYY', value: 'km' };
  const item = { key: 'a', day: TODAY, title: 'recipe a', fields };
  await driven.journal.append('Bob', [{ kind: 'record', what: 'recipe', item }]);
  writeFileSync(
    join(homedir(), 'a.csv'),
    'area,day,km,note\na,2026-10-31,30,x\nb,2026-11-30,31,x\n',
  );
  await propose(context, [{ what: 'reading', row }], { by: 'a script' });
  await driven.dashboard.reload();
  // what no key but find leads to
  await explore(driven, found, [
    [],
    [':', 'report', 'Enter'],
    ['R', 'a', '~/a.csv', 'Enter'],
    ['J', 'G', 'Enter'],
  ]);
  await driven.press('Esc');
  driven.dashboard.dispatch({ kind: 'next', next: { do: 'home', sure: true } });
  await driven.press(...OWN);
  await explore(driven, found, [CHANGE]);
  return found;
}

async function explore(
  { dashboard, press }: Driven,
  found: Map<string, State<World>>,
  from: readonly (readonly string[])[],
): Promise<void> {
  const visited = new Set(found.keys());
  const paths = [...from];
  for (const path of paths) {
    await press('Esc');
    dashboard.dispatch({ kind: 'next', next: { do: 'home' } });
    await press(...path);
    const { state } = dashboard.snapshot();
    const { id, actions = [] } = screenOf(state);
    if (visited.has(id)) continue;
    visited.add(id);
    found.set(id, state);
    const at = atOf(state);
    for (const { key, why, run } of [...actions, ...everywhere(state)]) {
      if (why?.(at) === undefined && run(at).do === 'open') paths.push([...path, key]);
    }
    paths.push([...path, 'Enter']);
    const view = viewOf(state);
    if (view.kind === 'form' || view.kind === 'find') continue;
    await press('G');
    found.set(`${id}, last row`, dashboard.snapshot().state);
  }
}

/** What is wrong with a frame. */
function faults(state: State<World>, columns: number, rows: number): readonly string[] {
  const sized = settled({ ...state, size: { columns, rows } });
  const frame = frameOf(sized);
  const lines = frameLines(frame, rows);
  const view = viewOf(sized);
  const list =
    view.kind === 'page' && view.list !== undefined
      ? listOf(view.page, view.list, topOf(sized))
      : undefined;
  const isWalked = view.kind === 'board' || (list !== undefined && list.rows.length > 0);
  const selected = lines.filter((line) => line.some(({ on }) => on === 'selected'));
  const { cursor } = frame;
  return [
    ...lines.filter((line) => lineWidth(line) > columns).map((line) => `too wide: ${textOf(line)}`),
    ...(lines.length === rows ? [] : [`${lines.length} rows`]),
    ...(textOf(lines.at(-1) ?? []).trim() === '' ? ['no footer'] : []),
    ...(isWalked && selected.length !== 1 ? [`${selected.length} rows are selected`] : []),
    ...(view.kind === 'form' && !lines.some((line) => textOf(line).startsWith(' › '))
      ? ['the field is out of sight']
      : []),
    ...(cursor !== undefined && (cursor.x >= columns || cursor.y >= rows)
      ? ['cursor outside']
      : []),
  ];
}

test('every screen is reached by keys, and fits at every size', async () => {
  const states = await reached();
  for (const [name, state] of states) {
    for (const columns of SOME_WIDTHS) {
      for (const rows of SOME_HEIGHTS)
        expect.soft(faults(state, columns, rows), `${name} at ${columns}×${rows}`).toEqual([]);
    }
  }
  const screens = [...states.keys()].filter((name) => SCREENS.has(name));
  expect(screens.toSorted()).toEqual([...SCREENS.keys()].toSorted());
});

test('the first page fits at every width and every height', async () => {
  const { press, dashboard } = await drive();
  for (const keys of [[], ['G']]) {
    await press(...keys);
    const { state } = dashboard.snapshot();
    const sizes = [
      ...WIDTHS.flatMap((columns) => SOME_HEIGHTS.map((rows) => [columns, rows] as const)),
      ...HEIGHTS.flatMap((rows) => SOME_WIDTHS.map((columns) => [columns, rows] as const)),
    ];
    for (const [columns, rows] of sizes)
      expect.soft(faults(state, columns, rows), `${keys} at ${columns}×${rows}`).toEqual([]);
  }
});

/** What a frame of the first page tells, whatever it is laid out as. */
function factsOf(state: State<World>, columns: number, rows: number): ReadonlySet<string> {
  const { parts } = state.world;
  const text = linesAt(state, columns, rows).map(textOf).join('\n');
  const titles = [
    ...parts.tracks.map(({ node }) => node.title),
    ...parts.panels.flatMap((panel) => panel.rows.map(({ leaf }) => leaf.title)),
  ];
  const words = ['Is Beijing', 'late', 'alert', 'Not visible', 'since', 'in a year', 'New', '!'];
  const others = [
    'Strained',
    'Do first',
    '+32',
    '−18',
    'effect|gives',
    '├',
    'score|region',
    '▃',
    'quit',
    '?',
  ];
  return new Set(
    [...titles, ...words, ...others].filter((each) =>
      each.split('|').some((form) => text.includes(form)),
    ),
  );
}

test('a wider or higher frame of the first page shows no less', async () => {
  const { press, dashboard } = await drive();
  for (const key of ['g', 'G']) {
    await press(key);
    const { state } = dashboard.snapshot();
    const grows = (sizes: readonly (readonly [number, number])[]): void => {
      let before: ReadonlySet<string> = new Set();
      for (const [columns, rows] of sizes) {
        const facts = factsOf(state, columns, rows);
        const lost = [...before].filter((fact) => !facts.has(fact));
        expect.soft(lost, `after ${key} at ${columns}×${rows}`).toEqual([]);
        before = facts;
      }
    };
    for (const rows of [12, 20, 24, 36]) grows(WIDTHS.map((columns) => [columns, rows]));
    for (const columns of [40, 60, 80, 120]) grows(HEIGHTS.map((rows) => [columns, rows]));
  }
});
