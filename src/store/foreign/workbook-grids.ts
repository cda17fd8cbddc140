/** The sheets of an XLSX workbook (ECMA-376, part 1, section 18). */
import { unzipSync } from 'fflate';
import { Parser } from 'saxen';
import { type Day, isoDay, parseIsoDay } from '../../model/day.ts';
import { Refusal } from '../../model/problem.ts';
import type { Grid } from '../foreign.ts';
import { MOST_COLUMNS, type Room } from './room.ts';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STYLES = 'xl/styles.xml';
const STRINGS = 'xl/sharedStrings.xml';
/** Bytes of all parts that are read. */
const MOST_UNPACKED = 100_000_000;
const MOST_ROWS = 1_048_576;

type Kind = 'number' | 'percent' | 'day';

interface Workbook {
  /** Of cells, by the number of their style. */
  readonly kinds: readonly Kind[];
  readonly strings: readonly string[];
  /** The day before the first one of its calendar. */
  readonly origin: Day;
}

export function workbookGrids(bytes: Uint8Array, room: Room): readonly Grid[] {
  let left = MOST_UNPACKED;
  const unpacked = (names: readonly string[]) =>
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!names.includes(name)) return false;
        left -= originalSize;
        if (left < 0) throw new Refusal('unpacks to more than 100 MB; save the sheet as CSV');
        return true;
      },
    });
  const parts = unpacked([WORKBOOK, RELATIONS, STYLES, STRINGS]);
  const [main, relations] = [parts[WORKBOOK], parts[RELATIONS]];
  if (main === undefined || relations === undefined) {
    throw new Refusal('is compressed but not an XLSX workbook; save it as XLSX, or unpack it');
  }
  const { sheets, origin } = sheetsIn(main);
  const files = filesIn(relations);
  const fileOf = (id: string): string => files.get(id) ?? '';
  const texts = unpacked(sheets.map(({ id }) => fileOf(id)));
  const workbook = { origin, kinds: kindsIn(parts[STYLES]), strings: stringsIn(parts[STRINGS]) };
  return sheets.flatMap(({ id, title }) => {
    const text = texts[fileOf(id)];
    return text === undefined ? [] : [{ title, rows: rowsIn(text, workbook, room) }];
  });
}

function sheetsIn(main: Uint8Array) {
  const sheets: { readonly title: string; readonly id: string }[] = [];
  let origin = parseIsoDay('1899-12-30') as Day;
  tellXml(main, {
    open: (name, attribute) => {
      if (name === 'sheet')
        sheets.push({ title: attribute('name') ?? '', id: attribute('id') ?? '' });
      const is1904 = name === 'workbookPr' && /^(?:1|true)$/.test(attribute('date1904') ?? '');
      if (is1904) origin = parseIsoDay('1904-01-01') as Day;
    },
  });
  return { sheets, origin };
}

/** The parts of a workbook by the ids that it has for them. */
function filesIn(relations: Uint8Array): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  tellXml(relations, {
    open: (_name, attribute) => {
      const target = attribute('Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      files.set(attribute('Id') ?? '', path);
    },
  });
  return files;
}

function kindsIn(styles: Uint8Array | undefined): readonly Kind[] {
  const formats = new Map<string, string>();
  const kinds: Kind[] = [];
  let isOfCells = false;
  if (styles === undefined) return kinds;
  tellXml(styles, {
    open: (name, attribute) => {
      const id = attribute('numFmtId') ?? '';
      if (name === 'numFmt') formats.set(id, attribute('formatCode') ?? '');
      if (name === 'cellXfs') isOfCells = true;
      if (name === 'xf' && isOfCells) kinds.push(kindOf(formats.get(id) ?? BUILT_IN[id] ?? ''));
    },
    close: (name) => {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return kinds;
}

/** Formats that no workbook writes out, those with a percent sign and of days; from 27 on of East Asia. */
const BUILT_IN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['9', '10'].map((id) => [id, '%'])),
  ...Object.fromEntries(
    '14 15 16 17 22 27 28 29 30 31 36 50 51 52 53 54 57 58'.split(' ').map((id) => [id, 'd']),
  ),
};

/** What of a format is shown as it stands, or says no more than colour, space and language. */
const ASIDE = /"[^"]*"|\[[^\]]*\]|[\\_*]./g;

function kindOf(format: string): Kind {
  const [signs = ''] = format.replaceAll(ASIDE, '').split(';', 1);
  if (signs.includes('%')) return 'percent';
  // without an hour or second, m is a month
  return /[yd]/i.test(signs) || /^[^hs]*m[^hs]*$/i.test(signs) ? 'day' : 'number';
}

