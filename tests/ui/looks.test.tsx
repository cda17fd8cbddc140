/** Themes: the same words and signs in each, colour only on top. */
import { stripVTControlCharacters } from 'node:util';
import { expect, test, vi } from 'vitest';

vi.hoisted(() => {
  process.env.FORCE_COLOR = '3';
});

import { renderToString } from 'ink';
import { indicatorsOfStrategy } from '../../src/core/model/tree.ts';
import { isWellState } from '../../src/text/tone.ts';
import { THEME_NAMES, type ThemeName } from '../../src/tui/appearance.ts';
import type { State } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { Frame } from '../../src/ui/app.tsx';
import { runActionStep } from '../features/actions.ts';
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
    // auto is one of the others, by what the terminal says
    const own = THEME_NAMES.filter((theme) => theme !== 'auto');
    const frames = own.map((theme) => drawn(state, theme));
    const words = new Set(frames.map(stripped));
    expect(new Set(frames).size).toBe(own.length);
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
  expect(overview).toMatch(/^─ \[1 Russia \/ Ukraine\] 2 3 4 5 6 › /m);
  expect(overview).toMatch(/›RU1 +New occupied land .* due/);
  expect(overview).toMatch(/Oil and gas revenue .* stale/);
  const conduct = ALL.conduct?.(openState(SIZE));
  if (conduct === undefined) throw new Error('no scene');
  expect(stripped(drawn(conduct, 'terminal'))).toMatch(/Dual-use exports .* expired/);
  expect(overview).toMatch(/ALERT d CC9/);
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
  'stripped of every style each row of a track that is not well has its state as a word, at %ix%i',
  (columns, rows) => {
    const state = openState({ columns, rows });
    for (const at of [1, 2, 3, 4, 5]) {
      const track = runActionStep(runActionStep(state, `panel.${at}`)[0], 'panel.zoom')[0];
      const frame = stripped(drawn(track, 'terminal')).split('\n');
      const told = indicatorsOfStrategy(state.strategy).flatMap((leaf) => {
        const row = frame.find((line) => new RegExp(`^.?[› ]${leaf.code} `).test(line));
        return row === undefined ? [] : [[row, state.board.words.get(leaf.id)] as const];
      });
      expect(told.length).toBeGreaterThan(5);
      const unwell = told.filter(([, word]) => word !== undefined && !isWellState(word));
      expect(unwell.length).toBeGreaterThan(2);
      // a letter of how late it is may stand behind the word
      for (const [row, word] of unwell) expect(`${row} `).toMatch(new RegExp(` ${word}( [sde])? `));
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

/** What a style says, by its codes in the light theme. */
const TONE_BY_CODES: Readonly<Record<string, string>> = {
  '1': 'title',
  '38;2;0;95;135 1': 'focus',
  '38;2;0;95;135': 'calm',
  '38;2;0;87;155': 'good',
  '38;2;176;0;32 1': 'alert',
  '38;2;122;79;0 1': 'watch',
  '38;2;122;79;0': 'late',
  '38;2;123;31;162': 'absent',
  '38;2;95;95;95': 'dim',
};

/** The styled texts of a frame, `tone: text`, each once, without what frames them and the blanks around them. */
function styledTexts(state: State): readonly string[] {
  const texts = drawn(state, 'light')
    .split('\n')
    .flatMap((row) => {
      let [colour, weight] = ['', ''];
      // a style, then the text up to the next one
      const [, ...parts] = row.split('\u001b[');
      return parts.flatMap((part) => {
        const [code = '', text = ''] = part.split(/m(.*)/s);
        // the row in hand has a background beside its tone
        const isBackground = code === '49' || code.startsWith('48;');
        if (code === '1' || code === '22') weight = code === '1' ? code : '';
        else if (!isBackground) colour = code === '39' ? '' : code;
        const said = text.replaceAll(/[┏┓┗┛━┃╭╮╰╯─│]/g, '').trim();
        const codes = `${colour} ${weight}`.trim();
        return said === '' || codes === '' ? [] : [`${TONE_BY_CODES[codes] ?? codes}: ${said}`];
      });
    });
  return [...new Set(texts)];
}

const sceneOf = (name: string): State => {
  const made = SCENES[name] ?? ALL[name]?.(openState(SIZE));
  if (made === undefined) throw new Error(`no scene ${name}`);
  return made;
};

test('the row in hand is in the tone of the focus and the others are plain, whatever can be done with it', () => {
  const palette = styledTexts(sceneOf('palette'));
  expect(palette.filter((text) => text.startsWith('focus: '))).toEqual([
    expect.stringMatching(/^focus: Commands/),
    'focus: :',
    expect.stringMatching(/^focus: ›open what is selected/),
  ]);
  expect(palette).toContain('dim: a code or word: RU1, report, stale; all lists all');
  expect(palette).toContain('dim: Enter');
  expect(styledTexts(sceneOf('palette-why'))).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^focus: ›bring back/),
      'dim: not now  U',
      'dim: not now: There is nothing to redo.',
    ]),
  );
  // what cannot be done now is dim where it is not in hand
  const [below] = runActionStep(sceneOf('palette'), 'find.down');
  expect(styledTexts(below)).toContain(
    'focus: ›record a reading of what is selected, or what it counts',
  );
  expect(styledTexts(below).join('\n')).not.toMatch(/: open what is selected: .* sourc…/);
  const locked = runActionStep(openState(SIZE), 'app.lock')[0];
  const found = [...'record'].reduce(
    (state, key) => updateState(state, { kind: 'key', key })[0],
    runActionStep(locked, 'app.palette')[0],
  );
  expect(styledTexts(found)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^dim: take back what you recorded .* not now +u$/),
    ]),
  );
  const retract = styledTexts(sceneOf('retract'));
  expect(retract).toEqual(expect.arrayContaining(['focus: ›Cancel', 'title: IF YOU RETRACT IT']));
  expect(retract.join('\n')).not.toMatch(/: Retract$/m);
  const overview = styledTexts(sceneOf('overview'));
  expect(overview.filter((text) => text.startsWith('focus: '))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^focus: \[1 Russia/)]),
  );
  const tiny = styledTexts(runActionStep(openState({ columns: 40, rows: 10 }), 'panel.6')[0]);
  expect(tiny.filter((text) => text.startsWith('focus: '))).toHaveLength(1);
});

