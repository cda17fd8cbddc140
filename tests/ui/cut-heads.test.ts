/** What stands above the table of a list is there, or ends with the sign that something was cut off; beside what is never cut the rest is there whole or not at all. What stands around a table explains no column that it has no room for. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { wrapLines } from '../../src/text/line.ts';
import { chosenGlyphs } from '../../src/tui/appearance.ts';
import { fullScreenRowWidth } from '../../src/tui/layout.ts';
import { screenDefinitionOf, topScreen } from '../../src/tui/state.ts';
import { FRAMES, GOLDEN, SIZES } from './apart.tsx';
import { openState } from './board.ts';

const opened = openState(SIZES[0]);

/** A row of a frame without the frame. */
const within = (row: string): string => row.replace(/^┃ ?(.*?) *┃$/, '$1').trim();

test('every head of a list is whole, or cut with a sign', () => {
  const heads = GOLDEN.flatMap(({ make, size, file }) => {
    const state = make({ ...opened, size });
    const top = topScreen(state);
    const { list, row } = screenDefinitionOf(state, top);
    const view = list?.(state, top, chosenGlyphs(state));
    if (view === undefined || view.rows.length === 0) return [];
    const told = view.lead?.(row?.(top) ?? 0) ?? [];
    const whole = told.filter(({ isWhole }) => isWhole === true);
    const lead = whole.length === 0 ? told : whole;
    const pieces = [...view.head, ...wrapLines(lead, fullScreenRowWidth(size))];
    return [{ file, pieces: pieces.map(({ text }) => text.trim()), about: view.head.length }];
  });
  expect(heads.length).toBeGreaterThan(100);
  const unsigned = heads.flatMap(({ file, pieces, about }) => {
    const rows = readFileSync(new URL(file, FRAMES), 'utf8').split('\n').map(within);
    const at = pieces.findIndex((piece) => piece !== '' && !rows.includes(piece));
    const first = pieces[at];
    const signed = rows.filter((text) => text.endsWith(' …')).map((text) => text.slice(0, -2));
    // where there is no room for a word about the row in hand, the head itself is whole
    return first === undefined || at === about || signed.some((text) => first.startsWith(text))
      ? []
      : [`${file}: ${first}`];
  });
  expect(unsigned).toEqual([]);
});

test('no line around a table explains a column that is not shown', () => {
  let dropped = 0;
  const wrong = GOLDEN.flatMap(({ make, size, file }) => {
    const state = make({ ...opened, size });
    const top = topScreen(state);
    const view = screenDefinitionOf(state, top).list?.(state, top, chosenGlyphs(state));
    const specs = state.registry.lists.get(state.board)?.data.specs;
    if (view === undefined || specs === undefined) return [];
    const shown = new Set(view.columns.map(({ key }) => key));
    const text = [...view.head, ...view.foot].map((line) => line.text.trim()).join(' ');
    const missing = specs.map(({ key }) => key).filter((key) => key !== '' && !shown.has(key));
    dropped += missing.length;
    return missing
      .filter((key) =>
        [' ', '.', ';', ','].some((before) => ` ${text}`.includes(`${before}${key}: `)),
      )
      .map((key) => `${file}: ${key}`);
  });
  expect(dropped).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});
