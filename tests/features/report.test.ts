/** The briefing and the pictures, on the shipped board of 1 December 2026. */
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { figureText, type Kind } from '../../src/page/kinds.ts';
import type { Page } from '../../src/page/page.ts';
import { drive } from './drive.tsx';
import { openShell, type Shell, TODAY } from './shell.ts';

const MS_PER_DAY = 86_400_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: TODAY * MS_PER_DAY });
  onTestFinished(() => void vi.useRealTimers());
});

const masked = (text: string): string => text.replaceAll(/\b[0-9a-f]{8}\b/g, '########');

/** What a command writes into a file of this ending. */
async function written(shell: Shell, ending: string, ...argv: readonly string[]): Promise<string> {
  const file = shell.file(`out.${ending}`);
  await shell.run(...argv, '-o', file, '--yes');
  return readFileSync(file, 'utf8');
}

describe('the briefing', () => {
  test('as Markdown', async () => {
    const text = await written(openShell(true), 'md', 'report');
    await expect(masked(text)).toMatchFileSnapshot('golden/report.md');
  });

  test('as HTML is small, asks for nothing and draws each picture once', async () => {
    const html = await written(openShell(true), 'html', 'report');
    expect(Buffer.byteLength(html)).toBeLessThan(120_000);
    expect(html).not.toMatch(/<script|<link|<img|\ssrc=|url\(|@import/);
    expect(html.match(/<svg /g)).toHaveLength(2);
    expect(html.match(/<title>[^<]+<\/title><desc>[^<]+/g)).toHaveLength(2);
    const order = [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    expect(order).toEqual([
      ...['about', 'judgement', 'answer', 'scale', 'curve', 'tracks', 'change', 'causes', 'rest'],
      ...['alerts', 'first', 'ahead', 'indicators', 'links'],
    ]);
    expect(html).toContain('<section id="indicators" class="annex">');
  });

  test('as text fits a mail, and says how it may be handled at both ends, as each format does', async () => {
    const shell = openShell(true);
    await shell.run('config', 'set', 'handling', 'For *one* pair of eyes');
    const text = await shell.run('report', '--since', '60d');
    expect(text).toMatch(/^For \*one\* pair of eyes\n\n(.|\n)*\nFor \*one\* pair of eyes\n$/);
    for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(72);
    expect(text).toContain('What moved it from 2 Oct 2026 to 1 Dec 2026');
    expect(text).toMatch(/Iran's own attacks +\+0\.4 +━+ +9 Oct 2026 +Conflict brief/);
    const both = await Promise.all(
      ['html', 'md'].map((format) => shell.run('report', '--format', format)),
    );
    expect(both.map((each) => each.match(/For (\*|\\\*)one/g)?.length)).toEqual([2, 2]);
  });

  test('has no number that status, explain and list do not say', async () => {
    const { dashboard, press } = await drive();
    const shell = openShell(true);
    await press(':', 'report', 'Enter');
    const { layers } = dashboard.snapshot().state;
    const page = layers.at(-1)?.data as Page;
    const documents = await Promise.all(
      ['status', 'explain', 'list'].map(async (word) =>
        JSON.parse(await shell.run(word, '--json')),
      ),
    );
    const numbers = new Set<number>();
    const collect = (value: unknown): void => {
      if (typeof value === 'number') numbers.add(value);
      else if (typeof value === 'object' && value !== null) {
        for (const each of Object.values(value)) collect(each);
        const { points, low, high } = value as Record<string, unknown>;
        if (typeof points === 'number' && typeof high === 'number') numbers.add(high - points);
        if (typeof points === 'number' && typeof low === 'number') numbers.add(points - low);
      }
    };
    for (const document of documents) collect(document);
    const said = (await Promise.all([['status'], ['explain']].map((argv) => shell.run(...argv))))
      .join(' ')
      .split(/\s+/);
    let seen = 0;
    for (const section of page.sections) {
      if (!('rows' in section) || section.id === 'ahead') continue;
      for (const row of section.rows) {
        for (const [name, { kind, get, style }] of Object.entries(section.figures)) {
          if (!['score', 'points', 'error', 'value'].includes(kind)) continue;
          const raw: unknown = get(row);
          if (raw === undefined) continue;
          const number = typeof raw === 'number' ? raw : (raw as { value: number }).value;
          const shown = figureText<Kind>(
            kind,
            get(row),
            style ?? (section.lines ? 'detail' : 'plain'),
          );
          const isSaid =
            [...numbers].some((each) => Math.abs(each - number) < 1e-9) || said.includes(shown);
          expect(isSaid, `${section.id} ${name} ${shown}`).toBe(true);
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(100);
    const { index } = documents[0];
    const [answer] = page.sections.flatMap((each) =>
      'rows' in each && each.id === 'answer'
        ? [Object.values(each.figures).map(({ get }) => get(each.rows[0]))]
        : [],
    );
    expect(answer).toEqual([
      figureText('score', index.score),
      expect.any(String),
      index.band,
      expect.any(String),
      expect.stringContaining(`${figureText('points', index.change.points)} since`),
      figureText('interval', [index.low, index.high]),
    ]);
    const ahead = page.sections.find(({ id }) => id === 'ahead');
    const rows = ahead && 'rows' in ahead ? ahead.rows : [];
    for (const row of rows) {
      // of several of a day the last one is the day's
      if (row.index === undefined || row !== rows.findLast(({ day }) => day === row.day)) continue;
      const later = { '--as-of': new Date(row.day * MS_PER_DAY).toISOString().slice(0, 10) };
      const status = JSON.parse(
        await shell.run('status', '--json', ...Object.entries(later).flat()),
      );
      expect(row.index).toBeCloseTo(status.index.score, 9);
    }
  });

  test.each([
    [['--since', 'today'], 'since: 2026-12-01 is not before today; name an earlier day'],
    [['--format', 'pdf'], '--format must be one of html, md, text, not pdf'],
    [['-o', '/nowhere/b.html'], 'cannot be written: there is no folder /nowhere; make it first'],
    [['-o', '/'], '/ is a folder; name a file in it'],
  ])('%j is refused', async (argv, message) => {
    await expect(openShell(true).run('report', ...argv)).rejects.toThrow(message);
  });

  test('without a score has no answer', async () => {
    const text = await openShell().run('report');
    expect(text).toMatch(/^index +–\nanswer +no answer\n/m);
    expect(text).toContain('it has no score on 1 Dec 2025');
  });

  test('replaces a file only where that is allowed, and none behind a link', async () => {
    const shell = openShell(true);
    const [file, link] = [shell.file('kept.html', 'kept'), shell.file('link.svg')];
    symlinkSync(file, link);
    await expect(shell.run('report', '-o', file)).rejects.toThrow('--yes overwrites it');
    await expect(shell.run('plot', 'index', '-o', link)).rejects.toThrow('--yes overwrites it');
    await shell.run('plot', 'index', '-o', link, '--yes');
    expect(readFileSync(file, 'utf8')).toBe('kept');
    expect(lstatSync(link).isSymbolicLink()).toBe(false);
  });
});

describe('on the screen', () => {
  test.each([
    [80, 24],
    [120, 36],
  ])('at %d×%d', async (columns, rows) => {
    const { press, screen } = await drive(columns, rows);
    await press(':', 'report', 'Enter');
    await expect(masked(screen())).toMatchFileSnapshot(`golden/report-${columns}.txt`);
  });

  test('o writes it into the folder, and asks before it replaces one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'axiswatch-cwd-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { press, footer } = await drive();
    vi.spyOn(process, 'cwd').mockReturnValue(folder);
    const file = join(folder, 'briefing-2026-12-01.html');
    await press(':', 'report', 'Enter', 'o');
    expect(footer()).toContain(`briefing written to ${folder}`);
    expect(readFileSync(file, 'utf8')).toContain('<!doctype html>');
    writeFileSync(file, 'kept');
    await press('o');
    expect(footer()).toContain('is there');
    await press('n');
    expect(readFileSync(file, 'utf8')).toBe('kept');
    await press('o', 'y');
    expect(readFileSync(file, 'utf8')).not.toBe('kept');
    expect(existsSync(`${file}.${process.pid}.part`)).toBe(false);
  });
});

test('one line says what moved the index, since when and by which source', async () => {
  expect(await openShell(true).run('status', '--short')).toBe(
    '2026-12-01 Axis of Losers: 36 Strained; Not visible; −8 since 1 Dec 2025, most by Russian crude bought ' +
      '(Reuters via Offshore Engineer: Russian crude to China, February 2026); 1 alert; 17 of 24 late\n',
  );
  expect(await openShell().run('status', '--short')).toContain('; – since 1 Dec 2025\n');
});

test('a judgement stands before the answer, and forecasts behind what comes next', async () => {
  const shell = openShell(true);
  const judged = ['judgement', 'new', 'It holds on.', '--likelihood', 'unlikely'];
  await shell.run(...judged, '--confidence', 'low', '--mind', 'A vote against it');
  await shell.run('forecast', 'ask', 'RU1 at least 200 by 31 Mar 2027', '--probability', '30%');
  const text = await shell.run('report');
  const places = ['It holds on.', 'unlikely', 'Ann 30 %', 'Readings'].map((each) =>
    text.indexOf(each),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text.indexOf('It holds on.')).toBeLessThan(text.indexOf('answer '));
  expect(places).not.toContain(-1);
});

test('since a day, what was recorded after it is told, whatever its rows are of', async () => {
  const { run } = openShell(true);
  expect(await run('report', '--since', '7d')).not.toContain('What was recorded since');
  await run('record', 'CC4', '1.8', '31 mar 2026', '--source', 'A paper');
  const text = await run('report', '--since', '7d');
  expect(text).toMatch(/What was recorded since 24 Nov 2026 moved\n(.|\n)*CC4 .*\n(.|\n)*index /);
  expect(text).toContain('nothing moved it');
  expect(await run('report')).not.toContain('What was recorded since');
});
