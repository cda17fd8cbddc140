/** A strategy of one's own on the screen: made, changed, chosen. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { leave } from '../../src/features/dashboard/world.ts';
import { checkStrategy } from '../../src/model/strategy-file.ts';
import { type Driven, drive } from './drive.tsx';

const QUESTION = ['N', 'Does the reform work?', 'Tab', 'Bus reform', 'Tab', 'Service, Money'];
const NEXT = ['Tab', 'Tab', 'Tab'];
/** Part of, unit, goalposts, how often. */
const MEASURE = ['Tab', 'Tab', '%', 'Tab', '60', 'Tab', '90', 'Tab', 'm'];

const indicator = (title: string, value: string) => [
  ...['a', title, ...MEASURE, 'Tab', 'The office', 'Tab', 'https://example.org/bus'],
  ...['Tab', 'Because', 'Tab', value],
];

/** With two indicators, saved and in use. */
async function madeOwn(columns?: number, rows?: number): Promise<Driven> {
  const driven = await drive(columns, rows);
  await driven.press(...QUESTION, 'Enter', 'Down', ...indicator('On time', '75'), 'Enter');
  await driven.press('Down', 'Down', ...indicator('Paid by fares', '66'), 'Enter', 'S');
  return driven;
}

const rowsOf = (text: string) => text.split('\n').map((line) => line.trim());
const fileOf = ({ folder }: Driven, name: string) => join(folder, 'strategies', name);

test.each([
  [80, 24],
  [120, 36],
])('looks at %d×%d as it did', async (columns, rows) => {
  const golden = (name: string) => `golden/own-${name}-${columns}.txt`;
  const { press, screen } = await drive(columns, rows);
  await press(...QUESTION);
  await expect(screen()).toMatchFileSnapshot(golden('question'));
  await press('Enter', 'Down', ...indicator('On time', '75'));
  await expect(screen()).toMatchFileSnapshot(golden('indicator'));
  await press('Enter', 'Down', 'Down', ...indicator('Paid by fares', '66'), 'Enter', 'g', 'w');
  await press('70');
  await expect(screen()).toMatchFileSnapshot(golden('shares'));
  await press('Enter', 'S', 'E', 'Down', 'Down', 'Enter', ...NEXT, '^U', '80', 'Enter');
  await expect(screen()).toMatchFileSnapshot(golden('tree'));
  await press('S', 'A better count');
  await expect(screen()).toMatchFileSnapshot(golden('reason'));
});

test('made by form, with the board beside it, saved and in use', async () => {
  const driven = await drive();
  const { press, screen, footer, context } = driven;
  await press(...QUESTION, 'Enter', 'Down', ...indicator('On time', '7'));
  expect(screen()).toMatch(/Service +50 % +0\.0/);
  await press('5');
  expect(screen()).toMatch(/Service +50 % +50\.0/);
  await press('Enter', 'S');
  expect(footer()).toBe('Money has no indicator yet; a adds one');
  await press('Down', 'Down', ...indicator('Paid by fares', '66'), 'Tab', 'Tab', 'h', 'Enter', 'S');
  expect(footer()).toBe('saved and in use');
  expect(screen()).toMatch(/^ Does the reform work\?/);
  expect(screen()).toMatch(/^ +35 +Not that this board can see\. +Low\./m);
  const file = fileOf(driven, 'bus-reform.json');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  const { leaves } = checkStrategy(readFileSync(file, 'utf8'), '');
  expect(leaves).toMatchObject([
    { id: 'on-time', unit: '%', worst: 60, best: 90, every: 31, origin: 'The office' },
    { id: 'paid-by-fares', lookUp: [{ title: 'The office', url: 'https://example.org/bus' }] },
  ]);
  const readings = await (await context.journal()).entries();
  expect(readings).toMatchObject([
    { author: 'Ann', row: { indicator: 'on-time', value: 75, confidence: 'moderate' } },
    { author: 'Ann', row: { indicator: 'paid-by-fares', value: 66, confidence: 'high' } },
  ]);
  expect(readdirSync(join(driven.folder, 'strategies'))).toEqual(['bus-reform.json']);
});

