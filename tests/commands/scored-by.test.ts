/** The strategy's hash stands beside every score that leaves the program. */
import { expect, test } from 'vitest';
import { sample, sampleShell, shell } from './tools.ts';

const board = async () => {
  const made = await sampleShell();
  const { strategy } = JSON.parse((await made.run(['status', '--json'])).out);
  return { ...made, hash: String(strategy.hash) };
};

/** Commands that say scores. */
const SCORING: readonly string[][] = [
  ['status'],
  ['list'],
  ['explain'],
  ['movers'],
  ['uncertainty', '--draws', '100'],
  ['mechanism'],
  ['hypotheses'],
  ['ahead'],
  ['sources'],
  ['whatif', 'A1=0'],
  ['history', 'A1'],
];

test.each(SCORING)('%s ends with the strategy and its hash', async (...args) => {
  const { run, hash } = await board();
  const { code, out } = await run(args);
  expect(code).toBe(0);
  expect(out.split('\n').slice(-2)).toEqual([`strategy test ${hash}`, '']);
});

test.each(SCORING)('%s --json names it too', async (...args) => {
  const { run, hash } = await board();
  const { strategy } = JSON.parse((await run([...args, '--json'])).out);
  expect(strategy).toEqual({ id: 'test', title: 'Test', hash });
});

/** Rows for an import. */
const ROWS = 'indicator,observed_on,value\nA1,2026-11-02,5\n';

test('what was recorded, taken back or taken in says whose score it moved, and each with its interval', async () => {
  const { run, hash } = await board();
  for (const [args, input] of [
    [['record', 'A1', '35', '--dry-run']],
    [['record', 'A1', '35']],
    [['undo']],
    [['redo']],
    [['import', '-', '--dry-run'], ROWS],
    [['import', '-'], ROWS],
  ] as const) {
    const { code, out } = await run(args, input);
    const lines = out.split('\n');
    expect([code, ...lines.slice(-2)], args.join(' ')).toEqual([0, `strategy test ${hash}`, '']);
    const head = lines.findIndex((line) => line.startsWith('score '));
    expect(lines[head]).toMatch(/ {2}after {2}90 % interval {2}change$/);
    const rows = lines.slice(head + 1, -3);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatch(/ \d+\.\d {2}\d+\.\d to \d+\.\d +[+−]?\d/);
  }
});

test.each([
  [['record', 'A1', '35'], ''],
  [['import', '-'], ROWS],
] as const)('%j names it in a document too, and so does taking it back', async (args, input) => {
  const { run, hash } = await board();
  for (const words of [args, ['undo'], ['redo']]) {
    const { change } = JSON.parse((await run([...words, '--json'], input)).out);
    expect(change.strategy).toEqual({ id: 'test', title: 'Test', hash });
  }
});

test('a line of watch names the strategy file', async () => {
  const { run, hash } = await board();
  const { strategy } = JSON.parse((await run(['watch', '--once'])).out);
  expect(strategy).toEqual({ id: 'test', hash });
});

test('every row of scores names the strategy file, a document once at its head', async () => {
  const { run, hash } = await board();
  const ask = ['export', '-', '--what', 'scores', '--from', '2026-11-24'];
  const [head, ...rows] = (await run(ask)).out.trimEnd().split('\n');
  expect(head).toMatch(/,strategy$/);
  for (const row of rows) expect(row.endsWith(`,test ${hash}`)).toBe(true);
  const lines = (await run([...ask, '--format', 'jsonl'])).out.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).strategy)).toEqual(rows.map(() => `test ${hash}`));
  const document = JSON.parse((await run([...ask, '--format', 'json'])).out);
  expect(document.strategy).toEqual({ id: 'test', hash });
  expect(document.scores[0]).not.toHaveProperty('strategy');
});

test('a node that is called strategy keeps its column', async () => {
  const text = JSON.stringify(sample()).replaceAll('"conduct"', '"strategy"');
  const { run } = shell({ strategy: JSON.parse(text) });
  const { out } = await run(['export', '-', '--what', 'scores', '--from', '2026-11-25']);
  expect(out.split('\n')[0]).toMatch(/,strategy,.*,strategy_file$/);
});

const SOURCE = 'Source: 3 values of 2 sources, the newest of 1 Nov 2026';

test.each([
  ['gauge', 'Gauge: 47 of 100, 90 % interval 35 to 59, Low', SOURCE],
  ['time', 'Gauge over time', SOURCE],
  ['tracks', 'Tracks over time', SOURCE],
  ['moves', 'What moved Gauge', SOURCE],
  [
    'A1',
    'A1 Land taken, km²',
    'Last value 30 km², 1 Nov 2026, ISW, high confidence; score 70, fresh',
  ],
])(
  'plot %s says above what it is and below where it comes from, whose score, of which day, by which file',
  async (what, title, source) => {
    const { run, hash } = await board();
    await run(['config', 'set', 'handling', 'Internal']);
    const texts = [...(await run(['plot', what])).out.matchAll(/<text[^>]*>([^<]*)</g)].map(
      ([, text]) => text,
    );
    expect(texts.slice(0, 4)).toEqual([
      title,
      source,
      `Gauge, 25 Nov 2026, Test ${hash}`,
      'Internal',
    ]);
  },
);

test('within a report no plot repeats what the page says', async () => {
  const { run, hash } = await board();
  const { out } = await run(['report', '--format', 'html']);
  const texts = [...out.matchAll(/<svg.*?<\/svg>/gs)].map(([svg]) => svg).join('');
  expect(texts).not.toContain(hash);
  expect(texts).not.toContain('font-size="13"');
});
