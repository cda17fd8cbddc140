/** Stories of pointing at a file: what is the day, what the value, which rows; and of collecting by one key. */
import { renderToString } from 'ink';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import type { Table } from '../../src/core/recipes/table.ts';
import type { Pointed } from '../../src/core/recipes/teach.ts';
import { COMMANDS } from '../../src/features/commands.ts';
import { textWidth } from '../../src/text/cells.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { laidOutListOfScreen } from '../../src/tui/lists.ts';
import { screenReaderFocus, spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import { type State, topScreen } from '../../src/tui/state.ts';
import { Frame } from '../../src/ui/app.tsx';
import { openState } from '../ui/board.ts';
import { type Person, SIZE, sitDown } from './person.ts';

const TABLE: Table = {
  rows: [
    ['Source: a publisher'],
    ['Place', 'Day', 'Area', 'Remark'],
    ['Alpha', '03/04/2026', '1,234', ''],
    ['Beta', '03/04/2026', '2,345', ''],
    ['Alpha', '05/06/2026', '3,456', 'checked'],
  ],
};

interface Pointing {
  readonly person: Person;
  /** What was answered, and what was pointed at by then; undefined: nothing yet. */
  readonly answered: () =>
    | readonly [text: string | undefined, pointed: Pointed | undefined]
    | undefined;
}

/** A person before whom a command lays a file. */
function pointing(table = TABLE, state: State = openState(SIZE), stands?: number): Pointing {
  const person = sitDown(state);
  person.type('R');
  const run = person.effects.findLast((each) => each.kind === 'run');
  if (run?.kind !== 'run') throw new Error('nothing was run');
  let taken: Pointed | undefined;
  let answer: readonly [string | undefined, Pointed | undefined] | undefined;
  const take = (pointed: Pointed): void => {
    taken = pointed;
  };
  const asking = {
    shown: '',
    question: '',
    yesNo: false,
    pointing: { name: 'area.csv', table, pointed: {}, stands, take },
    reply: (text: string | undefined): void => {
      answer = [text, taken];
    },
  };
  person.hear({ kind: 'asked', asking, put: run.asked });
  return {
    person,
    answered: () => {
      const reply = person.effects.findLast((each) => each.kind === 'reply');
      if (reply?.kind === 'reply') reply.asking.reply(reply.text);
      return answer;
    },
  };
}

const headOf = ({ person: { state } }: Pointing): string =>
  laidOutListOfScreen(state, topScreen(state), GLYPHS.block)
    .head.map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

test('R collects what is due, where something can be written', () => {
  const person = sitDown();
  person.type('R');
  expect(person.effects).toMatchObject([
    { kind: 'run', run: { words: 'collect', args: [], options: {} } },
  ]);
  const readOnly = sitDown({ ...openState(SIZE), readOnly: 'the disk is full' });
  readOnly.type('R');
  expect(readOnly.effects).toEqual([]);
});

test('a person points at the day, the value and the rows, and sees at once what comes of it', () => {
  const made = pointing();
  const { person } = made;
  expect(headOf(made)).toBe(
    'Which column is the day? d on it, or D where days stand in the header. Nothing is pointed at yet.',
  );
  person.type('c');
  expect(person.state.notice?.text).toBe('No other unit or period is proposed.');
  person.type('Right', 'd', 'd');
  expect(person.state.notice?.text).toBe('It is pointed at as that already.');
  expect(headOf(made)).toMatch(/^"03\/04\/2026" can be read in more than one way.*day: Day\.$/);
  person.type('Enter');
  expect(made.answered()).toBe(undefined);
  // What is no answer to the question changes nothing.
  person.type(' ', '4');
  expect(person.state.notice?.text).toBe('No fourth answer is open.');
  expect(headOf(made)).toMatch(/2: 2026-03-04, as MM\/DD\/YYYY.*day: Day\.$/);
  person.type('2');
  expect(headOf(made)).toMatch(/day: Day; as MM\/DD\/YYYY\.$/);
  expect(headOf(made)).toMatch(/^Which column is the value\?/);
  // Another question is asked now, and the one before is not gone on with.
  person.type(' ', '1', '2');
  expect(headOf(made)).toMatch(/^Which column is the value\?.*day: Day; as MM\/DD\/YYYY\.$/);
  person.type('Left', 'Right', 'd', '1', 'Right', 'v', '1');
  expect(headOf(made)).toMatch(
    /^2026-04-03 is there in several rows; which are meant\? o on a cell that they have\..*value: Area/,
  );
  person.type('Down', 'Down', 'Left', 'Left', 'o');
  expect(headOf(made)).toMatch(
    /^2 readings; the newest 5 Jun 2026: 3456; skipped 1 other row \(row 4 Place is not Alpha, but "Beta"\)\..*rows: Place = Alpha\.$/,
  );
  person.type('Enter');
  expect(made.answered()).toEqual([
    '',
    {
      day: 'Day',
      dayForm: 'DD/MM/YYYY',
      value: 'Area',
      rows: { Place: ['Alpha'] },
      decimal: '.',
      thousands: ',',
      numbersSaid: true,
    },
  ]);
  expect(topScreen(person.state).kind).toBe('overview');
});

test('nothing is said to run while it waits for the person', () => {
  const { person } = pointing();
  expect(person.state.notice).toBe(undefined);
});

test('its heading says which of the columns are shown, and each column has its name', () => {
  const table: Table = { rows: [Array.from({ length: 11 }, (_, at) => `Name ${at + 1}`)] };
  const made = pointing(table, openState({ columns: 60, rows: 20 }));
  made.person.type('Right', 'Right', 'Right', 'd');
  const { state } = made.person;
  const view = laidOutListOfScreen(state, topScreen(state), GLYPHS.block);
  expect(view.title).toBe('Point at area.csv, columns 3 to 4 of 11');
  expect(view.columns.map(({ key }) => key)).toEqual(['row', '#3 Name 3', '[#4 day Name 4]']);
});

test.each([
  'excel',
  'csv',
  'publisher',
  'columns',
  'point',
  'download',
  'teach',
  'every month',
  'spreadsheet',
])('%s finds import among the commands', (word) => {
  const shell = { commands: COMMANDS, folder: '/', strategies: [] };
  const person = sitDown({ ...openState(SIZE), shell });
  person.type(':', ...word);
  const frame = renderToString(createElement(Frame, { state: person.state }), SIZE);
  expect(frame).toMatch(/import {2}take in a file of readings, or point in any table once; then R/);
  if (!['download', 'teach', 'every month', 'spreadsheet'].includes(word)) return;
  expect(frame).toMatch(/recipe new {2}make a recipe by pointing/);
  expect(frame).toMatch(/fetch the files that recipes name.* R /);
});

test('leaving it asks first where something is pointed at, and answers the command that nothing is to be kept', () => {
  const made = pointing();
  made.person.type('d', 'Esc');
  expect(topScreen(made.person.state)).toMatchObject({
    kind: 'confirm',
    question: 'Discard what you pointed at?',
  });
  made.person.type('Esc');
  expect([topScreen(made.person.state).kind, made.answered()]).toEqual(['pointing', undefined]);
  expect(headOf(made)).toContain('day: Place');
  made.person.type('Esc', 'y');
  expect(made.answered()).toEqual([undefined, undefined]);
  expect(topScreen(made.person.state).kind).toBe('overview');
});

test('what was pointed at is pointed elsewhere, forgotten, or by another row of names', () => {
  const made = pointing();
  const { person } = made;
  person.type('Right', 'd', '1', 'Right', 'd');
  expect(headOf(made)).toMatch(
    /^That does not go: no cell of "Area" is a day.*; press d on another column.*day: Area\.$/,
  );
  person.type('Backspace');
  expect(headOf(made)).toMatch(/Nothing is pointed at yet\.$/);
  person.type('o', 'o');
  expect(headOf(made)).toMatch(/Nothing is pointed at yet\.$/);
  person.type('n', 'D');
  expect(headOf(made)).toMatch(/^That does not go.*day: in the header\.$/);
});

test('days in the header are pointed at by one key', () => {
  const years: Table = {
    rows: [
      ['Country', '2023', '2024'],
      ['Iran', '1.5', '2'],
      ['Russia', '3', '4'],
    ],
  };
  const made = pointing(years);
  made.person.type('D', 'Down', 'Down', 'o');
  expect(headOf(made)).toMatch(/2 readings; the newest 31 Dec 2024: 4; skipped 1 other row/);
});

test('it is said aloud cell by cell', () => {
  const made = pointing();
  expect(spokenScreenArrivalSentences(made.person.state).join(' ')).toMatch(/Point at area\.csv\./);
  made.person.type('Down', 'Down', 'Right');
  expect(screenReaderFocus(made.person.state).text).toBe('row 3, column Day: 03/04/2026');
});

test.each([
  [120, 36],
  [80, 24],
  [60, 20],
])('at %i by %i it keeps within the terminal', (columns, rows) => {
  const wide: Table = { rows: TABLE.rows.map((row) => [...row, ...row, ...row]) };
  const made = pointing(wide, openState({ columns, rows }));
  made.person.type(...Array.from({ length: 9 }, () => 'Right'));
  const frame = renderToString(createElement(Frame, { state: made.person.state }), { columns });
  const lines = frame.split('\n');
  expect(lines.every((line) => textWidth(line) <= columns)).toBe(true);
  expect(frame).toContain('[#10]');
});

test.each([
  [
    '1.000 times',
    317_644,
    'about 1000 times what stands. c takes each value times 0.001.',
    '317.644',
  ],
  ['a 12th', 26.1, 'about 1/12 of what stands. c takes a year of each month', '307.306'],
])(
  'a value of %s what stands has its remedy, which one key takes and takes back',
  (_, value, says, made) => {
    const table: Table = {
      rows: [
        ['Day', 'Spend'],
        ['2026-09-13', String(value)],
        ['2026-10-13', String(value)],
      ],
    };
    const at = pointing(table, openState(SIZE), 314);
    at.person.type('d', 'Right', 'v');
    expect(headOf(at)).toContain(says);
    at.person.type('c');
    expect(headOf(at)).toMatch(new RegExp(`the newest 13 Oct 2026: ${made}\\.`));
    expect(headOf(at)).not.toContain('what stands');
    at.person.type('c');
    expect(headOf(at)).toContain(says);
  },
);

test('a month of what stands for 12 becomes the sum of 12 where the file has as many in a row', () => {
  const month = (at: number): string => String(at).padStart(2, '0');
  const rows = Array.from({ length: 13 }, (_, at) => [
    at < 12 ? `2025-${month(at + 1)}-28` : '2026-01-28',
    '26',
  ]);
  const at = pointing({ rows: [['Day', 'Spend'], ...rows] }, openState(SIZE), 314);
  at.person.type('d', 'Right', 'v');
  expect(headOf(at)).toContain('about 1/12 of what stands. c takes the sum of 12 months.');
  at.person.type('c');
  expect(headOf(at)).toContain('2 readings; the newest 28 Jan 2026: 312; skipped 11');
  at.person.type('c');
  expect(headOf(at)).toContain('13 readings; the newest 28 Jan 2026: 26');
});
