/** How a file comes in: piece by piece, shown before it is written, and not at all when something stops it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/core/model/day.ts';
import type { Problem } from '../../src/core/model/model.ts';
import type { Row } from '../../src/core/model/observation.ts';
import { type ImportFormat, readImportRowsStreamed } from '../../src/store/files/import-formats.ts';
import { breaches } from '../schema-check.ts';
import { openTerminal, root } from '../terminal.ts';
import { ASSESSMENT, READINGS, sample, sampleShell } from './tools.ts';

const NOTHING = { from: new Map<string, string>(), fixed: new Map<string, string>() };

/** The rows that come of a file in these pieces, and its problems. */
async function readIn(pieces: readonly Uint8Array[], format: ImportFormat) {
  const rows: (readonly [string, Row])[] = [];
  async function* input(): AsyncGenerator<Uint8Array> {
    yield* pieces;
  }
  const problems: readonly Problem[] = await readImportRowsStreamed(
    input(),
    format,
    NOTHING,
    (read, path) => {
      if (!read.ok) return read.problems;
      const row = read.value;
      rows.push([path, row]);
      return row.note === 'bad' ? [{ path, message: 'bad' }] : undefined;
    },
  );
  return { rows, problems };
}

const FILES: readonly (readonly [ImportFormat, string])[] = [
  [
    'csv',
    '\uFEFFindicator,observed_on,value,note\r\nA1,2026-01-01,1,"é, ""q""\r\nline"\r\n\r\nA1,2026-01-02,2,bad\r\nA1,2026-01-03,3\r\n',
  ],
  ['csv', 'indicator,observed_on,value,note\nA1,2026-01-01,1,ü\nA1,2026-01-01,1,a"b\nA1,x,1,bad\n'],
  ['csv', 'indicator,observed_on,value\rA1,2026-01-01,1\rA1,2026-01-02,2'],
  ['csv', 'indicator,colour\nA1,red\n'],
  [
    'jsonl',
    '\uFEFF{"indicator":"A1","observedOn":"2026-01-01","value":1,"note":"é"}\n\n[1]\n{"note":"bad"}',
  ],
  ['json', '[{"indicator":"A1","observed_on":"2026-01-01",\n"value":1,"note":"bad"},\n2]'],
];

test('what interrupts an import while it is recording leaves nothing behind', async () => {
  const { run } = await sampleShell();
  const rows = Array.from({ length: 9_000 }, (_, at) => `aid,${addDays('2000-01-01', at)},${at}\n`);
  const importing = run(['import', '-'], async function* () {
    yield new TextEncoder().encode(`indicator,observed_on,value\n${rows.join('')}`);
    // The loop turns once for every thousand rows that are recorded.
    setTimeout(() => process.emit('SIGTERM', 'SIGTERM'));
  });
  await expect(importing).rejects.toMatchObject({ message: 'nothing was stored', exitCode: 143 });
  expect(process.listenerCount('SIGTERM')).toBe(0);
  expect((await run(['export', '-'])).out).toBe(READINGS);
});

