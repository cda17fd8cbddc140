/** What a key says where it does not work, on every screen that two keys lead to, and where it takes more. */
import { renderToString } from 'ink';
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import type { IndicatorScore, Readings } from '../../src/core/model/model.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { newReadingForm } from '../../src/features/record/record-form.ts';
import { REGISTRY } from '../../src/features/screens.ts';
import { pushScreen, type State, topScreen } from '../../src/tui/state.ts';
import { Frame } from '../../src/ui/app.tsx';
import { eventful, openState, TODAY } from '../ui/board.ts';
import { PROPOSALS } from '../ui/proposals.ts';
import { historyRow, type Person, SIZE, sitDown } from './person.ts';

const opened = openState(SIZE);
const all = [...opened.board.card.indicators.keys()].flatMap((id) => opened.board.readings.of(id));
const withAddress = (url: string): Readings =>
  indexReadings(all.map((each) => ({ ...each, url, archived: '', source: '' })));

/** The shipped board, in 80 cells too, one without readings, and some whose readings have no address, or none of the web. */
const BOARDS: readonly State[] = [
  { ...eventful(opened), undoable: 'RU1 400 on 2026-11-01' },
  openState({ columns: 80, rows: 24 }),
  openState(SIZE, TODAY, indexReadings([])),
  openState(SIZE, TODAY, withAddress('')),
  openState(SIZE, TODAY, withAddress('file:///a')),
];

const bindingsOn = (state: State) =>
  REGISTRY.bindings.filter(({ screens }) => screens.includes(topScreen(state).kind));

/** The screens that one key leads to from a screen, each once; other days are left out, which say what today does. */
function nextStates(state: State, seen: Set<string>): readonly State[] {
  return bindingsOn(state).flatMap(({ id, run, whyDisabled }) => {
    if (id.startsWith('time.') || whyDisabled?.(state) !== undefined) return [];
    const [next] = run(state);
    const screen = JSON.stringify(topScreen(next)).slice(0, 3_000);
    if (next.layers === state.layers || seen.has(screen)) return [];
    seen.add(screen);
    return [next];
  });
}

/** A board, and every screen that two keys lead to. */
function statesFrom(board: State): readonly State[] {
  const seen = new Set<string>();
  const one = nextStates(board, seen);
  return [board, ...one, ...one.flatMap((state) => nextStates(state, seen))];
}

test('the sentences of the keys that do not work are these', async () => {
  const said = BOARDS.flatMap(statesFrom).flatMap((state) =>
    bindingsOn(state).flatMap(({ id, whyDisabled }) => {
      // The code of an indicator is one for all.
      const why = whyDisabled?.(state)?.replace(/(^|page of )[A-Z]+\d+ /, '$1CODE ');
      return why === undefined ? [] : [`${id}: ${why}\n`];
    }),
  );
  const lines = [...new Set(said)].toSorted();
  await expect(lines.join('')).toMatchFileSnapshot('dead-keys.txt');
});

/** What is said of a key on a screen where it does not work. */
function saidOf(person: Person, id: string): string | undefined {
  const binding = bindingsOn(person.state).find((each) => each.id === id);
  return binding?.whyDisabled?.(person.state);
}

