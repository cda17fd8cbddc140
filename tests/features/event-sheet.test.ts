/** The sheet of an event: what it opens with, what it states, and every problem once beside its line. */
import { expect, test } from 'vitest';
import type { Event } from '../../src/core/model/model.ts';
import {
  eventCorrectionSheet,
  eventSheetLineMeaningText,
  newEventSheet,
  parseEventSheet,
} from '../../src/features/events/event-sheet.ts';
import type { Sheet } from '../../src/features/sheet/sheet.ts';
import { formWithTextOnLine, textTypedInFormLine } from '../../src/tui/form.ts';
import { happening, strategyFile } from '../store/samples.ts';

const { strategy } = strategyFile();
const today = '2026-11-24';

function event(change: Partial<Event> = {}): Event {
  const told = { id: 'e1', seq: 1, author: 'ann', recordedAt: '2026-11-01T10:00:00.000Z' };
  return { ...happening(), ...told, ...change };
}

const filled = (sheet: Sheet, texts: Readonly<Record<string, string>>): Sheet =>
  Object.entries(texts).reduce((made, [name, text]) => formWithTextOnLine(made, name, text), sheet);

function stated(
  sheet: Sheet,
  more: { follows?: string; corrects?: Event; events?: readonly Event[] } = {},
) {
  const { events = [], follows = '', ...rest } = more;
  const result = parseEventSheet({ sheet, follows, ...rest }, { strategy, today, events });
  return result.ok
    ? result.value
    : result.problems.map(({ path, message }) => [path, message.slice(0, 40)]);
}

test('a new one is of today and on the nodes in hand, one that follows takes the side and the next status', () => {
  const fresh = newEventSheet(strategy, today, ['land']);
  const values = (sheet: Sheet, ...names: readonly string[]) =>
    names.map((name) => textTypedInFormLine(sheet, name));
  expect(values(fresh, 'title', 'day', 'node', 'side', 'kind', 'status', 'confidence')).toEqual([
    '',
    today,
    'RU1 land',
    '',
    'action',
    '',
    'moderate',
  ]);
  expect(fresh.title).toBe('Record an event');
  const next = (status: Event['status']) =>
    textTypedInFormLine(
      newEventSheet(strategy, today, [], event({ side: 'ours', status })),
      'status',
    );
  expect([next(undefined), next('pledged'), next('decided'), next('delivered')]).toEqual([
    '',
    'decided',
    'delivered',
    'delivered',
  ]);
  const after = newEventSheet(strategy, today, ['land'], event({ side: 'ours', kind: 'action' }));
  expect([after.title, ...values(after, 'side', 'kind')]).toEqual([
    'What followed "Something happened" of 1 Sep 2026',
    'ours',
    'action',
  ]);
});

test('what a sheet states is what stands on its lines, the nodes by code, id or title', () => {
  const sheet = filled(newEventSheet(strategy, today, []), {
    title: 'A thing',
    day: '1 Nov 2026',
    node: 'RU1, stance',
    side: 'other',
    kind: 'shock',
    expect_node: 'drones',
    expect: 'up',
    expect_by: '2027-06-30',
  });
  expect(stated(sheet)).toEqual(
    happening({
      title: 'A thing',
      day: '2026-11-01',
      nodes: ['land', 'stance'],
      expectNode: 'drones',
      expect: 'up',
      expectBy: '2027-06-30',
    }),
  );
  const at = (name: string): string | undefined => {
    const line = sheet.lines.find((each) => each.name === name);
    return line && eventSheetLineMeaningText(strategy, line);
  };
  const [empty] = newEventSheet(strategy, today, []).lines.filter(({ name }) => name === 'node');
  expect(empty && eventSheetLineMeaningText(strategy, empty)).toBeUndefined();
  expect([at('node'), at('expect_node'), at('title')]).toEqual([
    'RU1 land; CC1 stance; no indicator counts it: no score moves',
    'RU3 drones',
    undefined,
  ]);
});

test('every problem is told once, beside its line', () => {
  const sheet = filled(newEventSheet(strategy, today, []), {
    day: 'never',
    node: 'nothing at all',
    expect_node: 'nor this',
  });
  const problems = stated(sheet);
  if (!Array.isArray(problems)) throw new Error('no problems');
  const paths = problems.map(([path]) => path);
  expect(paths.toSorted()).toEqual([...new Set(paths)].toSorted());
  expect(paths).toEqual(expect.arrayContaining(['day', 'node', 'expect_node', 'title', 'side']));
  expect(problems.find(([path]) => path === 'node')?.[1]).toMatch(
    /^nothing is called "nothing at all"/,
  );
});

test('what follows another must not be of a day before it, which the line of the day says', () => {
  const first = event({ side: 'ours', kind: 'action', status: 'pledged' });
  const sheet = filled(newEventSheet(strategy, today, ['land'], first), { title: 'Then' });
  const more = { follows: 'e1', events: [first] };
  expect(stated(sheet, more)).toMatchObject({ follows: 'e1', title: 'Then', day: today });
  const problems = stated(filled(sheet, { day: '2026-08-31' }), more);
  expect(problems).toEqual([['day', expect.any(String)]]);
});

test('a correction keeps what was not touched as it was recorded, line breaks and all', () => {
  const was = event({ note: 'one\ntwo', source: 'a\nb', url: 'https://x.example/' });
  const sheet = eventCorrectionSheet(strategy, was);
  expect(sheet.title).toBe('Correct "Something happened" of 1 Sep 2026');
  const more = { corrects: was, events: [was] };
  const { id: _, seq: __, author: ___, recordedAt: ____, ...said } = was;
  expect(stated(sheet, more)).toEqual(said);
  expect(stated(filled(sheet, { note: 'new' }), more)).toEqual({ ...said, note: 'new' });
  const expected = event({ expectNode: 'stance', expect: 'down', expectBy: '2027-01-01' });
  const told = eventCorrectionSheet(strategy, expected);
  expect(
    ['expect_node', 'expect', 'expect_by'].map((name) => textTypedInFormLine(told, name)),
  ).toEqual(['CC1 stance', 'down', '2027-01-01']);
});