describe('a file that comes in pieces', () => {
  test.each(FILES)('is read as if it were whole, wherever it is cut (%s)', async (format, text) => {
    const bytes = new TextEncoder().encode(text);
    const whole = await readIn([bytes], format);
    expect(whole.rows.length + whole.problems.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 6 }), async (cuts) => {
        const ends = [...cuts.toSorted((a, b) => a - b), bytes.length];
        const pieces = ends.map((end, at) => bytes.subarray(at === 0 ? 0 : ends[at - 1], end));
        expect(await readIn(pieces, format)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('is refused by the line on which it is no UTF-8', async () => {
    const head = 'indicator,observed_on,value\n';
    const bytes = [head, 'A1,2026-01-01,1\n', 'A1,2026-01-0', '\xe9,1\n'].map((text) =>
      Buffer.from(text, 'latin1'),
    );
    expect((await readIn(bytes, 'csv')).problems).toEqual([
      { path: 'line 3, character 13', message: 'is not UTF-8; save the file as CSV in UTF-8' },
    ]);
  });

  test('is refused in one sentence, and at once, where its header or a row is nothing but commas', async () => {
    const commas = ','.repeat(10_000_000);
    for (const [line, text] of [
      [1, commas],
      [2, `indicator,observed_on,value\n${commas}`],
    ] as const) {
      const problems = await readImportRowsStreamed(text, 'csv', NOTHING, () => undefined);
      expect(problems.map(({ path }) => path)).toEqual([`line ${line}`]);
      expect(problems[0]?.message).toMatch(/row is longer than 1000000/);
    }
    const wide = await readImportRowsStreamed(
      `${','.repeat(900_000)}\n`,
      'csv',
      NOTHING,
      () => undefined,
    );
    expect(wide.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^has 900001 columns, more than 1000; the columns are indicator, observed_on, value/,
      ),
    ]);
  });

  test('is refused by row and column where a cell of JSON is a list, a group of fields, true or false, however deep', async () => {
    const row = (note: string) =>
      `{"indicator":"A1","observed_on":"2026-01-01","value":1,"note":${note}}`;
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const note of [deep, '{"a":1}', '["a"]', '[]', 'true', 'false']) {
      const problems = await readImportRowsStreamed(`[${row(note)}]`, 'json', NOTHING, (read) =>
        read.ok ? undefined : read.problems,
      );
      expect(problems).toEqual([
        {
          path: 'row 1, column "note"',
          message:
            'is neither a text nor a number; write one without { } and [ ], and not true or false',
        },
      ]);
    }
    const { run, file } = await sampleShell();
    for (const value of ['[1,234]', '[12]', 'true', '{"a":1}', '"[1,234]"', '"Infinity"']) {
      const path = file('value.json', `[${row('""').replace('"value":1', `"value":${value}`)}]`);
      const { code, err } = await run(['import', path]);
      expect([value, code, err]).toEqual([value, 1, expect.stringMatching(/row 1,.*value/)]);
    }
    const events = file(
      'events.json',
      '[{"day":"2026-01-01","nodes":["land",["aid"]],"title":"T","side":"ours","kind":"action"}]',
    );
    const { code, err } = await run(['event', 'import', events]);
    expect([code, err]).toEqual([1, expect.stringContaining('row 1, column "node": is neither')]);
  });

  test.each([
    ['csv', 'indicator,observed_on,value\nA1,2026-01-01,'],
    ['jsonl', '{"indicator":"A1","observed_on":"2026-01-01","value":1}\n'],
  ] as const)(
    'is given up where a row of it has no end, long before it fills the memory (%s)',
    async (format, head) => {
      let pieces = 0;
      async function* endless(): AsyncGenerator<Uint8Array> {
        yield Buffer.from(head);
        for (; pieces < 1_000; pieces += 1) yield Buffer.alloc(1_000_000, 'x');
      }
      const problems = await readImportRowsStreamed(endless(), format, NOTHING, () => undefined);
      expect(problems.at(-1)?.message).toMatch(/row is longer than 1000000/);
      expect(pieces).toBeLessThan(10);
    },
  );

  test('is separated by whatever stands most often in its header', async () => {
    const { run, file } = await sampleShell();
    const path = file('x.csv', 'day\tOBS;VALUE\tnote\n2026-10-02\t41\ta; b, c\n');
    const map = 'date=day,value=OBS;VALUE';
    expect((await run(['import', path, '--map', map, '--set', 'indicator=A2'])).out).toContain(
      'Recorded: 1 reading.',
    );
    expect((await run(['export', '-'])).out).toContain('"a; b, c"');
  });

  test('lacks a column in words, once, and not in every row', async () => {
    const { run, file } = await sampleShell();
    const path = file('x.jsonl', '{"when":"2026-10-01","value":1}\n'.repeat(3));
    expect((await run(['import', path, '--set', 'indicator=A2'])).err).toMatch(
      /nothing was stored \(--map says .*\); column "observed_on" is missing; add it to the first row\n$/,
    );
  });
});

