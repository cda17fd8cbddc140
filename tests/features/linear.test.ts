/** The board in sentences: what is said, and that only what changed is said. */
import { expect, test } from 'vitest';
import { lineOfSpacedParts } from '../../src/text/line.ts';
import { spokenTextInWords } from '../../src/text/speech.ts';
import {
  screenReaderFocus,
  spokenChangesOfStep,
  spokenScreenArrivalSentences,
} from '../../src/tui/screen-reader.ts';
import { topScreen } from '../../src/tui/state.ts';
import { eventful, openState } from '../ui/board.ts';
import { HARD_SCENES, SCENES } from '../ui/scenes.ts';
import { sitDown } from './person.ts';

const listener = (): ReturnType<typeof sitDown> =>
  sitDown({ ...openState({ columns: 200, rows: 50 }), linear: true });

test('the overview is told in sentences, with the board’s mode, gauge, tracks and alerts', () => {
  const said = spokenScreenArrivalSentences(listener().state);
  expect(said.slice(0, 2)).toEqual([
    'axiswatch, live, 25 Nov 2026, editing on.',
    'Reconsidering? Cannot say: Strained or Reconsidering, 36 (25 to 48), which spans 40, where Reconsidering begins.',
  ]);
  expect(said).toContain(
    'Track 1 Russia / Ukraine, 52, unchanged in 30 days, effort 44, 3 stale, 4 due. Selected.',
  );
  expect(said.at(-1)).toBe('Press question mark for keys, colon to find anything.');
  expect(said.join('')).not.toMatch(/[\u2500-\u259f\u2800-\u28ff›▲▼\u2212–]/);
});

test('a move is told by the line that follows the selection, and by nothing else', () => {
  const analyst = listener();
  const before = analyst.state;
  analyst.press('nav.down');
  expect(spokenChangesOfStep(before, analyst.state)).toEqual([]);
  expect(screenReaderFocus(analyst.state).text).toMatch(
    /^Russia \/ Ukraine, 2 of 10: RU3 Long-range drones, /,
  );
});

test('another track, a screen and the way back are each told once', () => {
  const analyst = listener();
  let before = analyst.state;
  analyst.press('panel.next');
  expect(spokenChangesOfStep(before, analyst.state)).toEqual([
    'Track 2 Iran, 44, unchanged in 30 days, 2 ALERT, 2 WATCH, 1 expired, 2 stale, 7 due. Selected.',
  ]);
  before = analyst.state;
  analyst.press('item.open');
  expect(spokenChangesOfStep(before, analyst.state)[0]).toBe('IR5 Houthi posture, Chart.');
  before = analyst.state;
  analyst.press('nav.back');
  expect(spokenChangesOfStep(before, analyst.state)).toEqual(['overview.']);
});

test('a notice is told, and a lock with it', () => {
  const analyst = listener();
  const before = analyst.state;
  analyst.type('L');
  expect(spokenChangesOfStep(before, analyst.state)).toEqual([
    'axiswatch, live, 25 Nov 2026, editing locked.',
    'Editing is locked: nothing is written to the board until you unlock it.',
  ]);
});

test('a field is told with what stands in it and what would be right, the cursor where the person types', () => {
  const analyst = listener();
  analyst.press('reading.record');
  analyst.type('4', '0');
  const focus = screenReaderFocus(analyst.state);
  expect(focus.text).toMatch(/^value: 40, field 1 of \d+/);
  expect(focus.cursor).toBe('value: 40'.length);
});

test('the form tells the last reading and where the next one is found', () => {
  const analyst = listener();
  analyst.press('reading.record');
  const [, last, where] = spokenScreenArrivalSentences(analyst.state);
  expect(last).toMatch(/^last 60 km²\/month on 2026-09-27, low, .*; the mean is 34 km²\/month\.$/);
  expect(where).toBe(
    'The next value is found at: Ukrainska Pravda (monthly DeepState count), DeepState map.',
  );
});

test('every step of a walk is told, back and forth, with its place among those due', () => {
  const analyst = listener();
  analyst.press('panel.1', 'panel.zoom', 'reading.batch', 'late.open');
  for (const [key, said] of [
    ['form.skip', /^2 of 7 late\. Record a reading of RU1 New occupied land\./],
    ['form.before', /^1 of 7 late\. Record a reading of RU12 Oil and gas revenue\./],
  ] as const) {
    const before = analyst.state;
    analyst.press(key);
    expect(spokenChangesOfStep(before, analyst.state)[0]).toMatch(said);
  }
});

const DRAWN = /[\u2500-\u25ff\u2800-\u28ff›]/;

