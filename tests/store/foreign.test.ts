/** Other people's files as tables, or refused in a sentence. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { gridsOf } from '../../src/store/foreign/grids.ts';
import { type Grid, readForeign } from '../../src/store/foreign.ts';

const grids = (contents: string | Uint8Array, name = 'a.csv') =>
  gridsOf(Buffer.from(contents), name);

const rowsOf = async (contents: string | Uint8Array, name?: string): Promise<Grid['rows']> => {
  const [first, ...others] = await grids(contents, name);
  expect(others).toEqual([]);
  return first?.rows ?? [];
};

const ROWS = [
  ['day', 'value'],
  ['2026-09-30', '4,1'],
];

describe('CSV', () => {
  test.each([';', '\t', '|'])('cells between %j', async (delimiter) => {
    const text = ROWS.map((row) => row.join(delimiter)).join('\r\n');
    expect(await rowsOf(text)).toEqual(ROWS);
    expect(await rowsOf(`"notes, all of them",\n\n${text}\n${text}`)).toHaveLength(6);
  });

  test('quotes, notes of other widths, and the name of the file', async () => {
    const text = 'Table 1\n\nday,value\n2026-09-30,"1,234"\n2026-10-31,"a 4"" pipe"\nSource: a map';
    expect(await grids(text, 'land.csv')).toEqual([
      {
        title: 'land.csv',
        rows: [
          ['Table 1'],
          [''],
          ['day', 'value'],
          ['2026-09-30', '1,234'],
          ['2026-10-31', 'a 4" pipe'],
          ['Source: a map'],
        ],
      },
    ]);
    expect(await rowsOf('[1],2\n3,4\n')).toEqual([
      ['[1]', '2'],
      ['3', '4'],
    ]);
  });

  test('encodings', async () => {
    const text = 'month;value\nAoût;5 €\n';
    const rows = [
      ['month', 'value'],
      ['Août', '5 €'],
    ];
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const western = Buffer.from(text.replace('€', '\x80'), 'latin1');
    for (const bytes of [text, `\uFEFF${text}`, wide, Buffer.from(wide).swap16(), western]) {
      expect(await rowsOf(bytes)).toEqual(rows);
    }
  });
});

describe('JSON', () => {
  const json = (document: unknown) => grids(JSON.stringify(document), 'a.json');

  test('objects, with those in them by both names', async () => {
    const data = {
      meta: { count: 2 },
      data: {
        items: [
          { day: '2026-09-30', of: { id: 'RU', n: 1 }, value: 0.1, key: ['a', 'b'], note: null },
          { day: '2026-10-31', value: 1e21, isLast: true },
        ],
      },
    };
    expect(await json(data)).toEqual([
      {
        title: 'data.items',
        rows: [
          ['day', 'of.id', 'of.n', 'value', 'key.0', 'key.1', 'note', 'isLast'],
          ['2026-09-30', 'RU', '1', '0.1', 'a', 'b', ''],
          ['2026-10-31', '', '', '1e+21', '', '', '', 'true'],
        ],
      },
    ]);
  });

  test('the longest list first, and lists of lists', async () => {
    const [first, second, ...others] = await json({
      dataSets: [{ action: 'Information', observations: [[1, 2], [3], ['x', null]] }],
      names: ['a', 'b'],
    });
    expect(first).toEqual({
      title: 'dataSets.0.observations',
      rows: [['1', '2'], ['3'], ['x', '']],
    });
    expect(second?.title).toBe('dataSets');
    expect(others).toEqual([]);
    expect((await json([{ total: 1 }, [{ day: 1 }, { day: 2 }]]))[0]?.title).toBe('1');
    expect((await json([{ a: 1 }]))[0]?.title).toBe('a.json');
  });
});

describe('HTML', () => {
  test('captions, headings and spans; what is no part of a cell', async () => {
    const page = `<!doctype html><h2>Losses <b>by month</b></h2>
      <table><thead><tr><th rowspan=2>day<th colspan=2>value</tr><tr><th>low<th>high</tr></thead>
      <tr><td>2026-09-30<sup>[1]</sup></td><td>1&nbsp;<br>2<td><script>x</script>3</table>
      <table><caption>Second</caption><tr><td>a<table><tr><td>inner</table></table>`;
    expect(await grids(page, 'a.html')).toEqual([
      {
        title: 'Losses by month',
        rows: [
          ['day', 'value', 'value'],
          ['day', 'low', 'high'],
          ['2026-09-30', '1 2', '3'],
        ],
      },
      { title: 'Second', rows: [['a']] },
      { title: 'Losses by month', rows: [['inner']] },
    ]);
    expect((await grids('<table><tr><td>a</table>'))[0]?.title).toBe('table 1');
  });
});

const sheet = (cells: string) => `<worksheet><sheetData>${cells}</sheetData></worksheet>`;

/** A workbook of sheets S1, S2 …; formats of its cells in their order. */
function workbook(sheets: readonly string[], formats: readonly string[] = [], more = '') {
  const styles = formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`);
  const xfs = formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`);
  const numbered = sheets.map((text, at) => ({ text, at: at + 1 }));
  const names = numbered.map(({ at }) => `<sheet name="S${at}" r:id="r${at}"/>`).join('');
  const targets = numbered.map(
    ({ at }) => `<Relationship Id="r${at}" Target="worksheets/${at}.xml"/>`,
  );
  const parts = {
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="r">${more}<sheets>${names}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${targets.join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet><numFmts>${styles.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/>${xfs.join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst><si><t>day</t></si><si><r><t>va</t></r><r><t xml:space="preserve">lue </t></r><rPh><t>x</t></rPh></si></sst>`,
    ...Object.fromEntries(numbered.map(({ text, at }) => [`xl/worksheets/${at}.xml`, text])),
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])),
  );
}

describe('a workbook', () => {
  test('every kind of cell, by its format', async () => {
    const cells = [
      '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>007 &amp; _x000D_</t></is></c>',
      '<c t="str"><f>1+1</f><v>two</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>',
      '<c><v>4.0999999999999996</v></c><c s="1"><v>4.1000000000000002E-2</v></c>',
      '<c s="2"><v>46295</v></c><c t="d"><v>2026-09-30T00:00:00</v></c>',
    ];
    const book = workbook([sheet(`<row>${cells.join('')}</row>`), sheet('')]);
    expect(await grids(book, 'a.csv')).toEqual([
      {
        title: 'S1',
        rows: ['day|value |007 & \r|two|TRUE|#N/A|4.1|4.1%|2026-09-30|2026-09-30'.split('|')],
      },
    ]);
  });

  test.each([
    ['0.00%', '46295', '4629500%'],
    ['yyyy\\-mm', '46295.75', '2026-09-30'],
    ['[$-409]mmm d', '46295', '2026-09-30'],
    ['[h]:mm', '1.5', '1.5'],
    ['mm:ss', '0.5', '0.5'],
    ['#,##0 &quot;days&quot;', '30', '30'],
    ['0.0_d;[Red]-0.0%', '12', '12'],
    ['d', '1', '1'],
  ])('a cell of format %s', async (format, value, text) => {
    const cell = `<row><c s="3"><v>${value}</v></c></row>`;
    expect(await rowsOf(workbook([sheet(cell)], [format]))).toEqual([[text]]);
  });

  test('days of the other calendar', async () => {
    const cell = '<row><c s="2"><v>44833</v></c></row>';
    const book = workbook([sheet(cell)], [], '<workbookPr date1904="1"/>');
    expect(await rowsOf(book)).toEqual([['2026-09-30']]);
  });

  test('cells that are not there cost nothing, and none lies beyond the last', async () => {
    const far = (name: string) =>
      workbook([sheet(`<row><c r="B2"><v>1</v></c><c r="${name}"><v>2</v></c></row>`)]);
    const rows = await rowsOf(far('XFD1048576'));
    expect(rows).toHaveLength(1_048_576);
    expect([rows[0], rows[1], rows.at(-1)?.length]).toEqual([[], ['', '1'], 16_384]);
    for (const name of ['ZZZZZZZ999999999', 'XFE1', 'A1048577', '1A', '']) {
      await expect(grids(far(name))).rejects.toThrow('beyond the last of any workbook');
    }
  });

  test('no entity is looked up', async () => {
    const cell = '<row><c t="str"><v>a &e; b</v></c></row>';
    const dtd = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
    expect(await rowsOf(workbook([sheet(cell)]))).toEqual([['a &e; b']]);
    await expect(grids(workbook([dtd + sheet(cell)]))).rejects.toThrow('a document type');
  });

  test('what unpacks to more than is held, whatever size it tells', async () => {
    const bomb = workbook([sheet(' '.repeat(101_000_000))]);
    await expect(grids(bomb)).rejects.toThrow('unpacks to more than 100 MB');
    const view = Buffer.from(bomb);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(101_000_000 + sheet('').length);
    for (let at = view.indexOf(size); at !== -1; at = view.indexOf(size)) view.writeUInt32LE(9, at);
    await expect(grids(view)).rejects.toThrow();
  });
});

test.each([
  ['', 'is empty'],
  [' \n', 'is empty'],
  ['%PDF-1.7', 'is a PDF'],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'is an image'],
  [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'is an image'],
  [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'save it as XLSX'],
  [Buffer.from([0x1f, 0x8b, 8, 0]), 'unpack it'],
  ['a\0b', 'is not text'],
  ['<p>none', 'has no table'],
  ['{"a": 1}', 'has no table'],
  [zipSync({ 'a.txt': strToU8('a') }), 'not an XLSX workbook'],
  [workbook([sheet('<row>')]).subarray(0, 400), 'cannot be read'],
  ['a,"b\n', 'never closed'],
  [`a,"${'b\n'.repeat(600_000)}`, 'never closed'],
  [','.repeat(20_000), 'more than 16,384 columns'],
  [`${','.repeat(99)}\n`.repeat(51_000), 'more than 5 million cells'],
  ['{"a": ', 'cannot be read'],
])('%# is refused in a sentence', async (contents, says) => {
  const name = String(contents).startsWith('{') ? 'in/a.json' : 'in/a.csv';
  const refusal = readForeign(Buffer.from(contents), name);
  await expect(refusal).rejects.toMatchObject({ name: 'Refusal' });
  await expect(refusal).rejects.toThrow(says);
  await expect(refusal).rejects.toThrow(name);
});

test('a file is at most 20 MB', async () => {
  await expect(readForeign(Buffer.alloc(20_000_001), 'a')).rejects.toThrow('larger than 20 MB');
});

test.each([
  ['keys', () => JSON.stringify(Array.from({ length: 20_000 }, (_, at) => ({ [`k${at}`]: at })))],
  ['spans', () => `<table>${`<tr>${'<td colspan=999 rowspan=999>x'.repeat(300)}`.repeat(500)}`],
  ['lists in lists', () => '['.repeat(9_000_000) + ']'.repeat(9_000_000)],
  ['elements', () => `<p>${'<b>'.repeat(6_000_000)}`],
])('%s beyond all measure are read or refused, and nothing else ends', async (_, make) => {
  await readForeign(Buffer.from(make()), 'a').catch((error: unknown) => {
    expect(error).toMatchObject({ name: 'Refusal' });
  });
  expect(await readForeign(Buffer.from('a,b\n1,2\n'), 'b.csv')).toHaveLength(1);
});

test('a page of deep elements is read, and a long table', async () => {
  const deep = `${'<span>'.repeat(100_000)}<table><tr><td>a</table>`;
  expect(await grids(deep)).toEqual([{ title: 'table 1', rows: [['a']] }]);
  const line = `2026-09-30,1.5,${'x'.repeat(80)}\n`;
  const [grid] = await readForeign(Buffer.from(line.repeat(200_000)), 'a');
  expect(grid?.rows).toHaveLength(200_000);
});
