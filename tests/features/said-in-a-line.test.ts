/** Stories of sentences in the palette: what they would do, the form filled in, and what is not understood. */
import { describe, expect, test } from 'vitest';
import { NO_TEXTS } from '../../src/core/model/observation.ts';
import { enterKeyOnTypedSentenceText, paletteItems } from '../../src/features/help/palette.ts';
import { REGISTRY } from '../../src/features/screens.ts';
import { textTypedInFormLine } from '../../src/tui/form.ts';
import { screenReaderFocus } from '../../src/tui/screen-reader.ts';
import { topScreen } from '../../src/tui/state.ts';
import { type Person, sitDown } from './person.ts';

const LAND = 'new-occupied-land';

// today is 2026-11-25, a Wednesday
function typing(line: string): Person {
  const analyst = sitDown();
  analyst.press('app.palette');
  analyst.type(...line);
  return analyst;
}

function itemsOf({ state }: Person) {
  const top = topScreen(state);
  if (top.kind !== 'palette') throw new Error(top.kind);
  return paletteItems(state, REGISTRY.bindings, top);
}

test.each([
  [
    'RU1 61 31 oct DeepState https://deepstatemap.live',
    'Record RU1 New occupied land = 61 km²/month on 31 Oct 2026, source DeepState, https://deepstatemap.live',
  ],
  ['record ru1 61', 'Record RU1 New occupied land = 61 km²/month on 25 Nov 2026'],
  ['RU1 61 friday ISW', 'Record RU1 New occupied land = 61 km²/month on 20 Nov 2026, source ISW'],
  ['RU1 61 q3', 'Record RU1 New occupied land = 61 km²/month on 30 Sep 2026'],
])('%j is told as what it would do, while it is typed', (line, told) => {
  const analyst = typing(line);
  const [first] = itemsOf(analyst);
  expect(first).toMatchObject({ kind: 'sentence', title: told, why: undefined });
  expect(screenReaderFocus(analyst.state).text).toContain(told);
});

test('Enter opens the form filled in, and only its own Enter saves', () => {
  const analyst = typing('RU1 61 31 oct DeepState https://deepstatemap.live last day');
  analyst.type('Enter');
  const top = topScreen(analyst.state);
  if (top.kind !== 'form') throw new Error(top.kind);
  const texts = ['value', 'observed_on', 'source', 'url', 'note'].map((name) =>
    textTypedInFormLine(top.form, name),
  );
  expect(texts).toEqual(['61', '2026-10-31', 'DeepState', 'https://deepstatemap.live', 'last day']);
  expect(analyst.effects.filter(({ kind }) => kind === 'record')).toEqual([]);
  analyst.type('Enter');
  expect(analyst.effects.at(-1)).toEqual({
    kind: 'record',
    observation: {
      ...NO_TEXTS,
      indicator: LAND,
      value: 61,
      observedOn: '2026-10-31',
      confidence: 'moderate',
      source: 'DeepState',
      url: 'https://deepstatemap.live',
      note: 'last day',
    },
  });
});

test('what a sentence filled in is not lost without a question', () => {
  const analyst = typing('RU1 61');
  analyst.type('Enter', 'Esc');
  expect(topScreen(analyst.state).kind).toBe('confirm');
});

test('a check is recorded at once, as its key does', () => {
  for (const line of ['checked RU1 friday ISW', 'RU1 = friday ISW', 'record RU1 = friday ISW']) {
    const analyst = typing(line);
    expect(itemsOf(analyst)[0]?.title).toMatch(/^RU1 checked on 20 Nov 2026, nothing new: .*ISW$/);
    const [item] = itemsOf(analyst);
    expect(item && enterKeyOnTypedSentenceText(analyst.state, item, line)).toBe(
      'Enter records it; u takes it back',
    );
    analyst.type('Enter');
    expect(analyst.effects.at(-1)).toEqual({
      kind: 'check',
      checks: [
        {
          ...NO_TEXTS,
          indicator: LAND,
          observedOn: '2026-11-20',
          confidence: 'moderate',
          source: 'ISW',
        },
      ],
    });
    expect(topScreen(analyst.state).kind).toBe('overview');
  }
});