for (const [scene, make] of Object.entries({ ...SCENES, ...HARD_SCENES })) {
  test(`${scene} speaks: whole sentences, nothing drawn, and what the selection stands on`, () => {
    for (const columns of [40, 120]) {
      const state = { ...make(openState({ columns, rows: 30 })), linear: true };
      const focus = screenReaderFocus(state);
      expect(focus.text).toMatch(/\p{L}{3}/u);
      const typing = ['form', 'sheet', 'prompt', 'help', 'palette'].includes(topScreen(state).kind);
      const said = [...spokenScreenArrivalSentences(state), ...(typing ? [] : [focus.text])];
      expect(said.filter((line) => DRAWN.test(line))).toEqual([]);
      expect(said.filter((line) => line.includes('…'))).toEqual([]);
      if (topScreen(state).kind !== 'prompt') expect(said.length).toBeGreaterThan(0);
    }
  });
}

test('an alert that begins with its own name is told without that name twice', () => {
  const said = spokenScreenArrivalSentences(listener().state);
  expect(said).toContain(
    'ALERT: Iran down 13 ±14, within error: from 57 on 30 May 2026 to 44; the limit is 8 in 180 days, since 20 Jul 2026.',
  );
  expect(said).toContain('46 more need attention; 6 goes there.');
});

test('what needs attention and is not told is counted whole', () => {
  const state = SCENES.empty?.(listener().state);
  if (state === undefined) throw new Error('no scene');
  expect(spokenScreenArrivalSentences(state)).toContain('58 more need attention; 6 goes there.');
  expect(spokenScreenArrivalSentences(state)).toContain('Track 2 Iran, no score, 14 missing.');
});

test('what came since the last visit is told', () => {
  const state = SCENES.since?.(listener().state);
  if (state === undefined) throw new Error('no scene');
  expect(spokenScreenArrivalSentences(state)).toContainEqual(
    expect.stringMatching(
      /^New: since 21 Sep 2026: index minus 1 ±3 \(within error\); .* 5 values entered\.$/,
    ),
  );
});

test('a form tells what saving would do, and that a step is unusual', () => {
  const analyst = listener();
  analyst.press('reading.record');
  expect(screenReaderFocus(analyst.state).text).not.toContain('If you save');
  analyst.type('4', '0', '0');
  expect(screenReaderFocus(analyst.state).text).toMatch(
    /^value: 400, field 1 of 6\. If you save: China reconsideration 36\.5 becomes 36\.0 \(minus 0\.5\); band Strained or Reconsidering, unchanged\. check: a step of 47 points/,
  );
});

test('an act of our side is told with what came of it, and ( tells of the event that it goes to', () => {
  const act = SCENES['events-acts']?.(listener().state);
  if (act === undefined) throw new Error('no scene');
  expect(screenReaderFocus(act).text).toMatch(
    /no act.*: (no act of our side is recorded|our last act on)/,
  );
  const event = SCENES['event-track']?.(listener().state);
  if (event === undefined) throw new Error('no scene');
  expect(screenReaderFocus(event).text).toMatch(
    /90 percent interval of .* the day before \d+ to \d+; after 30d/,
  );
  const analyst = sitDown(event);
  analyst.type('Esc', '/', '^U', ...'iran', 'Enter', 'Enter');
  const before = analyst.state;
  analyst.type('(');
  expect(spokenChangesOfStep(before, analyst.state).join(' ')).toContain('8 Oct 2026');
});

test('a row of a list that goes on from the one above it is told with its name', () => {
  const state = SCENES['event-track']?.(listener().state);
  if (state === undefined) throw new Error('no scene');
  expect(screenReaderFocus(state).text).toMatch(
    /^2 of 6: China reconsideration, after, 30d 39 plus 1 ±6/,
  );
});

test('signs are said in words, what stands apart with commas between', () => {
  const told = lineOfSpacedParts(['moved 28 (−3)', '43/100', '90 %'], '  ');
  expect(spokenTextInWords(told)).toBe('moved 28 (minus 3), 43 of 100, 90 percent');
});

test('of what is drawn is said what the view says of it, and of a curve only its range', () => {
  const state = SCENES['event-track']?.(listener().state);
  if (state === undefined) throw new Error('no scene');
  expect(spokenScreenArrivalSentences(state)).toContain('China reconsideration, low 36 high 40');
});

test('a missing value is said to be none, and a dash in a title stays what it is', () => {
  const state = eventful(listener().state);
  const [event] = state.events.toReversed();
  if (event === undefined) throw new Error('no event');
  const title = 'Talks – once more – in Geneva';
  const analyst = sitDown({ ...state, events: [{ ...event, title }] });
  analyst.press('event.list');
  expect(screenReaderFocus(analyst.state).text).toContain(`what happened ${title}`);
  const empty = SCENES.empty?.(listener().state);
  if (empty === undefined) throw new Error('no scene');
  const explained = sitDown(empty);
  explained.press('gauge.explain');
  expect(screenReaderFocus(explained.state).text).toMatch(/, score x none\. No score: /);
});

