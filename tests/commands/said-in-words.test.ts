/** `record`, `checked` and `event add` take what stands behind in words, in the order of the palette, and go on taking options. */
import { describe, expect, test } from 'vitest';
import { sampleShell } from './tools.ts';

async function last(run: Awaited<ReturnType<typeof sampleShell>>['run'], name = 'A1') {
  const { out } = await run(['history', name, '--json']);
  return JSON.parse(out).readings.at(-1);
}

const words = (line: string): readonly string[] => line.split(' ');

describe('record', () => {
  test('takes a day, a source, an address and a note in words', async () => {
    const { run } = await sampleShell();
    const line = 'record A1 85 16 nov The ISW https://isw.example/1 first print';
    const { code, out } = await run(words(line));
    expect(code).toBe(0);
    expect(out).toContain('Recorded: A1 Land taken, 85 km² on 16 Nov 2026');
    expect(await last(run)).toMatchObject({
      observedOn: '2026-11-16',
      value: 85,
      source: 'The ISW',
      url: 'https://isw.example/1',
      note: 'first print',
    });
  });

  test('takes some in words and the others as options', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A1', '85', 'friday', 'ISW', '--confidence', 'high', '--note', 'n']);
    expect(await last(run)).toMatchObject({
      observedOn: '2026-11-20',
      source: 'ISW',
      confidence: 'high',
      note: 'n',
    });
  });

  test.each([
    [
      'record A1 85 friday --date 3d',
      /said twice, as "2026-11-20" and with --date; leave one of them out $/,
    ],
    ['record A1 85 friday ISW --source UN', /said twice, as "ISW" and with --source/],
    ['record A1 85 03/04/2026 ISW', /day: "03\/04\/2026" can be read two ways/],
    ['record A1 85 ISW 31 oct', /day: the day stands before the source; write 31 oct ISW/],
    ['record A1 85 2026-12-01', /day: 2026-12-01 lies after today/],
    [
      'record A1 = friday ISW',
      /value: "=" says that nothing is new; write "axiswatch checked A1 friday ISW"/,
    ],
    ['record A1 85 --date q4x', /--date: "q4x" is not a form of day/],
  ])('%j is refused, and nothing is recorded', async (line, message) => {
    const { run } = await sampleShell();
    const { code, err } = await run(words(line));
    expect(code).toBe(1);
    expect(err.replaceAll(/\s+/g, ' ')).toMatch(message);
    expect((await last(run)).value).not.toBe(85);
  });
});

test('checked takes a day and where one looked in words', async () => {
  const { run } = await sampleShell();
  const { code, out } = await run(words('checked A1 friday The ISW'));
  expect(code).toBe(0);
  expect(out).toContain('A1 checked on 20 Nov 2026');
  expect((await run(['history', 'A1'])).out).toContain('The ISW');
  expect((await run(words('checked A1 friday ISW --source UN'))).code).toBe(1);
});

describe('event add', () => {
  test('takes a day, what it bears on, a title and an address in words; the title says whose act it was', async () => {
    const { run } = await sampleShell();
    const line = 'event add 2026-11-24 A1 China and Russia vetoed https://un.example/1';
    const { code, out } = await run(words(line));
    expect(code).toBe(0);
    expect(out).toContain('China and Russia vetoed, 24 Nov 2026 (china action)');
    const { events } = JSON.parse((await run(['event', 'list', '--json'])).out);
    expect(events.at(-1)).toMatchObject({
      day: '2026-11-24',
      title: 'China and Russia vetoed',
      side: 'china',
      kind: 'action',
      url: 'https://un.example/1',
    });
  });

  test('options state what words leave out, and a title in one word is one as ever', async () => {
    const { run } = await sampleShell();
    const shock = await run(words('event add friday A1 Nobody came --side other --kind shock'));
    expect(shock.out).toContain('Nobody came, 20 Nov 2026 (other shock)');
    const about = ['--node', 'A1', '--side', 'other', '--kind', 'shock', '--day', '3d'];
    const whole = await run(['event', 'add', '31 oct A1 talks', ...about]);
    expect(whole.out).toContain('31 oct A1 talks, 22 Nov 2026');
  });

  test.each([
    ['event add friday Talks in Cairo', /--node: "Talks" is no code or id/],
    ['event add friday A1 Talks in Cairo', /--side: nothing given; use ours/],
    ['event add 2026-12-01 A1 Talks', /--day: 2026-12-01 lies after today/],
  ])('%j is refused', async (line, message) => {
    const { run } = await sampleShell();
    const { code, err } = await run(words(line));
    expect(code).toBe(1);
    expect(err.replaceAll(/\s+/g, ' ')).toMatch(message);
  });
});
