/** Several strategies side by side. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shortHashText } from '../../src/core/model/plain-text.ts';
import { sha256 } from '../../src/store/files/sha256.ts';
import { breaches } from '../schema-check.ts';
import { dataText } from '../shipped.ts';
import { openBelow } from '../store/tools.ts';
import { AID, ASSESSMENT, READINGS, type Shell, sample, shell } from './tools.ts';

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
    'Our axis (our-axis), 64 indicators',
  );
});

test.each([[[]], [['--copy']]])('a title that is none makes no strategy (%j)', async (how) => {
  const { code, out, err } = await shell().run(['strategy', 'new', '-', '--title', '', ...how]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^axiswatch: no strategy was written; /);
  expect(err).toContain('line 4, title: a title must not be empty; give it one\n');
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

test('comments in a strategy file are read over by every command, and the hash is of the bytes with them', async () => {
  const { run, file } = shell();
  const made = (await run(['strategy', 'new', '-', '--tracks', 'Ice'])).out;
  const told = `// Ours.\n${made.replace('"from": 33', '"from": /* a third */ 33')}`;
  const path = file('mine.json', told);
  const shown = JSON.parse((await run(['strategy', 'show', path, '--json'])).out);
  expect(shown.strategy).toEqual(JSON.parse(made));
  expect(shown.hash).toBe(shortHashText(sha256(told)));
  // The first remark is on the source, which the comment has moved down by a line.
  const line = told.split('"source"')[0]?.split('\n').length;
  expect((await run(['strategy', 'check', path])).out).toContain(
    `write your own words (line ${line})`,
  );
  expect((await run(['strategy', 'use', path])).code).toBe(0);
  expect((await run(['status'])).out).toContain(`strategy mine ${shortHashText(sha256(told))}`);
  const { out } = await run(['strategy', 'diff', path, '-'], made);
  expect(out).toContain('The two files say the same.');
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
    /RU1 New occupied land \[new-occupied-land\]: worst 630, best -90 km²\/mo, every 31 days, mean of the readings of 80 days, at least 2,/,
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

const NEW = { format: 'axiswatch.strategy/2' };