test('an indicator goes into the first track, or into that which the form is told', async () => {
  const { press, screen } = await drive();
  await press(...QUESTION, 'Enter', ...indicator('On time', '75'));
  expect(screen()).toMatch(/part of +Service/);
  await press('Enter', ...indicator('Fares', '66'), ...Array(8).fill('S-Tab'), 'Right', 'Enter');
  expect(screen()).toMatch(/· Service .*\n.*· · On time .*\n.*· Money .*\n.*· · Fares/);
  await press('Down', 'Down');
  expect(screen()).toMatch(/› · · On time[\s\S]*On time +50 % +50\.0/);
  await press('g', ...indicator('Alone', '60'), ...Array(8).fill('S-Tab'), 'Left', 'Enter', 'g');
  expect(screen()).toMatch(/ · Alone +33 %[\s\S]*Alone +33 % +0\.0/);
});

test('nothing invalid is kept, and each refusal names its field and what would be right', async () => {
  const { press, footer } = await drive();
  await press('N', 'Enter');
  expect(footer()).toBe('question: must not be empty');
  await press('Why?', 'Enter');
  expect(footer()).toBe('title: must not be empty');
  await press('Axis of Losers', 'Enter');
  expect(footer()).toBe('tracks: must name at least one');
  await press('One', 'Tab', '31 feb', 'Enter');
  expect(footer()).toMatch(/^start: 31 feb is not a day/);
  await press('^U', '^O', 'Up', 'Up', 'Up', 'Up', 'axis-of-losers', 'Enter');
  expect(footer()).toBe('id: is taken; write another one');
  await press('^U', 'Enter', 'a', 'Enter');
  expect(footer()).toBe('title: must not be empty');
  await press('A', 'Enter');
  expect(footer()).toBe('worst: must be a finite number, not ""');
  await press('many', 'Enter');
  expect(footer()).toMatch(/^worst: must be a number .*, not "many"$/);
  await press('^U', '1,000', 'Enter');
  expect(footer()).toBe('worst: must be 1000 or 1.000, not "1,000"');
  await press('^U', '−1 000', 'Tab', '-1000', 'Tab', 'often', 'Enter');
  expect(footer()).toMatch(/^how often: must be daily, weekly, monthly, .* or a num/);
  await press('^U', '14', 'Enter');
  expect(footer()).toBe('best: must differ from worst');
  await press('^U', '5', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'some', 'Enter');
  expect(footer()).toMatch(/^value: must be a number .*, not "some"$/);
  await press('^U', 'Enter');
  expect(footer()).toBe('kept in the draft; S saves it');
});

test('a draft of what is in use is told on the board and in the list, and shows its own path alone', async () => {
  const { press, screen, footer } = await madeOwn();
  expect(screen()).not.toContain('draft');
  await press('Enter', 'E', 'Tab', 'What it is for', 'Enter');
  expect(screen()).toMatch(/^ Bus reform \(draft\)$/m);
  await press('Esc');
  expect(screen().split('\n')[0]).toMatch(/ Service +1 Dec 2026 +draft$/);
  await press('0', 'S', 'G');
  expect(screen()).toMatch(/axis-of-losers .* shipped\n.*bus-reform .* your own +in use, draft/);
  await press('Enter', 'X', 'y');
  expect(footer()).toBe('thrown away');
  expect(screen()).not.toContain('draft');
});

test('a draft is kept until it is saved or thrown away', async () => {
  const driven = await drive();
  const { press, screen, footer } = driven;
  await press(...QUESTION, 'Enter', 't', 'People', 'Enter', 'Esc', 'S', 'G');
  expect(screen()).toMatch(/bus-reform +Bus reform .*draft/);
  await press('Enter');
  expect(screen()).toMatch(/· People +33 %/);
  await press('X', 'y');
  expect(footer()).toBe('thrown away');
  expect(readdirSync(join(driven.folder, 'strategies'))).toEqual([]);
});

test('a change that counts from a later day than the start says from which', async () => {
  const { press, screen } = await drive();
  await press(...QUESTION, 'Tab', '^U', '1 jan 2026', 'Enter', 'Down');
  await press(...indicator('On time', '75'), 'Enter', 'Down', 'Down');
  await press(...indicator('Paid by fares', '66'), 'Enter', 'S');
  expect(screen()).toMatch(/^ New +you recorded 2$/m);
  expect(screen()).toMatch(/0 since Dec(ember)? 2026, its first day/);
  expect(screen()).toMatch(/Service .* 0 +1 Dec 2026$/m);
  await press('x', 'p');
  expect(screen()).toContain('What moved it from 1 Dec 2026, its first day, to 1 Dec 2026');
});

test('the shipped one is not edited: a copy is', async () => {
  const { press, footer } = await drive();
  await press('E');
  expect(footer()).toBe('not your own; axiswatch strategy new ID --from shipped copies it');
});

