import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  csvTablePieces,
  eventsCsvText,
  parseCsvEvents,
  parseCsvReadingsAndChecks,
} from '../../src/store/files/csv.ts';
import { got, happening, observation, readingsAndChecksCsv, strategyFile } from './tools.ts';

const { strategy } = strategyFile();
const today = '2026-11-25';
const read = (input: string | Uint8Array) => parseCsvReadingsAndChecks(input, strategy, today);
const problemsOf = async (input: string | Uint8Array): Promise<string[]> => {
  const result = await read(input);
  return result.ok ? [] : result.problems.map(({ path, message }) => `${path}: ${message}`);
};

describe('a readings file', () => {
  test('is read with only its first three columns, in any order of columns', async () => {
    expect(got(await read('value,indicator,observed_on\n12.5,land,2026-01-31\n'))).toEqual([
      observation({ value: 12.5, observedOn: '2026-01-31' }),
    ]);
  });

  test('may begin with a byte order mark, end its lines with CRLF and hold commas, quotes and line breaks in quotes', async () => {
    const text = '\uFEFFindicator,observed_on,value,note\r\nRU1,2026-01-31,1,"a, ""b""\r\nc"\r\n';
    expect(got(await read(text))).toEqual([
      observation({ value: 1, observedOn: '2026-01-31', note: 'a, "b"\r\nc' }),
    ]);
  });

  test('is refused whole, every bad row listed by its line and column', async () => {
    const text = [
      'indicator,observed_on,value,note',
      'land,2026-01-31,1,"two',
      'lines"',
      '',
      'lend,2026-02-30,x,',
      'land,2026-01-31,1',
      'stance,2026-01-31,7,',
    ].join('\n');
    expect(await problemsOf(text)).toEqual([
      'line 5, indicator: unknown indicator "lend"; "axiswatch list" shows all of them',
      'line 5, observed_on: "2026-02-30" is not a day that exists; write one such as 2026-11-16',
      'line 5, value: "x" is not a number; write digits with a point, such as 12.5',
      'line 6: has 3 fields where the header names 4; quote a text that holds a comma',
      'line 7, value: 7 is not one of the levels 0, 1, 2',
    ]);
    expect(await problemsOf(text.replaceAll('\n', '\r\n'))).toEqual(await problemsOf(text));
  });

  test('is refused for a header that lacks a needed column, repeats one or names an unknown one', async () => {
    expect(await problemsOf('indicator,value,value,colour\nland,1,1,red\n')).toEqual([
      'line 1: unknown column "colour"; the columns are indicator, observed_on, value, confidence, source, url, note, quote, archived, retrieved_on, origin, handling',
      'line 1: column "value" is there twice; keep one',
      'line 1: column "observed_on" is missing; add it to the first row',
    ]);
  });

  test('is refused with a hint when it is empty, not UTF-8, not separated by commas, or no CSV', async () => {
    const bytes = (text: string, encoding: BufferEncoding) =>
      new Uint8Array(Buffer.from(text, encoding));
    const head = 'indicator,observed_on,value,note\n';
    expect(await problemsOf('')).toEqual([
      'line 1: the file is empty; its first line must name the columns, at least indicator, observed_on, value',
    ]);
    const many = await problemsOf(`${head}${'land,x,1,\n'.repeat(10_000)}`);
    expect(many.at(-1)).toBe(': and 9000 more problems; mend these first');
    expect(await problemsOf(bytes(`\uFEFF${head}`, 'utf16le'))).toEqual([
      'line 1: the file is UTF-16; save it as CSV in UTF-8',
    ]);
    expect(await problemsOf(bytes(`${head}land,2026-01-31,1,é\n`, 'latin1'))).toEqual([
      'line 2, character 19: is not UTF-8; save the file as CSV in UTF-8',
    ]);
    expect(await problemsOf(`${head}land,2026-01-31,1,a\0b\n`)).toEqual([
      'line 2, character 20: holds a NUL character; save it as CSV in UTF-8',
    ]);
    expect(await problemsOf('indicator;observed_on;value\n')).toEqual([
      'line 1: columns are not separated by commas; save the file with commas',
    ]);
    expect(await problemsOf(`${head}land,2026-01-31,1,"a\n`)).toEqual([
      'line 2, column "note": a quote that opens in this row never closes; what follows was not read',
    ]);
    expect(await problemsOf(`${head}land,2026-01-31,1,a"b\n`)).toEqual([
      'line 2, column "note": a quote stands in the wrong place; put the whole field in quotes and double those within; what follows was not read',
    ]);
  });

  test.each(['\n', '\r\n', '\r'])(
    'is refused for a row of more than a million bytes by the line that it is on, lines ending with %j',
    async (end) => {
      const lines = (length: number): string =>
        [
          'indicator,observed_on,value,note',
          'land,2026-01-30,1,',
          '',
          `land,2026-01-31,1,${'x'.repeat(length - 18)}`,
          'land,2026-02-01,1,',
          '',
        ].join(end);
      expect(await problemsOf(lines(1_000_001))).toEqual([
        'line 4: the row is longer than 1000000 bytes; a quote may be missing; what follows was not read',
      ]);
      expect(await problemsOf(lines(999_999))).toEqual([]);
    },
  );
});