test.each([[['--tracks', 'Land']], [['--title', 'Mine']], [['--copy']], [['--no-input']]])(
  'with %j nobody is asked',
  async (args) => {
    const { runAsked } = shell();
    const { code, out, err } = await runAsked(['strategy', 'new', '-', ...args], ['no']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { format } = args.includes('--copy') ? JSON.parse(dataText('axis-of-losers.json')) : NEW;
    expect(JSON.parse(out).format).toBe(format);
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

describe('the board that is left', () => {
  /** A board with something of everything on it, and a copy of its strategy with another weight under another id. */
  async function revised() {
    const made = shell();
    const old = made.file('old.json', JSON.stringify(sample({ id: 'old' })));
    const raw = JSON.stringify(sample({ id: 'new' }));
    const path = made.file('new.json', raw.replace('"id":"aid"', '"weight":3,"id":"aid"'));
    await made.run(['strategy', 'use', old]);
    await made.run(['import', '-'], READINGS);
    await made.run(['record', 'A1', '85', '--source', 'ISW'], '', 'bob');
    await made.run(AID);
    await made.run(['assessment', 'new', '-'], ASSESSMENT);
    await made.run(['assessment', 'sign', 'n1'], '', 'bob');
    return { ...made, old, path, store: join(made.dataDir, 'old.db') };
  }
  const KINDS = ['readings', 'events', 'assessments', 'journal'];
  const exported = async ({ run }: Shell, strategy: string): Promise<readonly string[]> => {
    const said: string[] = [];
    for (const kind of KINDS)
      said.push((await run(['export', '-', '--what', kind, '--strategy', strategy])).out);
    return said;
  };
  /** Value and score of every indicator, and the gauge. */
  const scored = async ({ run }: Shell, strategy: string) => {
    const { indicators, root } = JSON.parse(
      (await run(['status', '--json', '--strategy', strategy])).out,
    );
    const rows: readonly [string, { value: number; score: number }][] = Object.entries(indicators);
    return { leaves: rows.map(([id, { value, score }]) => [id, value, score]), gauge: root.score };
  };
  const ALL = '7 readings, 1 event and 1 assessment';

  test('comes along whole with --take-readings, so that only the weight makes another number', async () => {
    const made = await revised();
    const { run, path, old, store } = made;
    const bytes = readFileSync(store);
    const before = await exported(made, old);
    const { code, err } = await run(['strategy', 'use', path, '--take-readings']);
    expect([code, err]).toEqual([
      0,
      `axiswatch: ${path} is used, with ${ALL} of old, where they stay as well; "axiswatch strategy use ${old}" goes back\n`,
    ]);
    expect(await exported(made, path)).toEqual(before);
    expect(before[3]).toMatch(/,bob,/);
    expect(readFileSync(store)).toEqual(bytes);
    const [was, is] = [await scored(made, old), await scored(made, path)];
    expect(is.leaves).toEqual(was.leaves);
    expect(is.leaves).toContainEqual(['aid', 50, 50]);
    // Front 32.5 -> 41.25 by the weight of aid, 1 -> 3, beside conduct 33.3.
    expect([was.gauge, is.gauge].map((score) => score.toFixed(2))).toEqual(['32.92', '37.29']);
    expect((await run(['assessment', 'list', '--json'])).out).toContain('"author": "bob"');
    // What one recorded last is taken back here, and there it stays.
    expect((await run(['undo'])).out).toContain('Undone: assessment n1');
    expect(await exported(made, old)).toEqual(before);
    expect((await run(['doctor'])).out).not.toContain('WRONG');
    expect((await run(['strategy', 'use', old])).code).toBe(0);
    expect(await exported(made, old)).toEqual(before);
  });

  test('comes along once: a second time nothing is added, and a board with entries of its own is refused with the other way', async () => {
    const made = await revised();
    const { run, path, old, dataDir } = made;
    await run(['strategy', 'use', path, '--take-readings']);
    const before = await exported(made, path);
    const there = `axiswatch: ${path} is used, and has all that old has already, so nothing was added; "axiswatch strategy use`;
    for (const more of [[], ['--strategy', 'old'], ['--strategy', old]]) {
      const again = await run(['strategy', 'use', path, '--take-readings', ...more]);
      expect([again.code, again.err], more.join()).toEqual([0, expect.stringContaining(there)]);
    }
    expect(await exported(made, path)).toEqual(before);
    await run(['record', 'A2', '77', '--strategy', old]);
    await run(['strategy', 'use', old]);
    const own = await run(['strategy', 'use', path, '--take-readings']);
    expect([own.code, own.err]).toEqual([
      1,
      `axiswatch: ${join(dataDir, 'new.db')}: has 10 entries of its own, and a board is taken along only into an empty one; nothing was changed: "axiswatch export readings.csv --strategy old" and "axiswatch import readings.csv --strategy ${path}" add the readings\n`,
    ]);
    expect(await exported(made, path)).toEqual(before);
    expect((await run(['config', 'get', 'strategy'])).out).toBe(`${old}\n`);
  });

  test('leaves no copy in the data folder and no file open, whether it came along, was there already or was refused', async () => {
    const { run, path, old, dataDir } = await revised();
    const use = ['strategy', 'use', path, '--take-readings'];
    const copies = (): readonly string[] =>
      readdirSync(dataDir).filter((name) => name.startsWith('axiswatch-copy-'));
    const codes: number[] = [];
    for (const before of [[], [], ['record', 'A2', '77', '--strategy', old]]) {
      if (before.length > 0) await run(before);
      await run(['strategy', 'use', old]);
      codes.push((await run(use)).code);
      expect(copies()).toEqual([]);
      expect(openBelow(dataDir)).toEqual([]);
    }
    expect(codes).toEqual([0, 0, 1]);
  });

  test('is named with its place and what takes it along later, by strategy use and by config set', async () => {
    const { run, path, old, store } = await revised();
    const command = `axiswatch strategy use ${path} --take-readings --strategy old`;
    const remains = `; its board is empty: ${ALL} stay with old, in ${store}, and "${command}" takes them along\n`;
    const { code, err } = await run(['strategy', 'use', path]);
    expect([code, err]).toEqual([
      0,
      `axiswatch: ${path} is used; "axiswatch strategy use ${old}" goes back${remains}`,
    ]);
    await run(['strategy', 'use', old]);
    expect((await run(['config', 'set', 'strategy', path])).err).toBe(
      `axiswatch: strategy is ${path}${remains}`,
    );
    await run(['strategy', 'use', old]);
    const { out } = await run(['strategy', 'use', path, '--json']);
    expect(breaches('strategies', JSON.parse(out))).toEqual([]);
    expect(JSON.parse(out).left).toEqual({ strategy: 'old', store, readings: 7, taken: false });
    expect((await run(['list'])).out).toContain('missing');
    // The file of it may be gone by then.
    rmSync(old);
    const later = await run([...command.split(' ').slice(1), '--json']);
    expect(breaches('strategies', JSON.parse(later.out))).toEqual([]);
    expect(JSON.parse(later.out).left).toMatchObject({ strategy: 'old', taken: true });
    expect((await run(['export', '-'])).out.trimEnd().split('\n')).toHaveLength(8);
  });

  test('is found by itself later, where no other could be meant', async () => {
    const { run, path, file } = await revised();
    await run(['strategy', 'use', path]);
    const other = file('third.json', JSON.stringify(sample({ id: 'third' })));
    await run(['record', 'A1', '5', '--strategy', other]);
    const which = await run(['strategy', 'use', path, '--take-readings']);
    expect([which.code, which.err]).toEqual([
      1,
      `axiswatch: ${path}: nothing was taken along: new is in use already, and say whose with --strategy: old, third\n`,
    ]);
    const { run: begin, file: begun } = shell();
    const mine = begun('mine.json', JSON.stringify(sample()));
    await begin(['strategy', 'use', mine]);
    await begin(['record', 'A1', '5']);
    expect((await begin(['strategy', 'use', mine, '--take-readings'])).err).toBe(
      `axiswatch: ${mine}: nothing was taken along: test is in use already, and no other board has readings that fit it; axiswatch import FILE takes some from a file\n`,
    );
    await run(['undo', '--strategy', other]);
    expect((await run(['strategy', 'use', path, '--take-readings'])).err).toContain(`with ${ALL}`);
    await run(['strategy', 'use', file('far.json', JSON.stringify(sample({ id: 'far' })))]);
  });

  test.each([
    ['', true],
    ['y', true],
    ['Yes', true],
    ['n', false],
    ['later', false],
  ])('is asked for in a terminal, and %j takes it along: %s', async (answer, taken) => {
    const { runAsked, run, path, old } = await revised();
    const { code, err } = await runAsked(['strategy', 'use', path], [answer]);
    expect(code).toBe(0);
    expect(err).toContain(
      `The board in use, old, has ${ALL}; that of new is empty. Take them along? [Y/n] axiswatch: `,
    );
    expect(err).toContain(
      taken
        ? ` is used, with ${ALL} of old, where they stay as well; "axiswatch strategy use ${old}"`
        : '; its board is empty: ',
    );
    expect((await run(['export', '-'])).out.includes('ISW')).toBe(taken);
    // Now there is nothing to ask.
    await run(['strategy', 'use', old]);
    if (taken) expect((await runAsked(['strategy', 'use', path], [])).err).not.toContain('[Y/n]');
  });

  test('is not asked for with --no-input or --json, nor where its readings fit nothing', async () => {
    const { runAsked, path, file, old } = await revised();
    const strange = file('strange.json', '');
    await runAsked(['strategy', 'new', strange, '--force', '--tracks', 'Ice'], []);
    const use = async (...args: string[]) => (await runAsked(['strategy', 'use', ...args], [])).err;
    expect(await use(strange)).toMatch(
      /^axiswatch: \S+ is used; "axiswatch strategy use \S+" goes back\n$/,
    );
    await use(old);
    expect(await use(path, '--no-input')).not.toContain('[Y/n]');
    await use(old);
    expect(await use(path, '--json')).toBe('');
  });

  test('keeps what the new strategy does not know, unscored, and says so', async () => {
    const { run, file } = await revised();
    const raw = JSON.stringify(sample({ id: 'narrow' }));
    const path = file(
      'narrow.json',
      raw.replace('"id":"rate"', '"id":"pace"').replace('"id":"aid"', '"id":"help"'),
    );
    const { err } = await run(['strategy', 'use', path, '--take-readings']);
    expect(err).toContain('goes back; 2 readings do not fit narrow and are kept unscored\n');
    expect((await run(['status'])).out.replace(/\s+/g, ' ')).toContain(
      'note: 2 readings no longer fit the strategy and are not scored; it takes no readings of aid any more. They are kept: ',
    );
  });

  test('is the shipped one on a machine that has none yet, the same numbers but for the weight', async () => {
    const { run, file, dataDir } = shell();
    const path = `${file('ours', '')}.json`;
    await run(['strategy', 'new', path, '--copy']);
    const { err } = await run(['strategy', 'use', path]);
    expect(err).toMatch(
      /; its board is empty: \d+ shipped readings and \d+ events stay with axis-of-losers, and "/,
    );
    expect(existsSync(join(dataDir, 'axis-of-losers.db'))).toBe(false);
    await run(['strategy', 'use', 'shipped']);
    expect((await run(['strategy', 'use', path, '--take-readings'])).code).toBe(0);
    const ours = JSON.parse((await run(['status', '--json'])).out);
    const shipped = JSON.parse((await run(['status', '--json', '--strategy', 'shipped'])).out);
    expect({ ...ours, strategy: undefined }).toEqual({ ...shipped, strategy: undefined });
    // Copied back into nothing, the shipped strategy has them once.
    rmSync(join(dataDir, 'axis-of-losers.db'));
    await run(['strategy', 'use', 'shipped', '--take-readings']);
    const back = JSON.parse((await run(['status', '--json'])).out);
    expect(back).toEqual(shipped);
  });

  test('is the same board where the file that comes into use has the id of the one before, which is said', async () => {
    const { run, file, old } = await revised();
    const again = file('again.json', JSON.stringify(sample({ id: 'old', title: 'Again' })));
    for (const more of [[], ['--take-readings']]) {
      expect(await run(['strategy', 'use', again, ...more])).toMatchObject({
        code: 0,
        err: `axiswatch: ${again} is used; "axiswatch strategy use ${old}" goes back; ${old} bears the same id, old, and so has the same board: "axiswatch strategy diff ${old} ${again}" says what differs\n`,
      });
      await run(['strategy', 'use', old]);
    }
  });

  test('of a file with the id of another is told once, when it is chosen, and no notice stays', async () => {
    const { run, file } = shell();
    const path = `${file('axis-of-losers', '')}.json`;
    await run(['status']);
    await run(['strategy', 'new', path, '--copy', '--title', 'Ours']);
    const notices = async (...more: string[]): Promise<string> =>
      (await run(['status', ...more])).out.replace(/\s+/g, ' ');
    expect(await notices('--strategy', path)).toContain(
      `"axiswatch strategy diff shipped ${path}" says what differs, and after "axiswatch strategy use ${path}" this is said no more`,
    );
    expect(await notices()).toContain('note: Two different files');
    expect((await run(['strategy', 'use', path])).err).toContain(
      `goes back; shipped bears the same id, axis-of-losers, and so has the same board: "axiswatch strategy diff shipped ${path}" says what differs\n`,
    );
    expect(await notices()).not.toContain('note:');
    expect(await notices('--strategy', 'shipped')).not.toContain('note:');
    expect((await run(['doctor'])).out).not.toContain('Two different files');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"weight": 0.6', '"weight": 0.5'));
    expect(await notices()).toContain('note: Two different files');
    // Chosen once more, it says so once more, and then no more.
    expect((await run(['strategy', 'use', path])).err).toContain('shipped bears the same id');
    expect(await notices()).not.toContain('note:');
  });

  test('that cannot be read stops what was asked for, and nothing else', async () => {
    const { run, path, store } = await revised();
    writeFileSync(store, 'no board at all, but long enough to be one');
    const asked = await run(['strategy', 'use', path, '--take-readings']);
    expect([asked.code, asked.err]).toEqual([3, expect.stringContaining(store)]);
    expect((await run(['strategy', 'use', path])).code).toBe(0);
  });
});