function stringsIn(part: Uint8Array | undefined): readonly string[] {
  const strings: string[] = [];
  const reader = textReader(['t']);
  if (part === undefined) return strings;
  tellXml(part, {
    ...reader,
    close: (name) => {
      reader.close(name);
      if (name === 'si') strings.push(unescaped(reader.take()));
    },
  });
  return strings;
}

/** Gathers what stands in the elements named; how a text is spoken is no part of it. */
function textReader(names: readonly string[]) {
  let text = '';
  let isIn = false;
  let isSpoken = false;
  return {
    open: (name: string): void => {
      if (name === 'rPh') isSpoken = true;
      if (names.includes(name)) isIn = !isSpoken;
    },
    text: (more: string): void => {
      if (isIn) text += more;
    },
    close: (name: string): void => {
      if (name === 'rPh') isSpoken = false;
      if (names.includes(name)) isIn = false;
    },
    /** What was gathered, once. */
    take: (): string => {
      const taken = text;
      text = '';
      return taken;
    },
  };
}

/** Signs that XML cannot hold are written by number. */
function unescaped(text: string): string {
  return text.replaceAll(/_x([\da-f]{4})_/gi, (_, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Rows without cells are one and the same: a sheet may have a million. */
const EMPTY: string[] = [];

function rowsIn(part: Uint8Array, workbook: Workbook, room: Room): Grid['rows'] {
  const rows: string[][] = [];
  const reader = textReader(['v', 't']);
  let [row, column] = [0, 0];
  let [kind, style] = ['n', 0];
  const place = (text: string): void => {
    if (text === '') return;
    for (; rows.length < row; rows.push(EMPTY)) room.take(0);
    const cells = rows[row - 1] === EMPTY ? [] : (rows[row - 1] as string[]);
    rows[row - 1] = cells;
    room.take(column - cells.length);
    while (cells.length < column) cells.push('');
    cells[column - 1] = text;
  };
  tellXml(part, {
    open: (name, attribute) => {
      reader.open(name);
      if (name === 'row') [row, column] = [Number(attribute('r') ?? row + 1), 0];
      if (name !== 'c') return;
      const named = attribute('r');
      [row, column] = named === undefined ? [row, column + 1] : placeOf(named);
      [kind, style] = [attribute('t') ?? 'n', Number(attribute('s') ?? 0)];
      if (!(column <= MOST_COLUMNS && row >= 1 && row <= MOST_ROWS)) {
        throw new Refusal(
          `has a cell ${(named ?? 'far out').slice(0, 20)}, beyond the last of any workbook; delete it`,
        );
      }
    },
    text: reader.text,
    close: (name) => {
      reader.close(name);
      if (name === 'c') place(cellText(reader.take(), kind, style, workbook));
    },
  });
  return rows;
}

const LETTERS = 26;

/** The row and column of a cell such as C7, from 1. */
function placeOf(name: string): [row: number, column: number] {
  const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(name) ?? [];
  const column = [...letters].reduce((sum, each) => sum * LETTERS + each.charCodeAt(0) - 64, 0);
  return [Number(row), column];
}

function cellText(text: string, kind: string, style: number, workbook: Workbook): string {
  switch (kind) {
    case 's':
      return workbook.strings[Number(text)] ?? '';
    case 'n':
      return text === ''
        ? ''
        : numberText(Number(text), workbook.kinds[style] ?? 'number', workbook.origin);
    case 'd':
      return text.slice(0, 10);
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE';
    default:
      return unescaped(text);
  }
}

/** 1 March 1900, before which its calendar has a day that never was, and 31 December 9999. */
const [FIRST_DAY, LAST_DAY] = [61, 2_958_465];

function numberText(number: number, kind: Kind, origin: Day): string {
  if (kind === 'percent') return `${Number((number * 100).toPrecision(15))}%`;
  const isDay = kind === 'day' && number >= FIRST_DAY && number <= LAST_DAY;
  return isDay ? isoDay(origin + Math.floor(number)) : String(number);
}

/** Names are told without the prefix of their name space. */
export interface Told {
  readonly open: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const PIECE = 1_000_000;

export function tellXml(bytes: Uint8Array, told: Told): void {
  const parser = new Parser();
  const plain = (name: string): string => name.slice(name.indexOf(':') + 1);
  parser.on('openTag', (name, attributes, decode) => {
    told.open(plain(name), (wanted) => {
      const found = Object.entries(attributes() || {}).find(([each]) => plain(each) === wanted);
      return found && decode(found[1]);
    });
  });
  parser.on('text', (text, decode) => told.text?.(decode(text)));
  parser.on('cdata', (text) => told.text?.(text));
  parser.on('closeTag', (name) => told.close?.(plain(name)));
  parser.on('attention', () => {
    throw new Refusal('has a document type in it, as no workbook has; save it again');
  });
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += PIECE) {
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  }
  parser.end();
}