describe('a file of other people', () => {
  const DAYS = ['--map', 'date=Period,value=Wert', '--set', 'indicator=A2'];
  const read = async (text: string, ...more: readonly string[]) => {
    const { run, file } = await sampleShell();
    const ran = await run(['import', file('theirs.csv', text), ...DAYS, ...more]);
    const rows = (await run(['export', '-'])).out
      .split('\n')
      .filter((row) => row.startsWith('aid,'));
    return { ...ran, rows: rows.map((row) => row.split(',').slice(1, 3).join(' ')) };
  };

  test('says decimal commas, and is told how to be read so', async () => {
    const text = 'Period;Wert\n2025-06-30;12,5\n2025-09-30;13\n';
    const refused = await read(text);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(
      'nothing was stored, not even its 1 sound row (--decimal-comma reads 1,5 as 1.5); line 2, value: "12,5" has a comma; write 12.5\n',
    );
    expect((await read(text, '--decimal-comma')).rows).toEqual(
      expect.arrayContaining(['2025-06-30 12.5', '2025-09-30 13']),
    );
    const both = await read('Period;Wert\n2025-06-30;1.204,5\n', '--decimal-comma');
    expect(both.err).toContain('"1.204,5" is not a number');
  });

  test.each([
    ['2025-08', '2025-08-31'],
    ['2024-02', '2024-02-29'],
    ['2025-M09', '2025-09-30'],
    ['2025-Q2', '2025-06-30'],
    ['2025Q1', '2025-03-31'],
    ['2025-H1', '2025-06-30'],
    ['2024', '2024-12-31'],
    ['1.7.2025', '2025-07-01'],
    ['31.08.2025', '2025-08-31'],
    ['2025-07-05', '2025-07-05'],
  ])('names %s, which is %s', async (period, day) => {
    expect((await read(`Period,Wert\n${period},61\n`)).rows).toContain(`${day} 61`);
  });

  test.each(['2025-13', '202508', '2025-Q5', '08/07/2025', '31.02.2025', '2026', '25-08'])(
    'names %s, which is no day that has been',
    async (period) => {
      const { code, err } = await read(`Period,Wert\n${period},61\n`);
      expect([code, err]).toEqual([1, expect.stringContaining('line 2, observed_on: ')]);
    },
  );

  test('under our columns a month is its last day too, and semicolons do', async () => {
    const { run, file } = await sampleShell();
    const rows = (day: string) => file('ours.csv', `indicator;observed_on;value\nA2;${day};61\n`);
    expect((await run(['import', rows('2025-08'), '--dry-run'])).out).toContain('31 Aug 2025');
    expect((await run(['import', rows('2025-08-31'), '--dry-run'])).code).toBe(0);
  });

  const FORMS = [
    ['Nov 16, 2026', '2026-11-16'],
    ['31/08/2026', '2026-08-31'],
    ['31.8.2026', '2026-08-31'],
    ['yesterday', '2026-11-24'],
    ['friday', '2026-11-20'],
    ['31 oct', '2026-10-31'],
    ['2026-10', '2026-10-31'],
    ['q3', '2026-09-30'],
  ] as const;

  test.each(FORMS)(
    'names %s, which is %s, as record does and under our columns',
    async (day, is) => {
      expect((await read(`Period;Wert\n${day};61\n`)).rows).toContain(`${is} 61`);
      const { run, file } = await sampleShell();
      const line = { indicator: 'A2', observedOn: day, value: 61, retrievedOn: day };
      const ours = file('ours.jsonl', `${JSON.stringify(line)}\n`);
      expect((await run(['import', ours])).code).toBe(0);
      const { out } = await run(['export', '-', '--format', 'jsonl']);
      const [row] = out.split('\n').filter((each) => each.includes(':61,'));
      expect(JSON.parse(row ?? '{}')).toMatchObject({ observedOn: is, retrievedOn: is });
      expect((await run(['record', 'A2', '62', '--date', day])).out).toContain('Recorded: ');
    },
  );

  test.each([
    ['03/04/2026', 'can be read two ways; write 2026-04-03 or 2026-03-04, or the month in letters'],
    ['16 of Nov', 'is not a form of day that this reads; write 2026-11-16'],
    ['2026-02-30', 'is not a day that exists; write one such as 2026-11-16'],
  ])('names %s, which is refused as by record', async (day, why) => {
    const sentence = `"${day}" ${why}\n`;
    expect((await read(`Period;Wert\n${day};61\n`)).err).toContain(sentence);
    const { run } = await sampleShell();
    const csv = `indicator,observed_on,value\nA2,${day},61\n`;
    expect((await run(['import', '-'], csv)).err).toContain(`line 2, observed_on: ${sentence}`);
    expect((await run(['record', 'A2', '61', '--date', day])).err).toContain(`--date: ${sentence}`);
  });

  test('whose events name days so too', async () => {
    const { run } = await sampleShell();
    const rows = (day: string) =>
      `day,node,title,side,kind,expect_node,expect,expect_by\n${day},A2,t,ours,action,A2,up,30 June 2027\n`;
    expect((await run(['event', 'import', '-'], rows('"Nov 16, 2026"'))).code).toBe(0);
    expect((await run(['event', 'export', '-'])).out).toMatch(/^2026-11-16,aid,t,.*,2027-06-30$/m);
    expect((await run(['event', 'import', '-'], rows('03/04/2026'))).err).toContain(
      'line 2, day: "03/04/2026" can be read two ways; write 2026-04-03 or',
    );
  });

  test('on stdin is read as CSV, and a refusal says so', async () => {
    const { run } = await sampleShell();
    const { err } = await run(['import', '-'], '{"indicator": "A2"}\n');
    expect(err).toContain('(read as CSV; --format says otherwise)');
  });
});

