/** Pictures of the shipped board of 1 December 2026. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { chartSections } from '../../src/features/indicator/indicator-page.ts';
import { valuePage } from '../../src/features/plot/plot-page.ts';
import type { Leaf } from '../../src/model/strategy.ts';
import { drive } from './drive.tsx';
import { openShell, TODAY } from './shell.ts';

const MS_PER_DAY = 86_400_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: TODAY * MS_PER_DAY });
  onTestFinished(() => void vi.useRealTimers());
});

describe('a picture', () => {
  test.each(['index', 'tracks', 'RU1', 'IR5'])('of %s', async (what) => {
    const { run, file } = openShell(true);
    const path = file('out.svg');
    await run('plot', what, '--from', '2025-06-01', '-o', path);
    const svg = readFileSync(path, 'utf8');
    expect(svg.length).toBeLessThan(20_000);
    expect(svg).not.toMatch(/<script|href|<a |url\(|http(?!:\/\/www\.w3\.org\/2000\/svg")/);
    const lines = svg
      .replaceAll(/\b[0-9a-f]{8}\b/g, '########')

      .replace(/<style>.*?<\/style>/, '')
      .replaceAll('><', '>\n<');
    await expect(lines).toMatchFileSnapshot(`golden/plot-${what}.svg`);
  });

  test('has a dot, and a day in its rows, only where somebody read or the value became another one', async () => {
    const { dashboard } = await drive();
    const { boards, board } = dashboard.snapshot().state.world;
    const chartOf = (leaf: Leaf) => {
      const [section] = chartSections(board, leaf);
      return section === undefined ? [] : (section.chart.series[0]?.points ?? []);
    };
    for (const leaf of board.strategy.leaves) {
      const points = chartOf(leaf);
      const { readings, events, checks } = boards.recordOf(leaf);
      const rows = leaf.count === undefined ? readings : [...events, ...checks];
      const days = new Set(rows.map(({ day }) => day).filter((day) => day <= TODAY));
      expect(new Set(points.flatMap(({ day, isRead }) => (isRead ? day : [])))).toEqual(days);
      for (const [at, { day, value, isRead }] of points.entries()) {
        if (!isRead) expect(value, `${leaf.id} ${day}`).not.toBe(points[at - 1]?.value);
      }
    }
    const { rows } = openShell(true);
    const changes = (await rows('plot', 'NK2')).map(({ change }) => change);
    expect(new Set(changes)).toEqual(new Set([null, 'left']));
  });

  test('names the reading as its source printed it, not the mean that is drawn', async () => {
    const { run } = openShell(true);
    const text = await run('plot', 'RU1');
    expect(text).toMatch(
      /newest +Land Russia takes: 60 km²\/mo, 27 Sep 2026\nsource +DeepState map/,
    );
    expect(text).toContain('mean of 80 days');
    const [row] = JSON.parse(await run('list', 'RU1', '--json')).rows;
    expect(row).toMatchObject({ latest: 60, day: '2026-09-27' });
    expect(row.value).not.toBe(60);
  });

  test('has an interval that is the score’s, between the goalposts', async () => {
    const { dashboard } = await drive();
    const { boards, board } = dashboard.snapshot().state.world;
    for (const leaf of board.strategy.leaves.filter((each) => board.score(each) !== undefined)) {
      const [section] = valuePage(boards, leaf, undefined, TODAY).sections;
      const band =
        section !== undefined && 'chart' in section ? section.chart.band?.at(-1) : undefined;
      const { value = 0 } = board.leaf(leaf);
      expect(band?.day).toBe(TODAY);
      expect(band?.low, leaf.id).toBeLessThanOrEqual(value);
      expect(band?.high, leaf.id).toBeGreaterThanOrEqual(value);
      expect(band?.low).toBeGreaterThanOrEqual(Math.min(leaf.best, leaf.worst, value));
      expect(band?.high).toBeLessThanOrEqual(Math.max(leaf.best, leaf.worst, value));
    }
  });

  test.each([
    [['nobody'], 'nobody is not an indicator or branch'],
    [['RU1', '--to', '2000-01-01'], 'RU1 has no value on 2000-01-01; record one, or name a later'],
    [['index', '--from', 'today', '--to', '2026-11-01'], 'from: 2026-12-01 is after 2026-11-01'],
  ])('%j is refused', async (argv, message) => {
    await expect(openShell(true).run('plot', ...argv)).rejects.toThrow(message);
  });
});
