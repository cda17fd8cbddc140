/** `ahead`, and later days everywhere else: what will be if nothing is recorded. */
import { sync, type VEvent } from 'node-ical';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/model/day.ts';
import { sampleShell, shell, TODAY } from './tools.ts';

describe('the shipped board', () => {
  test('says at its head when the gauge is lost and which three readings keep it', async () => {
    const { run } = shell({ columns: 60, terminal: 60 });
    const { code, out } = await run(['ahead']);
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines.every((line) => [...line].length <= 60)).toBe(true);
    expect(lines.slice(0, 12)).toEqual([
      'Axis of Losers, from 25 Nov 2026 to 25 May 2027, if nothing',
      'is recorded',
      '',
      'China reconsideration has a score until 30 Apr 2027 and none',
      'from 1 May 2027 on, in 157 days: no score for Iran.',
      'To keep it, renew:',
      '  IR1   Iranian crude exports  before 1 May 2027',
      '  RU12  Oil and gas revenue    before 29 Jun 2027',
      '  CC3   China-Russia trade     before 25 Jul 2027',
      'These 3, kept up to date, keep it until 25 Jul 2027; from',
      'then on more than 3 are needed.',
      '',
    ]);
  });
  test('each of its days is what status says as of it', async () => {
    const { run } = shell();
    const ahead = JSON.parse((await run(['ahead', '--to', '5w', '--json'])).out);
    expect(ahead.days.map(({ day }: { day: string }) => day)).toEqual(
      [0, 7, 14, 21, 28, 35].map((days) => addDays(TODAY, days)),
    );
    for (const { day, ...said } of ahead.days) {
      const { root: gauge } = JSON.parse((await run(['status', '--as-of', day, '--json'])).out);
      const { score, low, high, band, bandLow, bandHigh } = gauge;
      expect(said).toEqual({ score, low, high, band, bandLow, bandHigh });
    }
  });
});

describe('the day up to which is looked', () => {
  test.each([
    ['2027-02-28', '2027-02-28'],
    ['28 Feb 2027', '2027-02-28'],
    ['6m', '2027-05-25'],
    ['+6m', '2027-05-25'],
    ['10d', '2026-12-05'],
    ['3y', '2029-11-25'],
    [TODAY, TODAY],
  ])('%s', async (typed, day) => {
    const { run } = await sampleShell();
    const { out } = await run(['ahead', '--to', typed, '--json']);
    expect(JSON.parse(out)).toMatchObject({ from: TODAY, to: day });
  });
  test.each([
    [
      ['--to', '2026-11-24'],
      '--to: 2026-11-24 lies before 2026-11-25, the day looked at; give a later day, or count on from it as 6m',
    ],
    [
      ['--to', '2029-11-26'],
      '--to: 2029-11-26 lies more than three years after 2026-11-25; give a day up to 2029-11-25',
    ],
    [
      ['--to', '37m'],
      '--to: 2029-12-25 lies more than three years after 2026-11-25; give a day up to 2029-11-25',
    ],
    [
      ['--to', '2027-02-29'],
      '--to: "2027-02-29" is not a day that exists; write one such as 2027-05-25 or 6m',
    ],
    [['--to', 'soon'], '--to: "soon" is not a form of day that this reads; write 2027-05-25 or 6m'],
    [
      ['--as-of', '2029-11-26'],
      '--as-of: 2029-11-26 lies more than three years ahead; write a day up to 2029-11-25',
    ],
  ])('refused: %j', async (args, message) => {
    const { run } = await sampleShell();
    expect(await run(['ahead', ...args])).toEqual({
      code: 2,
      out: '',
      err: `axiswatch: ${message}\n`,
    });
    const { out } = await run(['ahead', ...args, '--json']);
    expect(JSON.parse(out).problems).toEqual([{ path: '', message }]);
  });
  test('it counts from the day looked at, past or ahead', async () => {
    const { run } = await sampleShell();
    for (const [day, to] of [
      ['2026-11-10', '2026-11-20'],
      ['2027-03-01', '2027-03-11'],
    ] as const) {
      const { out } = await run(['ahead', '--as-of', day, '--to', '10d', '--json']);
      const document = JSON.parse(out);
      expect(document).toMatchObject({ from: day, to });
      expect(document.ahead).toBe(day > TODAY ? true : undefined);
    }
  });
});