describe('two rows for one indicator and day', () => {
  const rows = [
    ['A2', '2026-10-01', 4, 'Kiel'],
    ['A2', '2026-10-02', 5, 'Kiel'],
    ['aid', 'Oct 1, 2026', 40, 'IfW'],
    ['A1', '2026-10-01', 4, 'ISW'],
    ['a2', '2026-10-02', 5, 'IfW'],
    ['A2', '1 Oct 2026', 41, 'OECD'],
  ] as const;
  const FORMS = {
    csv: `indicator,observed_on,value,source\n${rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`,
    json: JSON.stringify(
      rows.map(([a, b, c, d]) => ({ indicator: a, observedOn: b, value: c, source: d })),
    ),
    jsonl: rows
      .map(([a, b, c, d]) => JSON.stringify({ indicator: a, observedOn: b, value: c, source: d }))
      .join('\n'),
  };

  test.each([
    ['csv', 'line', 2],
    ['json', 'row', 1],
    ['jsonl', 'line', 1],
  ] as const)(
    'with different values are refused with the whole file, both named (%s)',
    async (format, noun, first) => {
      const { run, file } = await sampleShell();
      const path = file(`two.${format}`, FORMS[format]);
      const place = (at: number): string => `${noun} ${first + at}`;
      const { code, out, err } = await run(['import', path]);
      expect({ code, out, err: err.split('\n') }).toEqual({
        code: 1,
        out: '',
        err: [
          `axiswatch: ${path} was refused and nothing was stored, not even its 3 sound rows; 2 problems:`,
          `  ${place(2)}: A2 is 40 on 2026-10-01, and 4 in ${place(0)}; leave one of the two out`,
          `  ${place(5)}: A2 is 41 on 2026-10-01, and 4 in ${place(0)}; leave one of the two out`,
          '',
        ],
      });
      expect((await run(['export', '-'])).out).toBe(READINGS);
      // What the others would do is said by a trial, as beside any row that is refused.
      const tried = JSON.parse((await run(['import', path, '--dry-run', '--json'])).out);
      expect(tried.problems).toHaveLength(2);
      expect(tried.would).toMatchObject({ recorded: 3, refused: 3, replaced: 1 });
    },
  );

  test('are refused beside what else is wrong in the file, and from stdin', async () => {
    const { run } = await sampleShell();
    const { code, err } = await run(['import', '-'], `${FORMS.csv}A2,2026-10-03,much,\n`);
    expect(code).toBe(1);
    expect(err.split('\n').slice(0, 3)).toEqual([
      'axiswatch: the input was refused and nothing was stored, not even its 3 sound rows; 3 problems:',
      expect.stringContaining('  line 8, value: "much" is not a number'),
      expect.stringContaining('  line 4: A2 is 40 on 2026-10-01, and 4 in line 2;'),
    ]);
  });

  test('with the same value come in, and the later one stands', async () => {
    const { run } = await sampleShell();
    const text =
      'indicator,observed_on,value,source\nA2,2026-10-02,5,Kiel\nA2,2026-10-02,5.0,IfW\n';
    expect((await run(['import', '-'], text)).out).toContain('Recorded: 2 readings');
    expect((await run(['export', '-'])).out).toContain('aid,2026-10-02,5,moderate,IfW,,\n');
  });
});

describe('values far beyond the goalposts', () => {
  const far = (value: string, spans: number): string =>
    `${value} km² lies ${spans} spans of the goalposts (100 to 0) beyond the nearer one`;
  const WAYS = 'correct it, or say with --beyond that it is meant';
  const head = 'indicator,observed_on,value\n';
  const ROWS = `${head}A1,2026-10-01,20000\nA2,2026-10-01,41\nA1,2026-10-02,10100\nA1,2026-10-03,-30000\n`;

  test('are refused by line with the whole file where nobody is asked, and in a trial', async () => {
    const { run, runAsked, file } = await sampleShell();
    const path = file('far.csv', ROWS);
    const lines = [
      `axiswatch: ${path} was refused and nothing was stored, not even its 2 sound rows; 2 problems:`,
      `  line 2, value: ${far('20 000', 199)}; ${WAYS}`,
      `  line 5, value: ${far('-30 000', 300)}; ${WAYS}`,
      '',
    ];
    const { code, out, err } = await run(['import', path]);
    expect({ code, out, err: err.split('\n') }).toEqual({ code: 1, out: '', err: lines });
    const silent = await runAsked(['import', path, '--no-input'], []);
    expect(silent.err.split('\n')).toEqual(lines);
    const trial = await runAsked(['import', path, '--dry-run', '--json'], []);
    expect(JSON.parse(trial.out)).toMatchObject({
      problems: [{ path: 'line 2, value' }, { path: 'line 5, value' }],
      would: { recorded: 2, refused: 2 },
    });
    expect((await run(['export', '-'])).out).toBe(READINGS);
  });

  test('come in with --beyond, and then again without it', async () => {
    const { run } = await sampleShell();
    expect((await run(['import', '-', '--beyond'], ROWS)).out).toContain('Recorded: 4 readings.');
    const exported = (await run(['export', '-'])).out;
    expect(exported).toContain('land,2026-10-03,-30000,');
    // What stands already is nothing to ask about.
    expect(await run(['import', '-'], exported)).toEqual({
      code: 0,
      out: 'Recorded: 0 readings; skipped 10 already there.\n',
      err: '',
    });
    const more = await run(['import', '-'], `${exported}land,2026-10-04,20000,,,,\n`);
    expect(more.err).toContain(`; line 12, value: ${far('20 000', 199)}; ${WAYS}\n`);
  });

  test('are asked about once, all of them, and then comes what is always asked', async () => {
    const { run, runAsked, file } = await sampleShell();
    const path = file('far.csv', ROWS);
    const asked = [
      'axiswatch: 2 values lie far beyond the goalposts:',
      `  line 2: ${far('20 000', 199)}`,
      `  line 5: ${far('-30 000', 300)}`,
      'Are they meant? [y/N] ',
    ].join('\n');
    for (const answer of ['n', '', 'maybe'])
      expect(await runAsked(['import', path], [answer])).toEqual({
        code: 1,
        out: '',
        err: `${asked}axiswatch: nothing was stored\n`,
      });
    const no = await runAsked(['import', path], ['y', 'n']);
    expect(no.err).toBe(`${asked}Record them? [y/N] axiswatch: nothing was stored\n`);
    expect((await run(['export', '-'])).out).toBe(READINGS);
    const yes = await runAsked(['import', path], ['y', 'y']);
    expect(yes).toMatchObject({ code: 0, out: expect.stringContaining('Recorded: 4 readings.') });
    // Meant by the option, nothing but the usual is asked.
    const other = file('more.csv', `${head}A1,2026-10-09,20000\n`);
    expect((await runAsked(['import', other, '--beyond'], ['y'])).err).toBe('Record them? [y/N] ');
  });

  test('are listed ten at most before the question, and beside what else is wrong are no question', async () => {
    const { runAsked, file } = await sampleShell();
    const rows = Array.from({ length: 13 }, (_, at) => `A1,${addDays('2026-10-01', at)},20000\n`);
    const many = await runAsked(['import', file('many.csv', head + rows.join(''))], ['n']);
    expect(many.err.split('\n')).toHaveLength(1 + 10 + 2 + 1);
    expect(many.err).toContain('line 11: 20 000 km² lies');
    expect(many.err).toContain('\n  and 3 more\nAre they meant? [y/N] ');
    const wrong = await runAsked(['import', file('wrong.csv', `${ROWS}A2,2026-10-02,much\n`)], []);
    expect(wrong.out).toMatch(/^Without the rows that are refused it would record: 2 readings/);
    expect(wrong.err).toMatch(
      /2 sound rows; 3 problems:\n {2}line 6, value: "much" .*\n {2}line 2, value: 20 000 .*\n {2}line 5, value: -30 000 /,
    );
  });
});

