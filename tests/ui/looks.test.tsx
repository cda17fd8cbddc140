/** Themes: the same words and signs in each, colour only on top. */
import { stripVTControlCharacters } from 'node:util';
import { expect, test, vi } from 'vitest';

vi.hoisted(() => {
  process.env.FORCE_COLOR = '3';
});

import { renderToString } from 'ink';
import { indicatorsOf } from '../../src/core/model/tree.ts';
import { THEME_NAMES, type ThemeName } from '../../src/tui/appearance.ts';
import type { State } from '../../src/tui/state.ts';
import { runActionStep, updateState } from '../../src/tui/update.ts';
import { Frame } from '../../src/ui/app.tsx';
import { openState } from './board.ts';
import { SCENES as ALL, HARD_SCENES } from './scenes.ts';

const SIZE = { columns: 80, rows: 24 };

function drawn(state: State, theme: ThemeName): string {
  const themed = { ...state, looks: { ...state.looks, theme } };
  return renderToString(<Frame state={themed} />, { columns: state.size.columns });
}

/** Without styles, and without the blanks at the ends of rows that a style may cover. */
function stripped(frame: string): string {
  return stripVTControlCharacters(frame).replace(/ +$/gm, '');
}

const SCENES: Readonly<Record<string, State>> = {
  overview: openState(SIZE),
  'needs attention': runActionStep(openState(SIZE), 'panel.6')[0],
  'a form with a problem': ['e', 'x', 'Enter'].reduce(
    (state, key) => updateState(state, { kind: 'key', key })[0],
    openState(SIZE),
  ),
  explain: runActionStep(openState(SIZE), 'gauge.explain')[0],
  palette: runActionStep(openState(SIZE), 'app.palette')[0],
};

for (const [scene, state] of Object.entries(SCENES)) {
  test(`${scene}: every theme styles it, and stripped of styles they all say the same`, () => {
    const frames = THEME_NAMES.map((theme) => drawn(state, theme));
    const words = new Set(frames.map(stripped));
    expect(new Set(frames).size).toBe(THEME_NAMES.length);
    expect(words.size).toBe(1);
  });
}

test('a word for a state is styled in a column of states alone: an author may be called bad', () => {
  const journal = ALL.journal?.(openState(SIZE));
  if (journal === undefined) throw new Error('no scene');
  const by = (author: string): State => ({
    ...journal,
    layers: journal.layers.map((screen) =>
      screen.kind === 'journal'
        ? {
            ...screen,
            effects: screen.effects?.map((each) => ({
              ...each,
              entry: { ...each.entry, author },
            })),
          }
        : screen,
    ),
  });
  const bad = drawn(by('bad'), 'terminal');
  expect(stripped(bad)).toMatch(/ bad /);
  expect(bad.replaceAll('bad', 'ann')).toBe(drawn(by('ann'), 'terminal'));
});

test('stripped of every style the board says its state in words and marks', () => {
  const locked = updateState(openState(SIZE), { kind: 'key', key: 'L' })[0];
  const overview = stripped(drawn(locked, 'terminal'));
  expect(overview).toContain('LOCKED');
  expect(overview).toMatch(/^›1 Russia/m);
  expect(overview).toMatch(/›RU1 .* due /);
  expect(overview).toMatch(/RU12 .* stale /);
  const conduct = ALL.conduct?.(openState(SIZE));
  if (conduct === undefined) throw new Error('no scene');
  expect(stripped(drawn(conduct, 'terminal'))).toMatch(/›CC2 .* expired /);
  expect(overview).toMatch(/ALERT CX3/);
  const form = stripped(drawn(SCENES['a form with a problem'] ?? locked, 'terminal'));
  expect(form).toMatch(/›value .*\[ x/);
  expect(form).toContain('Not saved');
  const past = stripped(
    drawn(
      { ...openState(SIZE), view: { asOf: '2026-10-01', systemTime: 'now', strategyTime: 'now' } },
      'terminal',
    ),
  );
  expect(past).toContain('READ-ONLY');
});

test.each([
  [120, 36],
  [80, 24],
  [60, 20],
])(
  'stripped of every style each row of a track has its state as a word, at %ix%i',
  (columns, rows) => {
    const state = openState({ columns, rows });
    for (const at of [1, 2, 3, 4, 5]) {
      const track = runActionStep(runActionStep(state, `panel.${at}`)[0], 'panel.zoom')[0];
      const frame = stripped(drawn(track, 'terminal')).split('\n');
      const told = indicatorsOf(state.strategy).flatMap((leaf) => {
        const row = frame.find((line) => new RegExp(`^.?[› ]${leaf.code} `).test(line));
        return row === undefined ? [] : [[row, state.board.words.get(leaf.id)] as const];
      });
      expect(told.length).toBeGreaterThan(5);
      for (const [row, word] of told) expect(row).toContain(` ${word} `);
    }
  },
);

test('the colour-blind theme tells nothing by red or green', () => {
  const frame = drawn(SCENES['needs attention'] ?? openState(SIZE), 'colour-blind');
  const codes = frame.split('\u001b[').map((part) => part.slice(0, part.indexOf('m')));
  expect(codes.some((code) => code.startsWith('38;2;'))).toBe(true);
  expect(codes.filter((code) => ['31', '32', '91', '92'].includes(code))).toEqual([]);
});

for (const [scene, make] of Object.entries({ ...ALL, ...HARD_SCENES })) {
  test(`${scene}: stripped of styles, every theme says the same`, () => {
    const state = make(openState(SIZE));
    const words = THEME_NAMES.map((theme) => stripped(drawn(state, theme)));
    // the settings screen names the theme that is chosen
    if (!scene.endsWith('settings')) expect(new Set(words).size).toBe(1);
  });
}
