/** Any strategy on every screen and in every command: nothing rests on the words or the shape of the shipped one. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SCREENS } from '../../src/features/dashboard/screens.ts';
import { lineWidth } from '../../src/page/line.ts';
import { frameLines, frameOf } from '../../src/tui/frame.ts';
import { branch, leaf } from '../model/made.ts';
import { filesOf, read, stringsOf } from '../source.ts';
import { drive } from './drive.tsx';
import { openShell, TODAY } from './shell.ts';

beforeEach(() => void vi.stubGlobal('VERSION', '1.2.3'));

const LONG = 'A title that goes on and on, much longer than any place that there is for it, 長い題';

function fileOf(id: string, tracks: number, title = 'A') {
  const children = Array.from({ length: tracks }, (_, at) =>
    branch(`t${at}`, [leaf(`a${at}`, { title }), leaf(`b${at}`, { title })], {
      ...{ title: `${title} ${at}`, track: true },
    }),
  );
  return {
    ...{ format: 'axiswatch.strategy/3', id, title, start: '2026-01-01' },
    question: `${title}?`,
    answers: { up: title, still: title, down: title },
    sides: [{ id: 'us', title }],
    bands: [{ title, from: 0 }],
    index: branch('all', children, { title }),
  };
}

const STRATEGIES = [
  fileOf('one', 1),
  fileOf('three', 3),
  fileOf('nine', 9),
  fileOf('long', 4, LONG),
  JSON.parse(readFileSync('data/examples/vaccines-for-all.json', 'utf8')),
];

const rowOf = (indicator: string, value: number) => ({
  ...{ kind: 'record', what: 'reading' },
  row: { indicator, day: TODAY - 30, value, confidence: 'moderate' },
});

describe.each(STRATEGIES.map((file) => [file.id, file] as const))('%s', (id, file) => {
  test.each([
    [80, 24],
    [120, 36],
    [60, 20],
  ])('each screen at %d×%d', async (columns, rows) => {
    const { press, dashboard, journal } = await drive(columns, rows, file);
    const [first, second] = (await dashboard.snapshot().state.world.context.strategy()).leaves;
    const written = [first, second].map((each) => rowOf(each?.id ?? '', 30));
    await journal.append('Ann', written as never);
    await dashboard.reload();
    const targets: Record<string, string | undefined> = {
      ...{ track: file.index.children[0].id, indicator: first?.id, record: first?.id },
      ...{ 'what-if-value': first?.id, help: 'board', note: `${first?.id}=`, strategy: id },
      ...{ 'strategy-form': id, 'strategy-reason': id, 'strategy-node': `${id}/${first?.id}` },
      'strategy-weights': `${id}/${file.index.id}`,
    };
    for (const screen of SCREENS.keys()) {
      if (/^(link|note|period|event|recipe-(table|form))$/.test(screen)) continue;
      await press('0');
      dashboard.dispatch({
        kind: 'next',
        next: { do: 'open', screen, target: targets[screen] },
      });
      await press('Down', 'Up');
      const { state, frame } = dashboard.snapshot();
      expect(state.layers.at(-1)?.screen).toBe(screen);
      const lines = frameLines(frame, rows);
      expect(lines, screen).toHaveLength(rows);
      for (const line of lines) expect(lineWidth(line), screen).toBeLessThanOrEqual(columns);
      expect(frameOf(state).footer.length).toBeGreaterThan(0);
      await press('Esc', 'Esc');
    }
    for (let track = 1; track <= Math.min(9, file.index.children.length); track += 1) {
      await press('0', String(track));
      expect(dashboard.snapshot().state.layers.at(-1)?.target).toBe(
        file.index.children[track - 1].id,
      );
    }
  });

  test('each command', async () => {
    const { run, file: fileIn } = openShell();
    await run('strategy', 'add', fileIn('own.json', JSON.stringify(file)), '--yes');
    const lines = ['status', 'list', 'explain', 'sources', 'ahead', 'links', 'alerts', 'journal'];
    for (const line of [...lines, 'event list', 'compare 1y', 'info', 'strategy check']) {
      for (const more of [[], ['--json']]) {
        const said = await run(...line.split(' '), ...more, '--strategy', id);
        expect(said, line).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });
});

test('nothing of the shipped strategy’s words is in the program', () => {
  const shipped = JSON.parse(read('data/axis-of-losers.json'));
  const idsIn = (node: { id: string; children?: [] }): string[] => [
    node.id,
    ...(node.children ?? []).flatMap(idsIn),
  ];
  const ids = idsIn(shipped.index).filter((id) => /\d/.test(id));
  const names = ['Beijing', 'China', 'Russia', 'Iran', 'North Korea', 'Ukraine', 'Hadley'];
  const words = new RegExp(`\\b(?:${[...ids, ...names].join('|')})\\b`, 'i');
  const found = filesOf('src/**/*.{ts,tsx}').flatMap((file) =>
    [...stringsOf(file, read(file))].filter((text) => words.test(text)),
  );
  expect(found).toEqual([]);
});