describe('a key says why it does not work', () => {
  test('on an alert that is known no more', () => {
    const screen = { kind: 'alert', id: 'none', tripwire: 'none', selected: 0 } as const;
    const analyst = sitDown(pushScreen(opened, screen));
    expect(saidOf(analyst, 'alert.source')).toBe('There is no reading and no event here.');
  });

  test('in the form of a reading, and on the page of an indicator, that is gone', () => {
    const [leaf] = opened.board.card.indicators.values();
    if (leaf === undefined) throw new Error('no indicator');
    const form = { ...newReadingForm(leaf.node, TODAY), indicator: 'gone' };
    const page = { kind: 'indicator', id: 'gone', tab: 0, selected: 0, history: [] } as const;
    for (const screen of [{ kind: 'form', form } as const, page]) {
      const state = pushScreen(opened, screen);
      expect(renderToString(createElement(Frame, { state }), SIZE)).toContain(
        'This indicator is no longer in the strategy; Esc goes back.',
      );
    }
  });

  test('in the inbox, of an indicator that is gone and of a source without an address', () => {
    const [first] = PROPOSALS.proposals;
    if (first === undefined || !('observation' in first.proposed)) throw new Error('no reading');
    const { observation } = first.proposed;
    const analyst = sitDown();
    analyst.type('I');
    const put = (more: Partial<typeof observation>): void => {
      const proposed = { kind: 'reading', observation: { ...observation, ...more } } as const;
      analyst.hear({ kind: 'proposals', proposals: [{ ...first, proposed }] });
    };
    put({ indicator: 'gone' });
    expect(saidOf(analyst, 'inbox.form')).toBe(
      'The strategy has no gone any more; D refuses it, l puts it off.',
    );
    put({ url: '' });
    expect(saidOf(analyst, 'inbox.source')).toBe(
      'No address was given with it; one is typed in its form.',
    );
    put({ url: 'file:///a' });
    expect(saidOf(analyst, 'inbox.source')).toBe(
      'What was given is no whole address of the web, such as https://example.org: it is kept as text and never opened; another is typed in its form.',
    );
  });

  test('of a version of a reading that does not stand', () => {
    const analyst = sitDown();
    analyst.press('panel.1', 'item.open');
    const rows = opened.board.readings
      .of('new-occupied-land')
      .map((each) => historyRow(each, { standing: false }));
    analyst.hear({ kind: 'history', indicator: 'new-occupied-land', rows });
    for (const id of ['reading.correct', 'reading.annotate', 'reading.retract'])
      expect(saidOf(analyst, id)).toBe(
        'This version does not stand any more; choose the one that does.',
      );
  });

  test('in a form without any address', () => {
    const without = (text: string): string => text.replaceAll(/,\s*"url": "[^"]*"/g, '');
    const analyst = sitDown(openState(SIZE, TODAY, withAddress(''), without));
    analyst.press('panel.1', 'item.open', 'reading.record');
    expect(saidOf(analyst, 'form.open')).toBe(
      'No address of the web is typed, was given with the last reading or stands in the strategy.',
    );
  });

  test('where nothing is due, and where nothing that is due matters', () => {
    const { card } = opened.board;
    const due = (isDue: (leaf: IndicatorScore) => boolean): Person => {
      const leaves = [...card.indicators].map(
        ([id, leaf]) => [id, { ...leaf, due: isDue(leaf) }] as const,
      );
      const board = { ...opened.board, card: { ...card, indicators: new Map(leaves) } };
      return sitDown({ ...opened, board });
    };
    expect(
      saidOf(
        due(() => false),
        'reading.batch',
      ),
    ).toBe('Nothing is late here.');
    const idle = due(
      ({ effectiveWeight, node }) => effectiveWeight === 0 && node.tripwires.length === 0,
    );
    expect(saidOf(idle, 'reading.batch')).toBe(
      'Nothing is late here that can move the index or cross a tripwire.',
    );
  });

  test('on the line of the settings that is typed', () => {
    const analyst = sitDown();
    analyst.press('app.settings', 'nav.last', 'nav.up');
    expect(saidOf(analyst, 'settings.next')).toBe('Enter types the line.');
  });

  test('among the inputs and the scenarios of a what-if of which none is shown', () => {
    const analyst = sitDown();
    analyst.press('whatIf.open');
    analyst.type('/', ...'no such input', 'Enter');
    for (const id of ['whatIf.better', 'whatIf.worse', 'whatIf.type', 'whatIf.clear'])
      expect(saidOf(analyst, id)).toBe('No input fits "no such input"; Esc shows all.');
    analyst.type(']');
    for (const id of ['whatIf.type', 'whatIf.delete'])
      expect(saidOf(analyst, id)).toBe(
        'No scenario is saved yet; change some inputs ([), then S saves them under a name.',
      );
    expect(saidOf(analyst, 'list.filter')).toBe('There is nothing to filter here.');
    const saved = { name: 'mild', values: {}, author: 'analyst', at: '' };
    analyst.hear({ kind: 'scenarios', scenarios: [saved] });
    analyst.type('/', ...'no such scenario', 'Enter');
    for (const id of ['whatIf.type', 'whatIf.delete'])
      expect(saidOf(analyst, id)).toBe('No scenario fits "no such scenario"; Esc shows all.');
  });

  test('on an input that is at its best, and at its worst', () => {
    const analyst = sitDown();
    analyst.press('panel.1', 'whatIf.open');
    const until = (id: string): void => {
      while (saidOf(analyst, id) === undefined) analyst.press(id);
    };
    until('whatIf.better');
    expect(saidOf(analyst, 'whatIf.better')).toMatch(
      /^[A-Z]+\d+ is at its best already; Left makes it worse, Enter types any value\.$/,
    );
    expect(saidOf(analyst, 'whatIf.worse')).toBeUndefined();
    until('whatIf.worse');
    expect(saidOf(analyst, 'whatIf.worse')).toMatch(
      /^[A-Z]+\d+ is at its worst already; Right makes it better, Enter types any value\.$/,
    );
  });

  test('where a filter leaves no indicator to record a reading of', () => {
    const analyst = sitDown();
    analyst.press('panel.1', 'panel.zoom', 'list.filter');
    analyst.type(...'nothing like that', 'Enter');
    for (const id of ['reading.record', 'reading.check'])
      expect(saidOf(analyst, id)).toBe(
        'Only an indicator has readings and checks; select one first (Esc shows all rows again).',
      );
  });
});
