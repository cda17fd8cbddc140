/** What goes out comes in again: CSV, JSON and JSON Lines, under our columns or other people's. */
import { describe, expect, test } from 'vitest';
import { AID, READINGS, sample, sampleShell, shell } from './tools.ts';

describe('export', () => {
  test.each(['csv', 'json', 'jsonl'])(
    'of a day with several readings writes the one that counts, and it can be imported (%s)',
    async (format) => {
      const { run } = await sampleShell();
      await run(['record', 'A2', '44', '--date', '2026-11-01', '--source', 'IfW']);
      await run(['record', 'A2', '45', '--date', '2026-11-01', '--source', 'OECD']);
      const counts = READINGS.replace('50,moderate,Kiel,,', '45,moderate,OECD,,');
      const { out } = await run(['export', '-', '--format', format]);
      const other = shell({ strategy: sample() });
      const name = other.file(`readings.${format}`, out);
      expect((await other.run(['import', name])).out).toContain('Recorded: 6 readings.');
      expect((await other.run(['export', '-'])).out).toBe(counts);
      expect((await run(['import', name])).out).toBe(
        'Recorded: 0 readings; skipped 6 already there.\n',
      );
      // The others are in the journal.
      const journal = (await run(['export', '-', '--what', 'journal'])).out;
      for (const value of [44, 45, 50]) expect(journal).toContain(`,aid,2026-11-01,${value},`);
    },
  );

  test.each(['csv', 'json', 'jsonl'])('readings as %s come back as they were', async (format) => {
    const { run } = await sampleShell();
    const { out } = await run(['export', '-', '--format', format]);
    const other = shell({ strategy: sample() });
    const name = other.file(`readings.${format}`, out);
    expect((await other.run(['import', name])).code).toBe(0);
    expect((await other.run(['export', '-'])).out).toBe(READINGS);
  });

  test.each(['csv', 'json', 'jsonl'])(
    'how they may be handled goes with readings as %s, and they come back as they were',
    async (format) => {
      const { run } = await sampleShell();
      await run(['config', 'set', 'handling', 'Internal, not to be passed on']);
      const { out } = await run(['export', '-', '--format', format]);
      const lines = out.trimEnd().split('\n');
      if (format === 'json') expect(JSON.parse(out).handling).toBe('Internal, not to be passed on');
      else
        expect(lines.every((line) => /handling|Internal, not to be passed on/.test(line))).toBe(
          true,
        );
      const other = shell({ strategy: sample() });
      expect((await other.run(['import', other.file(`x.${format}`, out)])).code).toBe(0);
      expect((await other.run(['export', '-'])).out).toBe(READINGS);
    },
  );

  test.each(['journal', 'scores'])(
    'the %s says in each row how it may be handled',
    async (what) => {
      const { run } = await sampleShell();
      await run(['config', 'set', 'handling', 'Internal']);
      const args = ['export', '-', '--what', what, '--from', '2026-11-20'];
      const [head, ...rows] = (await run(args.slice(0, what === 'scores' ? 6 : 4))).out
        .trimEnd()
        .split('\n');
      expect(head).toMatch(/,handling$/);
      expect(rows.length).toBeGreaterThan(4);
      expect(rows.every((row) => row.endsWith(',Internal'))).toBe(true);
    },
  );

  test('events say it too, and come back', async () => {
    const { run, file } = await sampleShell();
    await run(AID);
    const plain = (await run(['event', 'export', '-'])).out;
    await run(['config', 'set', 'handling', 'Internal']);
    const { out } = await run(['event', 'export', '-']);
    expect(out).toMatch(/,handling\n.*,Internal\n$/);
    const other = shell({ strategy: sample() });
    expect((await other.run(['event', 'import', file('e.csv', out)])).code).toBe(0);
    expect((await other.run(['event', 'export', '-'])).out).toBe(plain);
  });

  test('scores by day hold what the status says, and a day without a score is empty', async () => {
    const { run } = await sampleShell();
    const args = ['export', '-', '--what', 'scores', '--from', '2025-12-31', '--to', '2026-11-25'];
    const { out } = await run(args);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 330);
    const [header = '', first = '', last = ''] = [lines[0], lines[1], lines.at(-1)];
    expect(header).toMatch(/^day,/);
    expect(first).toMatch(/^2025-12-31,,,/);
    const status = JSON.parse((await run(['status', '--json'])).out);
    expect(last.split(',')[1]).toBe(String(status.root.score));
  });

  test('the journal holds every entry, corrected ones too', async () => {
    const { run } = await sampleShell();
    await run(['record', 'A2', '60']);
    await run(['undo']);
    const { out } = await run(['export', '-', '--what', 'journal', '--format', 'jsonl']);
    const kinds = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).kind);
    expect(kinds).toEqual([...Array.from({ length: 7 }, () => 'record'), 'undo']);
  });

  test.each([
    [
      ['--what', 'dreams'],
      '--what: "dreams" is not known; use readings, events, assessments, journal, scores, board',
    ],
    [['--format', 'xlsx'], 'a workbook is no text; name a file that ends in .xlsx'],
    [['--what', 'scores', '--from', '2026-02-01', '--to', '2026-01-01'], 'swap them'],
  ])('%j is wrong usage', async (args, sentence) => {
    const { code, err } = await (await sampleShell()).run(['export', '-', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});

describe('import --map', () => {
  const FOREIGN = 'Period;OBS_VALUE;Ignored\n2026-10-01;45;x\n2026-10-15;"47";y\n';

  test('takes other people’s columns, drops the rest, and fills what is the same in every row', async () => {
    const { run, file } = await sampleShell();
    const path = file('oecd.csv', FOREIGN);
    const mapped = ['--map', 'date=Period,value=OBS_VALUE', '--set', 'indicator=A2,source=OECD'];
    const trial = await run(['import', path, ...mapped, '--dry-run']);
    expect(trial.out).toContain('Would record: 2 readings');
    expect((await run(['import', path, ...mapped])).out).toContain('Recorded: 2 readings');
    expect((await run(['history', 'A2'])).out).toMatch(/15 Oct 2026 +47\.0 .*OECD/);
  });

  test.each([
    [
      ['--map', 'date=Day,value=OBS_VALUE'],
      1,
      'the file has no column "Day"; it has Period, OBS_VALUE',
    ],
    [['--map', 'when=Period'], 2, 'there is no column "when"; use indicator, observed_on'],
    [['--map', 'Period'], 2, '"Period" is no pair'],
  ])('%j is refused and nothing is stored', async (args, code, sentence) => {
    const { run, file } = await sampleShell();
    const ran = await run(['import', file('oecd.csv', FOREIGN), ...args, '--set', 'indicator=A2']);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(sentence);
    expect((await run(['export', '-'])).out).toBe(READINGS);
  });

  test('a column that is not ours is refused with how to say which it is, an unknown indicator with the nearest', async () => {
    const { run, file } = await sampleShell();
    const columns = await run([
      'import',
      file('ours.csv', 'indicator,Period,value\naid,2026-10-01,4\n'),
    ]);
    expect(columns.err).toContain(
      '(--map says which column is which: --map observed_on=DATE,value=VALUE)',
    );
    const rows = 'indicator,observed_on,value\nlands,2026-10-01,4\nCode conduct,2026-10-01,1\n';
    expect((await run(['import', file('near.csv', rows)])).err).toContain(
      `  line 2, indicator: there is no indicator "lands"; the nearest is A1 (land)
  line 3, indicator: there is no indicator "Code conduct"; the nearest is B1 (code-of-conduct)
`,
    );
  });

  test('a bad value is refused whole, by line', async () => {
    const { run, file } = await sampleShell();
    const path = file(
      'rows.jsonl',
      '{"indicator":"A2","observedOn":"2026-10-01","value":1}\n{"indicator":"A2","observedOn":"never","value":2}\n',
    );
    const { code, err } = await run(['import', path]);
    expect(code).toBe(1);
    expect(err).toContain('line 2');
    expect((await run(['export', '-'])).out).toBe(READINGS);
  });

  test('what is no JSON is refused', async () => {
    const { run, file } = await sampleShell();
    expect((await run(['import', file('rows.json', '{"a":')])).err).toContain(
      'line 1, column 6: the file ends too early',
    );
    expect((await run(['import', file('r.json', '[1,2]')])).err).toContain(
      'row 1: is not a row of named values; write it as {"column": value}',
    );
  });
});