test('several codes behind checked are one action, said before Enter with what expires all the same', () => {
  const analyst = typing('checked CX10, cc11 RU9 today ISW');
  const [item] = itemsOf(analyst);
  expect(item?.title).toBe(
    '3 indicators checked, nothing new: CX10, CC11, RU9; CX10 expires on 25 Dec 2026 unless a new value comes; source ISW',
  );
  expect(
    item && enterKeyOnTypedSentenceText(analyst.state, item, 'checked CX10 cc11 RU9 today ISW'),
  ).toBe('Enter records all; u takes all back');
  const before = analyst.effects.length;
  analyst.type('Enter');
  expect(analyst.effects.slice(before)).toMatchObject([
    {
      kind: 'check',
      checks: ['iranian-light-discount', 'weapons-line-north-korea', 'ukraine-gdp-growth'].map(
        (indicator) => ({ indicator, observedOn: '2026-11-25', source: 'ISW' }),
      ),
    },
  ]);
});

test('a day that looks like a code is a day, and a code twice is checked once', () => {
  expect(itemsOf(typing('checked RU1 ru1 q3'))[0]?.title).toMatch(/^RU1 checked on 30 Sep 2026/);
});

test('an event opens its sheet with day, what it bears on, title and whose act it was', () => {
  const analyst = typing('event 2026-11-24 CC7 China and Russia vetoed https://un.org');
  expect(itemsOf(analyst)[0]?.title).toBe(
    'Record the event "China and Russia vetoed" of 24 Nov 2026 on CC7 Double vetoes',
  );
  analyst.type('Enter');
  const top = topScreen(analyst.state);
  if (top.kind !== 'sheet') throw new Error(top.kind);
  expect(
    ['title', 'day', 'node', 'side', 'url'].map((name) => textTypedInFormLine(top.sheet, name)),
  ).toEqual([
    'China and Russia vetoed',
    '2026-11-24',
    'CC7 Double vetoes',
    'china',
    'https://un.org',
  ]);
  expect(analyst.effects.filter(({ kind }) => kind === 'recordEvent')).toEqual([]);
  analyst.type('Enter');
  expect(analyst.effects.at(-1)).toMatchObject({
    kind: 'recordEvent',
    happening: { day: '2026-11-24', side: 'china', kind: 'action' },
  });
});

describe('what is not understood is said, and nothing opens', () => {
  test.each([
    ['RU1 61 03/04/2026 ISW', /^Not understood: "03\/04\/2026" can be read two ways; write /],
    ['RU1 61 2026-12-01', /^Not understood: 2026-12-01 lies after today/],
    ['RU1 6x', /^Not understood: "6x" is not a number/],
    ['RU1 61 1 200 ISW', /^Not understood: "1 200 ISW" begins with no day/],
    ['record RU1', /^Not understood: .*value/],
    [
      'record RX9 5',
      /^Not understood: there is no indicator "RX9"; write the code of one, such as those on the board\.$/,
    ],
    [
      'CC7 3 friday',
      /^Not understood: CC7 counts events and has no readings; write "event today CC7" and what happened/,
    ],
    [
      'checked CX10 CX99 RU9 friday',
      /^Not understood: code 2: there is no indicator "CX99"; nothing is recorded until all are right, and a source called so stands behind a day\.$/,
    ],
    ['checked CX10, ISW', /^Not understood: code 2: there is no indicator "ISW"/],
    [
      'checked CX10 friday RU9',
      /^Not understood: "RU9" stands behind the day or the source; write all codes first, or a source in quotes\.$/,
    ],
    ['checked CX10 ISW, RU9', /^Not understood: "RU9" stands behind the day or the source/],
    ['event 2026-11-24 Talks in Cairo', /^Not understood: "Talks" is no code/],
  ])('%j', (line, why) => {
    const analyst = typing(line);
    expect(itemsOf(analyst)[0]).toMatchObject({
      kind: 'sentence',
      why: expect.stringMatching(why),
    });
    analyst.type('Enter');
    expect(topScreen(analyst.state).kind).toBe('palette');
    expect(analyst.state.notice?.text).toMatch(why);
  });
});

test('what finds something by its name is looked for as ever', () => {
  expect(itemsOf(typing('RU1')).some(({ kind }) => kind === 'sentence')).toBe(false);
  expect(itemsOf(typing('record'))[0]).toMatchObject({ kind: 'action', id: 'reading.record' });
  expect(itemsOf(typing('record reading'))[0]?.kind).toBe('action');
});

test('where nothing can be written a sentence says so', () => {
  const analyst = sitDown();
  analyst.press('app.lock', 'app.palette');
  analyst.type(...'RU1 61', 'Enter');
  expect(analyst.state.notice?.text).toBe('Editing is locked; L unlocks it.');
  expect(topScreen(analyst.state).kind).toBe('palette');
});
