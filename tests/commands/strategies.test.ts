/** Several strategies side by side. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sample, shell } from './tools.ts';

test('a new strategy is sound, is listed, used, and left again', async () => {
  const { run, file } = shell();
  const path = `${file('mine', '')}.json`;
  expect(
    (await run(['strategy', 'new', path, '--title', 'Mine', '--tracks', 'Land, Money, Land'])).code,
  ).toBe(0);
  const { out } = await run(['strategy', 'check', path]);
  expect(out).toContain('is sound: Mine (mine), 6 indicators, 3 tracks');
  expect(out).toContain('X1 still says what to put into "title", "unit"');
  expect(await run(['strategy', 'new', path])).toMatchObject({ code: 1 });
  expect((await run(['strategy', 'use', path])).code).toBe(0);
  expect((await run(['status'])).out).toContain('strategy mine');
  const listed = JSON.parse((await run(['strategy', 'list', '--json'])).out);
  expect(listed).toMatchObject({
    schema: 'axiswatch.strategies/1',
    strategies: [
      { id: 'axis-of-losers', inUse: false, path: null },
      { id: 'mine', inUse: true, path, problem: null },
    ],
  });
  expect((await run(['strategy', 'use', 'shipped'])).code).toBe(0);
  expect((await run(['strategy', 'list'])).out).toMatch(/^\* +axis-of-losers/m);
});

test('a copy of the shipped strategy scores the same under another id', async () => {
  const { run, file } = shell();
  const path = `${file('our-axis', '')}.json`;
  expect((await run(['strategy', 'new', path, '--copy', '--title', 'Our axis'])).code).toBe(0);
  expect((await run(['strategy', 'check', path])).out).toContain(
    'Our axis (our-axis), 55 indicators',
  );
});

test('a strategy on stdin is shown, compared, checked and scored by', async () => {
  const { run } = shell();
  const made = (await run(['strategy', 'new', '-', '--tracks', 'Ice'])).out;
  expect((await run(['strategy', 'show', '-'], made)).out).toMatch(/^mine \(mine\), hash/);
  const { schema, strategy } = JSON.parse(
    (await run(['strategy', 'show', '-', '--json'], made)).out,
  );
  expect([schema, strategy]).toEqual(['axiswatch.strategy-file/1', JSON.parse(made)]);
  expect((await run(['strategy', 'diff', 'shipped', '-'], made)).code).toBe(0);
  expect((await run(['strategy', 'check', '-'], made)).out).toContain('- is sound: mine (mine)');
  expect((await run(['status', '--strategy', '-'], made)).out).toContain('strategy mine ');
  expect(await run(['status', '--strategy', '-'], '{}')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^axiswatch: the input is not a valid strategy; \d problems:\n/),
  });
});

test('a strategy that is refused is told line by line, in the order of its file', async () => {
  const { run, file } = shell();
  const made = (await run(['strategy', 'new', '-', '--tracks', 'Land'])).out;
  const broken = made
    .replace('"from": 33', '"from": 0')
    .replace('"cadenceDays": 90', '"cadenceDays": null');
  const path = file('mine.json', broken);
  const lines = [
    '  line 19, band Middle, from: must lie above 0, where the band before it begins, not at 0',
    '  line 57, X1 Indicator 1, cadenceDays: must be a number without quotes, not empty (null)',
  ];
  for (const words of [
    ['strategy', 'check', path],
    ['strategy', 'use', path],
    ['status', '--strategy', path],
  ]) {
    const { code, err } = await run(words);
    expect(code, words.join(' ')).toBe(1);
    expect(err.trimEnd().split('\n').slice(1), words.join(' ')).toEqual(lines);
  }
  const { out } = await run(['strategy', 'check', path, '--json']);
  expect(JSON.parse(out)).toMatchObject({
    problems: [
      { path: 'bands[1].from', where: 'line 19, band Middle, from' },
      { path: 'root.children[0].children[0].cadenceDays' },
    ],
  });
});

test('files in the folder of strategies are listed and used by id, a broken one with its problem', async () => {
  const { run, dataDir } = shell();
  const folder = join(dataDir, 'strategies');
  mkdirSync(folder, { recursive: true });
  await run(['strategy', 'new', join(folder, 'second.json')]);
  writeFileSync(join(folder, 'third.json'), '{');
  const { out } = await run(['strategy', 'list']);
  expect(out).toContain('second');
  expect(out).toContain('third.json');
  expect((await run(['strategy', 'use', 'second'])).code).toBe(0);
  expect(await run(['strategy', 'use', 'third'])).toMatchObject({ code: 1 });
  expect(await run(['strategy', 'use', join(folder, 'third.json')])).toMatchObject({ code: 1 });
});

test('show prints weights, goalposts and tripwires', async () => {
  const { code, out } = await shell().run(['strategy', 'show']);
  expect(code).toBe(0);
  expect(out).toMatch(
    /RU1 New occupied land \[new-occupied-land\]: worst 730, best 0 km²\/mo, every 31 days/,
  );
  expect(out).toContain('ALERT at 500 or above');
  expect(await shell().run(['strategy', 'show', 'no-such'])).toMatchObject({ code: 1 });
});

test('a person is asked what a new strategy is about, and an empty answer takes what is offered', async () => {
  const { run, runAsked, file } = shell();
  const path = `${file('mine', '')}.json`;
  const { code, err } = await runAsked(
    ['strategy', 'new', path],
    ['Arctic', 'The Arctic paper', '', 'Ice, Ships'],
  );
  expect(code).toBe(0);
  expect(err).toContain('What is it called? [mine] ');
  const { out } = await run(['strategy', 'show', path, '--json']);
  expect(JSON.parse(out).strategy).toMatchObject({
    id: 'mine',
    title: 'Arctic',
    source: { title: 'The Arctic paper' },
    root: {
      aim: 'Say in one sentence what 100 stands for.',
      children: [{ title: 'Ice' }, { title: 'Ships' }],
    },
  });
  expect((await run(['strategy', 'check', path])).out).toContain('is sound: Arctic (mine)');
});

test.each([[['--tracks', 'Land']], [['--title', 'Mine']], [['--copy']], [['--no-input']]])(
  'with %j nobody is asked',
  async (args) => {
    const { runAsked } = shell();
    const { code, out, err } = await runAsked(['strategy', 'new', '-', ...args], ['no']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out).format).toBe('axiswatch.strategy/1');
  },
);

test('a file that is there is refused before anything is asked', async () => {
  const { runAsked, file } = shell();
  const path = file('mine.json', 'mine');
  expect(await runAsked(['strategy', 'new', path], ['no'])).toEqual({
    code: 1,
    out: '',
    err: `axiswatch: ${path}: is there already; name another file, or write over it with --force\n`,
  });
});

test('a code that stands twice is told by the lines of both places', async () => {
  const { run, file } = shell();
  const text = JSON.stringify(sample(), undefined, 2).replace('"A2"', '"A1"');
  const { code, err } = await run(['strategy', 'check', file('twice.json', text)]);
  expect(code).toBe(1);
  expect(err).toMatch(
    /line \d+, .*the code "A1" is used already at line \d+, A1 Land taken, code; each one once/,
  );
  expect(err).not.toContain('root.children');
});
