/** Stories of trying values: they stay until they are taken back, saved, or given up on a question. */
import { expect, test } from 'vitest';
import { indexReadings } from '../../src/core/model/readings.ts';
import { leastChangeTargetBand } from '../../src/features/what-if/what-if-screen.ts';
import { GLYPHS } from '../../src/text/glyphs.ts';
import { type Screen, topScreen } from '../../src/tui/state.ts';
import { type Person, STORED, sitDown } from './person.ts';
import { listShown } from './texts.ts';

/** Two values tried. */
function trying(): Person {
  const analyst = sitDown();
  analyst.press('panel.2', 'whatIf.open', 'whatIf.better', 'nav.down', 'whatIf.better');
  return analyst;
}

const SAVED = { name: 'mild', values: { 'lethal-weapons-line': 1 }, author: 'analyst', at: '' };

function topWhatIf({ state }: Person): Extract<Screen, { kind: 'whatIf' }> {
  const top = topScreen(state);
  if (top.kind !== 'whatIf') throw new Error(top.kind);
  return top;
}

/** What the screen of tried values says the gauge would be. */
function thenLine(person: Person): string {
  return listShown(person.state, topWhatIf(person), GLYPHS.block).head[1] ?? '';
}

function question({ state }: Person): string {
  const top: Screen = topScreen(state);
  return top.kind === 'confirm' ? top.question : top.kind;
}

test.each(['0', '1', '6', 'Esc'])(
  '%s leaves what if with the values kept, and w shows them',
  (key) => {
    const analyst = trying();
    const before = thenLine(analyst);
    expect(before).toMatch(/^then 41\.7 /);
    analyst.type(key);
    expect(topScreen(analyst.state).kind).toBe('overview');
    expect(analyst.state.notice?.text).toBe(
      'Kept until you quit: the 2 values tried in what if; w shows them.',
    );
    analyst.type('j', 'w');
    expect(thenLine(analyst)).toBe(before);
  },
);

test('a command found by its words leaves what if with the values kept', () => {
  const analyst = trying();
  analyst.type(':', ...'north korea', 'Enter');
  expect(topScreen(analyst.state).kind).toBe('overview');
  expect(Object.keys(analyst.state.trials.values)).toHaveLength(2);
});

test('leaving what if with nothing tried says nothing', () => {
  const analyst = sitDown();
  analyst.press('whatIf.open');
  analyst.type('0');
  expect(analyst.state.notice).toBeUndefined();
});

test.each(['q', '^C'])(
  '%s asks before values are lost that were tried, wherever it is pressed',
  (key) => {
    const analyst = trying();
    for (const leaves of ['', '0']) {
      if (leaves !== '') analyst.type(leaves);
      const { kind } = topScreen(analyst.state);
      const before = analyst.effects.length;
      analyst.type(key);
      expect(question(analyst)).toBe('Quit and lose the 2 values tried in what if?');
      analyst.type('n');
      expect(topScreen(analyst.state).kind).toBe(kind);
      expect(analyst.effects).toHaveLength(before);
    }
    analyst.type(key, 'y');
    expect(analyst.effects.at(-1)).toEqual({ kind: 'quit' });
  },
);

test('a form that is left for the shell says what is lost of both: what was typed, and what was tried', () => {
  const analyst = trying();
  analyst.press('panel.1', 'reading.record', 'form.quit');
  expect(question(analyst)).toBe('Quit and lose the 2 values tried in what if?');
  analyst.press('confirm.no');
  analyst.type('4');
  analyst.press('form.quit');
  expect(question(analyst)).toBe('Quit and lose what you typed and the 2 values tried in what if?');
});

test('values that are taken back, or saved as a scenario, are quit without a question', () => {
  const reset = trying();
  reset.press('whatIf.reset', 'app.quit');
  expect(reset.effects.at(-1)).toEqual({ kind: 'quit' });
  const saved = trying();
  saved.press('whatIf.save');
  saved.type(...'mild', 'Enter');
  saved.press('app.quit');
  expect(question(saved)).toBe('Quit and lose the 2 values tried in what if?');
  saved.press('confirm.no');
  const { values } = saved.state.trials;
  saved.hear({ kind: 'scenarios', scenarios: [{ ...SAVED, values }] });
  expect(saved.state.notice?.text).toMatch(
    /^Saved as "mild"; .* shows the scenarios side by side\.$/,
  );
  saved.press('app.quit');
  expect(saved.effects.at(-1)).toEqual({ kind: 'quit' });
});