test('a row is told whole, whatever its columns have room for', () => {
  const state = eventful(listener().state);
  const [event] = state.events.toReversed();
  if (event === undefined) throw new Error('no event');
  const nodes = ['iran', 'russia-ukraine', 'china-material'].flatMap((id) => [id, id]);
  const analyst = sitDown({ ...state, events: [{ ...event, nodes }] });
  analyst.press('event.list');
  expect(screenReaderFocus(analyst.state).text).not.toContain('…');
});

test('a long sentence about a row is told whole, the nearest events in it, the others counted', () => {
  const state = SCENES['event-track']?.(listener().state);
  if (state === undefined) throw new Error('no scene');
  const title = 'A fleet of many nations began to escort tankers through the strait';
  const events = Array.from({ length: 9 }, (_, at) => {
    const [event] = state.events.filter(({ day }) => day === '2026-02-28');
    if (event === undefined) throw new Error('no event');
    return { ...event, id: `more-${at}`, day: `2026-03-0${at + 1}`, title };
  });
  const before = state.events.filter(({ day }) => day <= '2025-09-27');
  const text = screenReaderFocus({ ...state, events: [...before, ...events] }).text;
  expect(text.split(title)).toHaveLength(1 + 5);
  expect(text).toMatch(/; plus 4 more/);
  expect(text).not.toMatch(/[a-z]\. [a-z]+ (?:to|of|many|nations|began|through)/);
});

test('a track is told line by line, an objective by its score', () => {
  const analyst = listener();
  analyst.press('panel.zoom');
  expect(spokenScreenArrivalSentences(analyst.state)[0]).toMatch(
    /^Track 1 Russia \/ Ukraine, 52, unchanged in 30 days/,
  );
  analyst.press('nav.first');
  expect(screenReaderFocus(analyst.state).text).toMatch(/^objective 1 of 4: .+, score \d+$/);
  analyst.press('nav.down');
  expect(screenReaderFocus(analyst.state).text).toMatch(/^1 of 10: RU\d+ /);
});

test('each tab of an indicator is told when it is turned to', () => {
  const analyst = listener();
  analyst.press('item.open');
  for (const tab of ['Readings', 'Rule', 'Sources']) {
    const before = analyst.state;
    analyst.press('tab.next');
    expect(spokenChangesOfStep(before, analyst.state)[0]).toBe(`RU1 New occupied land, ${tab}.`);
    expect(screenReaderFocus(analyst.state).text).not.toBe('');
  }
  expect(screenReaderFocus(analyst.state).text).toMatch(/^Source 1 of \d+: /);
});

test('a question about retracting is told with Cancel first and what it would do', () => {
  const analyst = listener();
  analyst.press('panel.1', 'item.open');
  const [reading] = analyst.state.board.readings.of('new-occupied-land').slice(-1);
  if (reading === undefined) throw new Error('no reading');
  const row = {
    ...reading,
    subject: 'reading',
    standing: true,
    fate: 'stands',
  } as const;
  analyst.hear({
    kind: 'history',
    indicator: 'new-occupied-land',
    rows: [{ ...row, ended: undefined }],
  });
  analyst.press('reading.retract');
  expect(spokenScreenArrivalSentences(analyst.state)[0]).toBe(
    'Retract RU1 60 km²/month on 2026-09-27?',
  );
  expect(screenReaderFocus(analyst.state).text).toMatch(/^Cancel\./);
});

test('the newest events are told with the board, those on a chart with it, and ( says which one Enter opens', () => {
  const analyst = sitDown(eventful(listener().state));
  expect(spokenScreenArrivalSentences(analyst.state)).toContain(
    'Event of 9 Oct 2026: US licensed Russian diesel until April 2027.',
  );
  analyst.press('panel.2', 'nav.down', 'nav.down', 'nav.down', 'item.open');
  expect(spokenScreenArrivalSentences(analyst.state).at(-1)).toBe(
    "Events on the chart: 1 9 Oct 2026 Houthis told staff to leave all Saudi oil facilities, 2 8 Oct 2026 US Treasury listed 17 ships of Iran's shadow fleet, plus 43 more, before this chart: 1.",
  );
  const { text } = screenReaderFocus(analyst.state);
  analyst.type('(', '(');
  expect(screenReaderFocus(analyst.state).text).toBe(
    `Event of 8 Oct 2026: US Treasury listed 17 ships of Iran's shadow fleet; Enter opens it. ${text}`,
  );
});