test('a revision has a reason, is told apart from news, undone and brought back', async () => {
  const driven = await madeOwn();
  const { press, screen, footer, context, dashboard } = driven;
  await leave(context);
  context.readSettings();
  await press('1', 'E', ...NEXT.slice(1), '^U', '70', 'Enter', 'S', 'Enter');
  expect(footer()).toBe('must say why');
  const before = readFileSync(fileOf(driven, 'bus-reform.json'), 'utf8');
  await press('Stricter', 'Enter');
  expect(footer()).toBe('revised: index 35.0 → 22.5; u takes it back');
  const { parts, boards } = dashboard.snapshot().state.world;
  expect(parts.news.before).toBeCloseTo(boards.on(20_788).score(boards.strategy.index) ?? 0, 9);
  const journal = async () => {
    await press('J');
    const rows = rowsOf(screen()).filter((line) => line.includes('Ann'));
    await press('0');
    return rows.map((line) => line.replace(/^› /, '').split(/ {2,}/).slice(2));
  };
  const revised = ['revised', 'Stricter: On time worst 60 → 70', '35.0', '22.5'];
  const first = ['recorded', '2 rows', '–', '35.0'];
  expect(await journal()).toEqual([revised, first]);
  await press('1', 'u');
  expect(footer()).toBe('undone: Stricter: index 22.5 → 35.0; U brings it back');
  expect(readFileSync(fileOf(driven, 'bus-reform.json'), 'utf8')).toBe(before);
  await press('U');
  expect(footer()).toBe('redone: Stricter: index 35.0 → 22.5; u takes it back');
  expect(await journal()).toEqual([
    ['redid', 'Stricter: On time worst 60 → 70', '35.0', '22.5'],
    ['undid', 'Stricter: On time worst 70 → 60', '22.5', '35.0'],
    revised,
    first,
  ]);
  await press('J', 'Down', 'Enter');
  expect(screen()).toMatch(/^ › On time +worst +70 +60$/m);
  await press('Enter');
  expect(screen().split('\n', 1)[0]).toContain('undid › On time');
});

test('what is dropped keeps its rows out of the score; put back under its id they count again', async () => {
  const { press, screen, footer } = await madeOwn();
  await press('E', 'Down', ...indicator('Shelters', '').slice(0, -2), 'Enter');
  await press('Down', 'D');
  expect(footer()).toMatch(/^Drop “On time”; its 1 row will stay, but not count\?/);
  await press('y', 'S', 'Not ours', 'Enter');
  expect(footer()).toMatch(/^revised: index 35\.0 → 20\.0/);
  await press('J');
  expect(screen()).toContain('2 rows');
  await press('0', 'E', 'Down', ...indicator('On time', '').slice(0, -2), 'Enter');
  await press('S', 'Ours after all', 'Enter');
  expect(footer()).toMatch(/^revised: index 20\.0 → 35\.0/);
});

test('shares that are typed hold, the others have what is left', async () => {
  const { press, screen, footer } = await drive();
  await press(...QUESTION, ', People', 'Enter', 'w', '60');
  expect(screen()).toMatch(
    /Service +33 % +60 %\n Money +33 % +20 %\n People +33 % +20 %\n together +100 % +100 %/,
  );
  await press('Tab', '50', 'Enter');
  expect(footer()).toMatch(/must be a share of at least 0, and all at most 100 %$/);
  await press('^U', '?');
  expect(screen()).toMatch(/Service .* 60 %\n Money .* –\n People .* 40 %\n together .* –/);
  await press('Enter');
  expect(footer()).toMatch(/^Money: must be a number .*, not "\?"$/);
  await press('^U', '30', 'Tab', '5', 'Enter');
  expect(footer()).toBe('People: must bring the sum to 100 %, not 95 %');
  await press('^U', '10', 'Enter');
  expect(screen()).toMatch(/· Service +60 %\n.*· Money +30 %\n.*· People +10 %/);
});

test('two stand side by side, each with a record of its own', async () => {
  const { press, screen, footer } = await madeOwn();
  await press(':', 'strategy', 'Enter');
  expect(screen()).toMatch(/› axis-of-losers .*\n.*bus-reform .*in use/);
  await press('Enter');
  expect(footer()).toBe('the board shows Axis of Losers');
  expect(screen()).toContain('Is Beijing reconsidering?');
  await press('1', 'S', 'G', 'Enter');
  expect(footer()).toBe('the board shows Bus reform');
  await press('1', 'e', '80', 'Enter', 'y', 'T');
  expect(screen()).toMatch(/On time +80 %/);
});