test('a scenario takes the place of values that are saved nowhere only after a question', () => {
  const analyst = trying();
  analyst.hear({ kind: 'scenarios', scenarios: [SAVED] });
  analyst.press('tab.next', 'whatIf.type');
  expect(question(analyst)).toBe('Take up "mild" and lose the 2 values tried in what if?');
  analyst.press('confirm.no');
  expect(Object.keys(analyst.state.trials.values)).toHaveLength(2);
  analyst.press('whatIf.type', 'confirm.yes');
  expect(analyst.state.trials).toMatchObject({ values: SAVED.values, name: 'mild' });
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'whatIf', tab: 0 });
  analyst.press('tab.next', 'whatIf.type');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'whatIf', tab: 0 });
});

test('a scenario without a name is not saved, and the line stays with the reason', () => {
  const analyst = trying();
  analyst.press('whatIf.save');
  analyst.type('Enter');
  expect(topScreen(analyst.state)).toMatchObject({
    kind: 'prompt',
    problem: 'A scenario needs a name; type one, or Esc leaves it unsaved.',
  });
});

test('one value tried is one', () => {
  const analyst = sitDown();
  analyst.press('whatIf.open', 'whatIf.better', 'app.quit');
  expect(question(analyst)).toBe('Quit and lose the 1 value tried in what if?');
});

test('b goes from the band above the one that stands through every band and round', () => {
  const analyst = sitDown();
  analyst.press('whatIf.open');
  const goal = (): string | undefined => {
    const top = topScreen(analyst.state);
    if (top.kind !== 'whatIf') throw new Error(top.kind);
    return leastChangeTargetBand(analyst.state.board, top)?.title;
  };
  const bands = analyst.state.strategy.bands.map(({ title }) => title);
  const standing = analyst.state.board.card.standing?.band.title ?? '';
  expect(goal()).toBe(bands[bands.indexOf(standing) + 1]);
  const seen = bands.map(() => {
    analyst.type('b');
    return goal();
  });
  const from = bands.indexOf(standing) + 2;
  expect(seen).toEqual([...bands.slice(from), ...bands.slice(0, from)]);
});

test('b says that a single band leaves none to choose', () => {
  const analyst = sitDown();
  analyst.press('whatIf.open');
  const { state } = analyst;
  const bands = state.strategy.bands.slice(0, 1);
  const alone = sitDown({ ...state, strategy: { ...state.strategy, bands } });
  alone.type('b');
  expect(alone.state.notice?.text).toBe(
    'The strategy has one band alone; a second in its file would be one to aim at.',
  );
});

test('the inputs are filtered by their words, and the keys act on what is shown', () => {
  const analyst = sitDown();
  analyst.type('w', '/', ...'brent', 'Enter', 'Enter', ...'x2', 'Enter');
  expect(analyst.state.trials.values).toEqual({ 'brent-price': expect.any(Number) });
  const shown = (): readonly unknown[] => {
    const top = topScreen(analyst.state);
    return listShown(analyst.state, top, GLYPHS.block).rows.map((row) => row.id?.trim());
  };
  expect(shown()).toEqual(['CX4']);
  analyst.type('/', '^U', ...'tried', 'Enter');
  expect(shown()).toEqual(['CX4']);
  analyst.type('Esc');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'whatIf', filter: '' });
  expect(shown().length).toBeGreaterThan(50);
});

test('the scenarios are filtered by name, and D deletes the one that is shown', () => {
  const analyst = sitDown();
  const other = { ...SAVED, name: 'grave' };
  analyst.type('w', ']');
  analyst.hear({ kind: 'scenarios', scenarios: [SAVED, other] });
  analyst.type('/', ...'grave', 'Enter', 'D');
  expect(analyst.effects.at(-1)).toEqual({ kind: 'deleteScenario', name: 'grave' });
  analyst.type('Esc', 'X');
  expect(topScreen(analyst.state)).toMatchObject({ kind: 'explain' });
});

test('the alerts that the values would raise or clear are named', () => {
  const head = (values: Readonly<Record<string, number>>): string => {
    const analyst = sitDown();
    analyst.press('whatIf.open');
    analyst.state = { ...analyst.state, trials: { values, name: '', scenarios: [] } };
    return listShown(analyst.state, topScreen(analyst.state), GLYPHS.block).head.join('\n');
  };
  expect(head({})).not.toContain('alert');
  expect(head({ 'brent-price': 101 })).toContain('no alert raised or cleared');
  expect(head({ 'houthi-posture': 0 })).toMatch(/clears: .*ALERT Houthi campaign/);
  expect(head({ 'houthi-posture': 0, 'lethal-weapons-line': 3 })).toMatch(/raises: (ALERT|WATCH) /);
});

test('without an index nothing is said to be out of reach', () => {
  const analyst = sitDown();
  analyst.hear({ kind: 'stored', stored: { ...STORED, readings: indexReadings([]) } });
  analyst.press('whatIf.open');
  const { head } = listShown(analyst.state, topWhatIf(analyst), GLYPHS.block);
  expect(head).toContain('no index, so nothing can be said of what reaches Tethered');
});