describe('before it writes', () => {
  const ROWS =
    'indicator,observed_on,value,source\nA1,2026-11-01,35,ISW\nA2,2026-11-01,50,Kiel\nA2,2026-11-02,52,\nA2,2026-11-01,50,IfW\n';

  test('it says what is new, what takes the place of another reading and what is there', async () => {
    const { run, file } = await sampleShell();
    const path = file('rows.csv', ROWS);
    const lines = [
      'Would record: 3 readings, 2 of them in the place of another of that day; skipped',
      '1 already there.',
      '',
      'New',
      '  A2 2 Nov 2026: 52.0 USD bn',
      '',
      'Changed',
      '  A1 1 Nov 2026: 30 km² -> 35 km²',
      '  A2 1 Nov 2026: 50.0 USD bn as before, with another source or remark',
      '',
    ];
    const { code, out } = await run(['import', path, '--dry-run']);
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, lines.length)).toEqual(lines);
    expect((await run(['export', '-'])).out).toBe(READINGS);
    const wet = await run(['import', path]);
    expect(wet.out).toContain('Recorded: 3 readings, 2 of them in the place of another');
    expect(wet.out.split('\n').slice(-9)).toEqual(out.split('\n').slice(-9));
  });

  test('it lists ten of each, and says how many more there are', async () => {
    const { run, file } = await sampleShell();
    const rows = (value: number, from: number, to: number): string =>
      Array.from({ length: to - from }, (_, at) => {
        const day = new Date(Date.UTC(2026, 1, from + at)).toISOString().slice(0, 10);
        return `A1,${day},${value}\n`;
      }).join('');
    const head = 'indicator,observed_on,value\n';
    await run(['import', file('first.csv', head + rows(60, 1, 13))]);
    const { out } = await run(['import', file('second.csv', head + rows(59, 1, 26)), '--dry-run']);
    const lines = out.split('\n');
    const [added, changed] = [lines.indexOf('New'), lines.indexOf('Changed')];
    expect(lines.slice(added + 1, added + 13)).toEqual([
      ...Array.from({ length: 10 }, (_, at) => `  A1 ${13 + at} Feb 2026: 59 km²`),
      '  and 3 more',
      '',
    ]);
    expect(lines.slice(changed + 1, changed + 13)).toEqual([
      ...Array.from({ length: 10 }, (_, at) => `  A1 ${1 + at} Feb 2026: 60 km² -> 59 km²`),
      '  and 2 more',
      '',
    ]);
    const bad = head + rows(58, 1, 4) + 'A1,2026-01-01,much\n'.repeat(12);
    const refused = await run(['import', file('bad.csv', bad), '--dry-run']);
    expect(refused.err).toContain(
      'was refused and nothing was stored, not even its 3 sound rows; 12 problems:\n  line 5, value: ',
    );
    // What the sound rows would do is said too, and nothing of it is stored.
    expect(refused).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /^Without the rows that are refused it would record: 3 readings, all of them[\s\S]*\nChanged\n {2}A1 1 Feb 2026: 60 km² -> 58 km²\n/,
      ),
    });
    expect((await run(['export', '-'])).out).not.toContain('2026-02-01,58');
    const none = await run([
      'import',
      file('none.csv', `${head}A1,2026-01-01,much\n`),
      '--dry-run',
    ]);
    expect(none).toMatchObject({ code: 1, out: '' });
    expect(refused.err.split('\n').slice(-3)).toEqual([
      expect.stringContaining('line 14, value: '),
      '  and 2 more; --json lists them',
      '',
    ]);
  });

  test('a document has counts, refusals and a hundred rows of each sort, old value and new', async () => {
    const { run, file } = await sampleShell();
    const head = 'indicator,observed_on,value\n';
    const rows = (value: number, of: number): string =>
      Array.from({ length: of }, (_, at) => `A1,${addDays('2025-01-01', at)},${value}\n`).join('');
    await run(['import', file('first.csv', head + rows(60, 120))]);
    const text = `${head}${rows(58, 260)}${'A1,2026-01-01,much\n'.repeat(12)}`;
    const trial = ['import', '--dry-run', '--json'];
    const { code, out, err } = await run([...trial, file('bad.csv', text)]);
    expect([code, err]).toEqual([1, '']);
    const { problems, would } = JSON.parse(out);
    expect(breaches('problems', JSON.parse(out))).toEqual([]);
    expect(problems).toHaveLength(12);
    expect(would).toMatchObject({ recorded: 260, skipped: 0, replaced: 120, refused: 12 });
    expect(would.readings).toHaveLength(200);
    expect(would.readings[0]).toMatchObject({ observedOn: '2025-05-01', value: 58, was: null });
    expect(would.readings[100]).toMatchObject({ observedOn: '2025-01-01', value: 58, was: 60 });
    const sound = JSON.parse((await run([...trial, file('x.csv', head + rows(58, 260))])).out);
    expect(sound.readings).toEqual(would.readings);
    const none = await run([...trial, file('none.csv', `${head}A1,2026-01-01,much\n`)]);
    expect(JSON.parse(none.out).would).toMatchObject({ recorded: 0, refused: 1, readings: [] });
    // Without a trial nothing is tried.
    const real = await run(['import', '--json', file('bad.csv', text)]);
    expect(JSON.parse(real.out)).not.toHaveProperty('would');
  });

  test.each([
    ['short.csv', 'indicator,observed_on,value\nA1,2025-01-01,60\nA1,2025-01-02\nA1\n'],
    [
      'wrong.jsonl',
      '{"indicator":"A1","observed_on":"2025-01-01","value":60}\n5\n{"indicator":"A1","observed_on":"2025-01-02","value":{}}\n',
    ],
    ['torn.jsonl', '{"indicator":"A1","observed_on":"2025-01-01","value":60}\n{\n}\n'],
    [
      'wrong.json',
      '[{"indicator":"A1","observed_on":"2025-01-01","value":60},5,{"indicator":"A1","observed_on":"2025-01-02","value":{}}]',
    ],
  ])(
    'a row of %s that cannot be read as one is counted among those refused',
    async (name, text) => {
      const { run, file } = await sampleShell();
      const path = file(name, text);
      const { out } = await run(['import', '--dry-run', '--json', path]);
      expect(JSON.parse(out).problems).toHaveLength(2);
      expect(JSON.parse(out).would).toMatchObject({ recorded: 1, refused: 2 });
      const told = await run(['import', '--dry-run', path]);
      expect(told.out).toMatch(/^Without the rows that are refused it would record: 1 reading\./);
    },
  );

  test('a person sees what would be added and changed beside what is refused', async () => {
    const { run, runAsked, file } = await sampleShell();
    const path = file('bad.csv', `${ROWS}A1,2026-11-03,much,\n`);
    const { code, out, err } = await runAsked(['import', path], []);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^Without the rows that are refused it would record: 3 readings[\s\S]*\nNew\n {2}A2 2 Nov[\s\S]*\nChanged\n {2}A1 1 Nov 2026: 30 km² -> 35 km²\n/,
    );
    expect(err).toContain('not even its 4 sound rows; line 6, value: "much" is not a number');
    expect((await run(['export', '-'])).out).toBe(READINGS);
  });

  test('a person is asked, and nothing but a yes will do', async () => {
    const { run, runAsked, file } = await sampleShell();
    const path = file('rows.csv', ROWS);
    for (const answer of ['n', '', 'maybe']) {
      const { code, out, err } = await runAsked(['import', path], [answer]);
      expect(code).toBe(1);
      expect(out).toContain('Would record: 3 readings');
      expect(err).toBe('Record them? [y/N] axiswatch: nothing was stored\n');
    }
    expect((await run(['export', '-'])).out).toBe(READINGS);
    const { code, out } = await runAsked(['import', path], ['y']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Would record: [\s\S]*^Recorded: 3 readings.*\n.*takes them back\.\n$/m);
    // What is there already is nothing to ask about.
    expect((await runAsked(['import', path], [])).out).toBe(
      'Would record: 0 readings; skipped 4 already there.\n',
    );
  });

  test('a board that cannot be written says so before the file is read', async () => {
    const { runAsked, file } = await sampleShell();
    const path = file('rows.csv', 'this is no readings file');
    const { code, out, err } = await runAsked(['import', path, '--readonly'], []);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('nothing was recorded: the store was opened for reading only');
  });

  test('nobody is asked with --no-input, and nothing is said with --quiet', async () => {
    const { runAsked, run, file } = await sampleShell();
    const path = file('rows.csv', ROWS);
    expect(await runAsked(['import', path, '--no-input', '--quiet'], [])).toEqual({
      code: 0,
      out: '',
      err: '',
    });
    expect((await run(['import', path])).out).toContain('skipped 4 already there');
  });
});