test('a calendar that another program reads: every day and every renewal, each with a UID of its own', async () => {
  const { run } = shell();
  const { code, out } = await run(['ahead', '--to', '1y', '--format', 'ics']);
  expect(code).toBe(0);
  expect(out.split('\r\n').every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
  const events = Object.values(sync.parseICS(out)).filter(
    (each): each is VEvent => each?.type === 'VEVENT',
  );
  const { what, renew } = JSON.parse((await run(['ahead', '--to', '1y', '--json'])).out);
  const dayOf = ({ start }: VEvent): string =>
    [start.getFullYear(), start.getMonth() + 1, start.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  const happens = new Set(
    what.map(({ day, kind }: { day: string; kind: string }) => `${day}-${kind}`),
  );
  const renewals = renew.first.map(
    ({ node, before }: { node: string; before: string }) => `${addDays(before, -1)}-renew-${node}`,
  );
  expect(events.map(({ uid }) => uid).toSorted()).toEqual(
    [...happens, ...renewals].map((key) => `${key}@axis-of-losers.axiswatch`).toSorted(),
  );
  for (const event of events) {
    expect(event.datetype).toBe('date');
    expect(event.uid.startsWith(dayOf(event))).toBe(true);
    expect(event.description).toContain('if nothing is recorded');
  }
  const summaries = events.map(({ summary }) => summary);
  expect(summaries).toContain('Renew today: IR1 Iranian crude exports');
  expect(summaries).toContain(
    'Expires: CX10 Iranian Light discount; CX11 Urals discount, China: index +1.0',
  );
});

test('a calendar of another moment has the same events: taking it in again changes nothing', async () => {
  const one = await shell().run(['ahead', '--format', 'ics']);
  const other = await shell().run(['ahead', '--format', 'ics']);
  const uids = (text: string): readonly string[] => text.match(/^UID:.*$/gm) ?? [];
  expect(uids(other.out)).toEqual(uids(one.out));
  expect((await shell().run(['ahead', '--format', 'xlsx'])).err).toContain('use text, json, ics');
});

describe('a later day everywhere', () => {
  const LATER = '2027-03-01';
  const SAID = '1 Mar 2027, if nothing is recorded';
  const READING: readonly (readonly string[])[] = [
    ['status'],
    ['list'],
    ['history', 'A1'],
    ['event', 'list'],
    ['actions'],
    ['assessment', 'list'],
    ['explain'],
    ['movers'],
    ['uncertainty', '--draws', '50'],
    ['sources'],
    ['mechanism'],
    ['hypotheses'],
    ['whatif', 'A1=0'],
    ['report'],
    ['report', '--format', 'md'],
    ['report', '--format', 'html'],
    ['plot', 'gauge'],
  ];
  test.each(READING)('%s says so', async (...args) => {
    const { run } = await sampleShell();
    const { code, out } = await run([...args, '--as-of', LATER]);
    expect(code).toBe(0);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(SAID);
    const today = await run(args);
    expect(today.out).not.toContain('2027, if nothing is recorded');
  });
  test('on one line, and in a text of one’s own', async () => {
    const { run } = await sampleShell();
    expect((await run(['status', '--short', '--as-of', LATER])).out).toContain(
      'as of 2027-03-01, if nothing is recorded;',
    );
    expect((await run(['status', '--format', '{gauge}', '--as-of', LATER])).out).toMatch(
      /, if nothing is recorded$/m,
    );
    expect((await run(['status', '--format', '{gauge}'])).out).not.toContain('recorded');
  });
  test('a document says so, and that of any other day does not', async () => {
    const { run } = await sampleShell();
    for (const args of READING.filter(([name]) => name !== 'plot' && name !== 'assessment')) {
      const json = args.includes('--format') ? [] : ['--json'];
      if (json.length === 0) continue;
      const later = JSON.parse((await run([...args, ...json, '--as-of', LATER])).out);
      expect([args[0], later.ahead]).toEqual([args[0], true]);
      const today = JSON.parse((await run([...args, ...json])).out);
      expect([args[0], 'ahead' in today]).toEqual([args[0], false]);
    }
  });
  test('scores by day are carried out up to it, and each row says which days lie ahead', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['export', '-', '--what', 'scores', '--as-of', LATER]);
    const [head = '', ...rows] = out.trim().split('\n');
    expect(head).toMatch(/,ahead$/);
    expect(rows.at(-1)).toMatch(/^2027-03-01,.*,if nothing is recorded$/);
    expect(rows.find((row) => row.startsWith(TODAY))).toMatch(/,$/);
    const today = (await run(['export', '-', '--what', 'scores'])).out;
    expect(today.split('\n')[0]).not.toContain('ahead');
  });
  test('values that are tried count as read today, which is said', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['whatif', 'A1=0', '--as-of', LATER]);
    expect(out).toContain('The values count as read on 25 Nov 2026, and age.\n');
    expect((await run(['whatif', 'A1=0'])).out).not.toContain('count as read');
  });
  test('two days can lie ahead, but none after the day looked at', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['explain', '--from', TODAY, '--as-of', LATER, '--json']);
    expect(JSON.parse(out)).toMatchObject({ from: TODAY, to: LATER, ahead: true });
    expect((await run(['explain', '--to', '2027-03-02', '--as-of', LATER])).err).toBe(
      'axiswatch: --to: 2027-03-02 lies after 2027-03-01, the day looked at; give an earlier day\n',
    );
  });
  test('nothing can be written there, and the refusal names the way', async () => {
    const { run } = await sampleShell();
    expect(await run(['record', 'A1', '3', '--as-of', LATER])).toEqual({
      code: 2,
      out: '',
      err: 'axiswatch: --as-of: 2027-03-01 lies after today, 2026-11-25, and nothing can be written there; say with --date which day a reading is for; "axiswatch ahead" says what later days will show\n',
    });
    expect((await run(['record', 'A1', '3', '--date', LATER])).err).toContain(
      '2027-03-01 lies after today, 2026-11-25, and nothing is recorded ahead; "axiswatch ahead" says what later days will show',
    );
    expect((await run(['assessment', 'new', '--as-of', LATER])).err).toContain('"axiswatch ahead"');
  });
});