test('twice as many empty lines are no more than about twice the work', async () => {
  const concat = vi.spyOn(Buffer, 'concat');
  onTestFinished(() => concat.mockRestore());
  /** Bytes that are copied to read so many pieces of empty lines. */
  const copied = async (pieces: number): Promise<number> => {
    concat.mockClear();
    async function* input(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('indicator,observed_on,value\n');
      for (let at = 0; at < pieces; at += 1) yield Buffer.alloc(10_000, '\n');
      yield Buffer.from('land,2026-10-01,x\n');
    }
    const read = await parseCsvReadingsAndChecks(input(), strategy, today);
    expect(read).toMatchObject({ problems: [{ path: `line ${2 + 10_000 * pieces}, value` }] });
    return concat.mock.calls
      .flatMap(([parts]) => parts)
      .reduce((sum, part) => sum + part.length, 0);
  };
  const once = await copied(50);
  expect(await copied(100)).toBeLessThan(3 * once + 100_000);
});

describe('the way out and back', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^['=+\-@,;"\t\r\n a]{0,8}$/),
  );
  // Texts are trimmed on the way in, so that only trimmed ones are ever stored.
  const cell = text.map((raw) => raw.replaceAll('\0', '').trim());

  test('a readings file that is written and read again holds the same readings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            value: fc.double({ noNaN: true, noDefaultInfinity: true }),
            source: cell,
            note: cell,
            quote: cell,
          }),
          { maxLength: 5 },
        ),
        async (rows) => {
          const readings = rows.map((row) => observation({ ...row, value: row.value + 0 }));
          expect(got(await read(await readingsAndChecksCsv(readings)))).toEqual(readings);
        },
      ),
    );
  });

  test('an events file that is written and read again holds the same events and ids', async () => {
    await fc.assert(
      fc.asyncProperty(cell, cell, async (note, source) => {
        const event = { ...happening({ note, source, expectNode: 'land', expect: 'up' }), id: 'x' };
        expect(got(await parseCsvEvents(await eventsCsvText([event]), strategy, today))).toEqual([
          { ...event, path: 'line 2' },
        ]);
      }),
    );
  });

  test('no cell of a file begins a formula, wherever a spreadsheet splits it', async () => {
    await fc.assert(
      fc.asyncProperty(cell, async (note) => {
        const files = [
          await readingsAndChecksCsv([observation({ note, source: note })]),
          await eventsCsvText([{ ...happening({ note, title: `t${note}` }), id: 'x' }]),
          [...(await csvTablePieces(['day', 'note'], [['2026-01-01', note]]))].join(''),
        ];
        // By commas quotes are seen; by semicolons and tabs no cell of ours begins with one.
        for (const file of files) {
          const split = file.split(/[;\t\r\n]/).map((each) => each.replace(/^"*/, ''));
          expect(split.filter((each) => /^[=+\-@＝＋－＠]/.test(each))).toEqual([]);
        }
      }),
      { examples: [[';=1+1'], ['a;=1;"=1\n=1\t@x'], ["a;'=1"]], numRuns: 500 },
    );
  });

  test('a text that a spreadsheet would take for a formula goes out with an apostrophe, numbers stay as they are', async () => {
    const readings = [
      observation({ value: -0.5, source: '=1+1', note: "'@x" }),
      observation({ note: "it's" }),
      observation({ source: 'a;=1', note: 'Sum:\n- one\n\n- two; 3' }),
    ];
    expect(await readingsAndChecksCsv(readings)).toBe(
      [
        'indicator,observed_on,value,confidence,source,url,note',
        "land,2026-10-01,-0.5,moderate,'=1+1,,''@x",
        "land,2026-10-01,50,moderate,,,it's",
        `land,2026-10-01,50,moderate,a;'=1,,"Sum:\n'- one\n\n'- two; 3"`,
        '',
      ].join('\n'),
    );
  });
});