describe('a large file in a terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-import-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'large.csv');
  const dataDir = join(folder, 'data');
  const program = join(root, 'dist/axiswatch.js');
  const axiswatch = (...args: string[]): string =>
    execFileSync(process.execPath, [program, ...args, '--data-dir', dataDir], { encoding: 'utf8' });
  const rows = Array.from(
    { length: 300_000 },
    (_, at) =>
      `RU${1 + (at % 2)},${addDays('1950-01-01', at % 27_000)},${1 + (at % 200)},row ${at}\n`,
  );
  const header = 'indicator,observed_on,value,note\n';
  writeFileSync(path, header + rows.join(''));

  test.each(['reading', 'recording'])(
    'shows a bar, and interrupted while %s leaves nothing behind',
    async (phase) => {
      const before = axiswatch('export', '-', '--what', 'journal');
      const terminal = openTerminal(process.execPath, [
        program,
        'import',
        path,
        '--no-input',
        '--data-dir',
        dataDir,
      ]);
      await terminal.until(phase, (screen) =>
        new RegExp(`${phase} \\[#*\\.*\\] +\\d+ % \\d+ rows`).test(screen),
      );
      terminal.type('\u0003');
      const { exitCode, signal } = await terminal.ended();
      expect([exitCode, signal]).toEqual([130, 0]);
      expect(terminal.rows().join('\n')).toContain('axiswatch: interrupted; nothing was stored');
      expect(axiswatch('export', '-', '--what', 'journal')).toBe(before);
      expect(readdirSync(dataDir)).toEqual(['axis-of-losers.db']);
    },
  );

  test('is taken in as it is typed, and nobody is asked who has ended the input', async () => {
    const args = [program, 'import', '-', '--data-dir', dataDir];
    const terminal = openTerminal(process.execPath, args);
    await terminal.until('what to do', (screen) =>
      screen.includes('axiswatch: reads what you type; Ctrl-D on a line of its own ends it'),
    );
    terminal.type('indicator,observed_on,value\rRU9,2026-11-20,4\r\u0004');
    expect(await terminal.ended()).toMatchObject({ exitCode: 0 });
    expect(terminal.rows().join('\n')).toContain('Recorded: 1 reading.');
    expect(axiswatch('undo')).toContain('Undone: RU9');
  });

  test('is taken in whole from a pipe, without a bar', () => {
    const { status, stdout, stderr } = spawnSync(
      'sh',
      [
        '-c',
        `head -n 20001 "${path}" | "${process.execPath}" "${program}" import - --data-dir "${dataDir}"`,
      ],
      { encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Recorded: 20000 readings.');
    expect(axiswatch('undo')).toContain('Undone: 20000 readings');
  });
});

test('a file with other columns hints at --map, beside --set too', async () => {
  const { run } = await sampleShell();
  const { code, err } = await run(
    ['import', '-', '--set', 'indicator=A1'],
    'date,value\n2026-11-02,5\n',
  );
  expect(code).toBe(1);
  expect(err).toContain('(--map says which column is which: --map observed_on=DATE,value=VALUE)');
});

test('a script can tell a name that is not known and a decimal comma from other problems', async () => {
  const { run } = await sampleShell();
  const rows = 'indicator,observed_on,value\nA9,2026-11-02,5\nA1,2026-11-02,"1,5"\n';
  const { out } = await run(['import', '-', '--json'], rows);
  expect(JSON.parse(out).problems).toEqual([
    {
      path: 'line 2, indicator',
      message: 'there is no indicator "A9"; the nearest are A1 (land), A2 (aid)',
      code: 'unknown-indicator',
    },
    {
      path: 'line 3, value',
      message: '"1,5" has a comma; write 1.5',
      code: 'decimal-comma',
    },
  ]);
});

test('one reading in the place of another is said once', async () => {
  const { run } = await sampleShell();
  const head = 'indicator,observed_on,value\n';
  expect((await run(['import', '-'], `${head}A1,2026-11-01,31\n`)).out).toMatch(
    /^Recorded: 1 reading, in the place of another of that day\./,
  );
});

describe('any text', () => {
  /** Every sign that moves a terminal or that a file or a spreadsheet may take for its own, between and before letters. */
  const SIGNS = [
    ...Array.from({ length: 0xa0 }, (_, code) => code).filter((code) => code > 0),
    ...[0xfeff, 0xfffd, 0xfffe, 0xffff, 0x2028, 0x202e, 0x1f600, 0x10ffff],
  ].map((code) => String.fromCodePoint(code));
  const NOTES = [
    ...SIGNS.flatMap((sign) => [`a${sign}b`, `${sign}b`, `a;${sign}b`, `a\t${sign}b`]),
    ...['\r\n', '"', '""', ';', ',', "'", "'=", ';=1', "';=1", ";'=1", ';;', '"";"=1'].flatMap(
      (text) => [text, `a${text}b`, `${text} `],
    ),
  ];

  test('that came in goes out as CSV, and comes in again as it was', async () => {
    const first = await sampleShell();
    const rows = NOTES.map((note, at) => ({
      indicator: 'A1',
      observedOn: new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10),
      value: 50,
      source: note,
      note,
      quote: note,
    }));
    const path = first.file('in.json', JSON.stringify(rows));
    expect(await first.run(['import', path])).toMatchObject({ code: 0 });
    const { out: csv } = await first.run(['export', '-']);
    const second = await sampleShell();
    expect(await second.run(['import', '-'], csv)).toMatchObject({ code: 0 });
    expect((await second.run(['export', '-'])).out).toBe(csv);
    const notesOf = async ({ run }: typeof first): Promise<readonly unknown[]> => {
      const { out } = await run(['export', '-', '--format', 'jsonl']);
      return out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .filter(({ observedOn }) => observedOn < '2024')
        .map(({ source, note, quote }) => [source, note, quote]);
    };
    const kept = NOTES.map((note) => note.trim());
    const wanted = kept.map((note) => [note, note, note]);
    expect(await notesOf(first)).toEqual(wanted);
    expect(await notesOf(second)).toEqual(wanted);
  });

  test.each([
    ['\0', 'holds a NUL character; take it out'],
    ['\ud800', 'holds half of a character; write it whole'],
  ])('that no file can hold (%j) comes in by no way', async (sign, why) => {
    const { run, file } = await sampleShell();
    const reading = { indicator: 'A1', observed_on: '2026-01-01', value: 5 };
    for (const column of ['source', 'url', 'note', 'quote', 'archived']) {
      const path = file('in.json', JSON.stringify([{ ...reading, [column]: `a${sign}b` }]));
      const { code, err } = await run(['import', path]);
      expect([code, err]).toEqual([1, expect.stringContaining(`row 1, ${column}: ${why}`)]);
    }
    const { err: recorded } = await run(['record', 'A1', '5', '--note', `a${sign}`]);
    expect(recorded).toContain(why);
    const event = { day: '2026-01-01', node: 'land', title: 't', side: 'ours', kind: 'action' };
    for (const column of ['title', 'source', 'url', 'note', 'id']) {
      const path = file('in.jsonl', JSON.stringify({ ...event, [column]: `a${sign}b` }));
      const { code, err } = await run(['event', 'import', path]);
      expect([code, err]).toEqual([1, expect.stringContaining(`line 1, ${column}: ${why}`)]);
    }
    const added = ['event', 'add', `t${sign}t`, '--node', 'land', '--side', 'ours'];
    expect((await run([...added, '--kind', 'action'])).err).toContain(why);
    const judged = ASSESSMENT.replace('The front holds.', `The front${sign}holds.`);
    const assessed = await run(['assessment', 'new', '-'], judged);
    // In UTF-8, as which the text comes in, half of a character is none.
    expect(assessed).toMatchObject(sign === '\0' ? { code: 1 } : { code: 0 });
    const titled = JSON.stringify(sample({ source: { title: 'Book', author: 'Ann' } }));
    for (const title of ['"Land taken"', '"Book"', '"Ann"']) {
      const strategy = titled.replace(title, JSON.stringify(`a${sign}`));
      const { code, err } = await run(['strategy', 'check', file('strategy.json', strategy)]);
      expect([code, err]).toEqual([1, expect.stringContaining(why)]);
    }
    expect((await run(['export', '-', '--format', 'jsonl'])).out).not.toContain('a\\u0000');
  });
});
