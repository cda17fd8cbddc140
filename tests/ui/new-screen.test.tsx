/** A screen that the program has not got: one definition and one line in the registry are all that it takes. */
import { renderToString } from 'ink';
import { describe, expect, test } from 'vitest';
import { leavesOf } from '../../src/core/model/tree.ts';
import { paletteItems } from '../../src/features/help/palette.ts';
import { KEYS, SCREENS } from '../../src/features/screens.ts';
import { textWidth } from '../../src/text/cells.ts';
import { proseLine } from '../../src/text/line.ts';
import { stepWithoutEffects, VIEWS, withNotice } from '../../src/tui/binding.ts';
import { breadcrumbOf } from '../../src/tui/breadcrumbs.ts';
import { footerBindings, whereKeyWorksSentence } from '../../src/tui/keymap.ts';
import { listScreen } from '../../src/tui/lists.ts';
import { acceptedCustomKeys } from '../../src/tui/own-keys.ts';
import { buildRegistry } from '../../src/tui/registry.ts';
import {
  screenReaderFocus,
  spokenChangesOfStep,
  spokenScreenArrivalSentences,
} from '../../src/tui/screen-reader.ts';
import { pushScreen, type State, topScreen } from '../../src/tui/state.ts';
import { Frame } from '../../src/ui/app.tsx';
import { sitDown } from '../features/person.ts';
import { openState } from './board.ts';

interface MadeUpScreen {
  readonly kind: 'madeUp';
  readonly tab: number;
  readonly selected: number;
}

declare module '../../src/tui/state.ts' {
  interface ScreenTypes {
    readonly madeUp: MadeUpScreen;
  }
}

const MADE_UP = listScreen<MadeUpScreen>({
  kind: 'madeUp',
  place: 'made up',
  tabbed: true,
  reads: [],
  keys: [
    {
      id: 'madeUp.open',
      keys: ['Z'],
      label: 'made up',
      description: 'a screen that only a test has',
      group: 'Everywhere',
      screens: VIEWS,
      footer: true,
      run: (state) =>
        stepWithoutEffects(pushScreen(state, { kind: 'madeUp', tab: 0, selected: 0 })),
    },
    {
      id: 'madeUp.praise',
      keys: ['!'],
      label: 'praise',
      description: 'praise the selected row',
      group: 'This screen',
      screens: ['madeUp'],
      footer: true,
      run: (state) => stepWithoutEffects(withNotice(state, 'Praised.')),
    },
  ],
  data({ board }, { tab }) {
    const leaves = leavesOf(board.strategy.root);
    const texts = leaves.map(({ id, title }) => ({ number: id, name: title }));
    return {
      title: 'Made up',
      tabs: ['Rows', 'Words'],
      tab,
      head: [proseLine('What only a test can see.')],
      specs: [{ key: 'number' }, { key: 'name', grows: true }],
      texts: tab === 0 ? texts : [],
      targets: leaves.map(({ id }) => id),
      foot: [proseLine('None of it scores.')],
    };
  },
});

// the one line
const registry = buildRegistry([...SCREENS, MADE_UP], KEYS);

const opened = (columns: number, rows: number): State => ({
  ...openState({ columns, rows }),
  registry,
  ownKeys: acceptedCustomKeys(registry, {}),
});

describe('a screen that is defined and put into the registry', () => {
  test.each([
    [40, 10],
    [60, 20],
    [80, 24],
    [120, 36],
    [200, 50],
  ])('fills a terminal of %d by %d, with its name, its rows and its keys', (columns, rows) => {
    const analyst = sitDown(opened(columns, rows));
    analyst.type('Z');
    const frame = renderToString(<Frame state={analyst.state} />, { columns });
    const lines = frame.split('\n');
    expect(lines).toHaveLength(rows);
    expect(lines.filter((line) => textWidth(line) > columns)).toEqual([]);
    expect(lines[0]).toContain('made up');
    expect(frame).toContain('What only a test can see.');
    expect(frame).toContain(`›${leavesOf(analyst.state.strategy.root)[0]?.id}`);
    if (columns >= 60) expect(lines.at(-1)).toContain('! praise');
  });

  test('is moved in, turned, explained from and left like any other', () => {
    const analyst = sitDown(opened(120, 36));
    analyst.type('Z', 'j', 'j');
    expect(topScreen(analyst.state)).toMatchObject({ kind: 'madeUp', selected: 2, tab: 0 });
    const id = leavesOf(analyst.state.strategy.root)[2]?.id;
    analyst.type('x');
    expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain', id });
    analyst.type('Esc', ']');
    expect(topScreen(analyst.state)).toMatchObject({ kind: 'madeUp', selected: 0, tab: 1 });
    analyst.type('!');
    expect(analyst.state.notice?.text).toBe('Praised.');
    analyst.type('Esc');
    expect(breadcrumbOf(analyst.state)).toBe('overview');
  });

  test('is said aloud: coming to it, each row, leaving it', () => {
    const before = opened(120, 36);
    const analyst = sitDown(before);
    analyst.type('Z');
    const [first] = leavesOf(before.strategy.root);
    expect(spokenScreenArrivalSentences(analyst.state)).toEqual([
      'Made up, Rows.',
      'What only a test can see.',
      'None of it scores.',
    ]);
    expect(spokenChangesOfStep(before, analyst.state)).toEqual(
      spokenScreenArrivalSentences(analyst.state),
    );
    expect(screenReaderFocus(analyst.state).text).toContain(
      `number ${first?.id}, name ${first?.title}`,
    );
    expect(spokenChangesOfStep(analyst.state, before)).toEqual(['overview.']);
  });

  test('has its keys in the help, the palette, the footer and in what other screens say of them', () => {
    const analyst = sitDown(opened(120, 36));
    expect(whereKeyWorksSentence(analyst.state, '!')).toBe(
      '! does nothing here; it works on: made up.',
    );
    analyst.type('?');
    for (const letter of 'praise') analyst.type(letter);
    const help = renderToString(<Frame state={analyst.state} />, { columns: 120 });
    expect(help).toMatch(/! +praise +praise the selected row \(made up\)/);
    analyst.type('Esc', 'Esc', ':');
    for (const letter of 'only a test') analyst.type(letter);
    const top = topScreen(analyst.state);
    const [found] =
      top.kind === 'palette' ? paletteItems(analyst.state, registry.bindings, top) : [];
    expect(found?.id).toBe('madeUp.open');
    analyst.type('Enter');
    expect(footerBindings(analyst.state).map(({ id }) => id)).toContain('madeUp.praise');
  });

  test('has keys that a person can put elsewhere', () => {
    const own = acceptedCustomKeys(registry, { 'madeUp.open': ['Y'] });
    const analyst = sitDown({ ...opened(120, 36), ownKeys: own });
    analyst.type('Y');
    expect(topScreen(analyst.state).kind).toBe('madeUp');
  });
});
