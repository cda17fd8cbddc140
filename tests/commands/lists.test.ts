import { describe, expect, test } from 'vitest';
import { sampleShell, shell } from './tools.ts';

describe('history', () => {
  test('lists the readings oldest first with what became of them', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A1', '85']);
    await run(['undo']);
    const { code, out } = await run(['history', 'A1']);
    expect(code).toBe(0);
    expect(out).toBe(`A1 Land taken: 30 km², fresh

day          value  score  confidence          author  source
1 Jan 2026      60   40.0  high        stands  ann     ISW
1 Nov 2026      30   70.0  high        stands  ann     ISW
25 Nov 2026     85   15.0  moderate    undone  ann

strategy test e82ffd18
`);
  });

  test('--json is axiswatch.history/1, oldest first', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A1', '85']);
    await run(['undo']);
    const { code, out } = await run(['history', 'a1', '--json']);
    expect(code).toBe(0);
    const row = {
      id: expect.any(String),
      confidence: 'high',
      source: 'ISW',
      note: null,
      quote: null,
      archived: null,
      retrievedOn: null,
      origin: null,
      recordedAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
      author: 'ann',
      standing: true,
      fate: 'stands',
    };
    expect(JSON.parse(out)).toEqual({
      schema: 'axiswatch.history/1',
      indicator: 'land',
      strategy: { id: 'test', title: 'Test', hash: 'e82ffd18' },
      counted: null,
      rolling: null,
      readings: [
        { ...row, observedOn: '2026-01-01', value: 60, score: 40, url: 'https://example.org/1' },
        {
          ...row,
          observedOn: '2026-11-01',
          value: 30,
          score: 70,
          url: 'https://example.org/2',
          note: 'a note',
        },
        {
          ...row,
          observedOn: '2026-11-25',
          value: 85,
          score: 15,
          confidence: 'moderate',
          source: null,
          url: null,
          standing: false,
          fate: 'undone',
        },
      ],
    });
  });

  test('with --as-of it ends on that day', async () => {
    const { run } = await sampleShell();
    const { out } = await run(['history', 'A1', '--as-of', '2026-06-01', '--json']);
    expect(JSON.parse(out).readings).toHaveLength(1);
  });

  test('says that an indicator has no reading yet', async () => {
    const { run } = await sampleShell();
    expect((await run(['history', 'B2'])).out).toBe(
      'B2 Rate: –, missing\nno reading yet\n\nstrategy test e82ffd18\n',
    );
  });

  test('an unknown indicator is refused, as JSON where that was asked for', async () => {
    const { run } = await sampleShell();
    expect((await shell().run(['history', 'ru'])).err).toContain(
      'the nearest are RU1 (new-occupied-land), RU3 (long-range-drones), RU2 (share-occupied)',
    );
    const message = 'there is no indicator "A9"; the nearest are A1 (land), A2 (aid)';
    expect(await run(['history', 'A9'])).toEqual({
      code: 1,
      out: '',
      err: `axiswatch: ${message}\n`,
    });
    const { code, out, err } = await run(['history', 'A9', '--json']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toEqual({
      schema: 'axiswatch.problems/1',
      problems: [{ path: 'indicator', message }],
    });
  });
});

describe('list', () => {
  test('lists the indicators by track with value, unit, score, state and age', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A2', '101']);
    const { code, out } = await run(['list']);
    expect(code).toBe(0);
    expect(out).toBe(`Test, as of 25 Nov 2026

code  indicator        value  unit    score  state    age

Front  85 (78 to 92)
A1    Land taken          30  km²        70  fresh    24d
A2    Aid              101.0  USD bn    100  fresh     0d  *

Conduct  33 (10 to 56)
B1    Code of conduct      1             33  fresh    24d
B2    Rate                 –              –  missing       °

* beyond the goalposts   ° context, not counted
strategy test e82ffd18
`);
  });

  test('stands in 80 columns on the shipped data', async () => {
    const { out } = await shell().run(['list']);
    expect(out.match(/^(RU|IR|NK|CX|CC)\d+ /gm)).toHaveLength(64);
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
  });
});