test.each(['dark', 'light'] as const)(
  'in the %s theme the row in hand, and no other, has a background over its whole width',
  (theme) => {
    for (const scene of ['overview', 'palette', 'events', 'track', 'settings']) {
      const rows = drawn(sceneOf(scene), theme)
        .split('\n')
        .filter((row) => row.includes('\u001b[48;5;'));
      expect(rows, scene).toHaveLength(1);
      const [, rest = ''] = rows[0]?.split('\u001b[48;5;') ?? [];
      const [inHand = ''] = rest.slice(rest.indexOf('m') + 1).split('\u001b[49m');
      expect(stripVTControlCharacters(inHand), scene).toMatch(/^›/);
      expect(stripVTControlCharacters(inHand), scene).toHaveLength(SIZE.columns);
    }
  },
);

test('a field says what is wrong with it in the tone of what is bad, and else in that of the focus what it is', () => {
  const form = styledTexts(sceneOf('form'));
  expect(form).toEqual(expect.arrayContaining(['focus: ›value', 'dim: km²/month']));
  expect(form.join('\n')).not.toContain('alert: ');
  const wrong = styledTexts(sceneOf('a form with a problem'));
  expect(wrong).toEqual(
    expect.arrayContaining([
      'alert: ›value',
      'alert: "x" is not a number; write digits with a point, such as 12.5; type over it',
      'alert: Not saved: see the fields above.',
    ]),
  );
  expect(wrong).not.toContain('focus: ›value');
  const asked = styledTexts(sceneOf('past-ask'));
  expect(asked).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^alert: "2026-13-01" is not a day/),
      expect.stringMatching(/^focus: ›As of/),
    ]),
  );
  const notice = { text: 'Told', tone: 'good' } as const;
  expect(styledTexts({ ...openState(SIZE), notice })).toContain('good: Told');
});

test('a word for a state is in its tone in lists, on the board and in the sample of the settings', () => {
  const words = ['alert: ALERT', 'watch: WATCH', 'absent: expired', 'late: stale', 'calm: due'];
  expect(styledTexts(sceneOf('conduct'))).toEqual(expect.arrayContaining(words.slice(0, -1)));
  expect(styledTexts(sceneOf('settings'))).toEqual(
    expect.arrayContaining([...words, 'absent: missing', 'dim: fresh', 'title: SAMPLE']),
  );
  expect(styledTexts(sceneOf('track'))).toEqual(
    expect.arrayContaining([
      ...['calm: due', 'late: stale'],
      expect.stringMatching(/^dim: id +indicator/),
      expect.stringMatching(/^focus: Indicators/),
      expect.stringMatching(/^title: \d+\/100/),
    ]),
  );
});

test('without a theme that was chosen the board is light or dark as the terminal says, and in its own colours where it says nothing', () => {
  const on = (background: 'light' | 'dark' | undefined, theme: ThemeName): string =>
    drawn({ ...openState(SIZE), terminal: { many: true, background } }, theme);
  expect(on('light', 'auto')).toBe(on('light', 'light'));
  expect(on('dark', 'auto')).toBe(on('dark', 'dark'));
  expect(on(undefined, 'auto')).toBe(on(undefined, 'terminal'));
  expect(on('light', 'dark')).toBe(on(undefined, 'dark'));
});
