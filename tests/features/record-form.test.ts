/** The form that records or corrects a reading, by hand: its fields, what helps in each, what stands behind it. */
import { expect, test } from 'vitest';
import { parseObservation } from '../../src/core/model/observation.ts';
import { findIndicator } from '../../src/core/model/tree.ts';
import { boardOf } from '../../src/core/scoring/board.ts';
import {
  correctionForm,
  FORM_FIELDS,
  formObservation,
  isDirty,
  moveFocus,
  openForm,
  pasteIntoForm,
  problemAt,
  type RecordForm,
  typeIntoForm,
} from '../../src/features/record/record-form.ts';
import {
  asideOf,
  boxOf,
  fieldHint,
  lastText,
  whereLines,
} from '../../src/features/record/record-hints.ts';
import { fieldOf } from '../../src/tui/text-field.ts';
import { leaf, reading, readings, strategy } from '../core/make.ts';
import { textsOf } from './texts.ts';

const DAY = '2024-06-01';
const plan = strategy([
  leaf('land', {
    unit: 'km²',
    lookUp: [{ title: 'ISW', url: 'https://isw.example' }, { title: 'Ask' }],
  }),
  leaf('stance', {
    levels: [
      { value: 0, title: 'none' },
      { value: 100, title: 'much' },
    ],
  }),
]);
const board = boardOf(plan, readings(), DAY);

function indicator(id: string) {
  const found = findIndicator(plan, id);
  if (found === undefined) throw new Error(id);
  return found;
}
const [land, stance] = [indicator('land'), indicator('stance')];

const filled = (form: RecordForm, texts: Partial<Record<(typeof FORM_FIELDS)[number], string>>) => {
  const typed = Object.entries(texts).map(([name, text]) => [name, fieldOf(text)]);
  return { ...form, fields: { ...form.fields, ...Object.fromEntries(typed) } };
};
const on = (form: RecordForm, focus: RecordForm['focus']): RecordForm => ({ ...form, focus });
const open = openForm(land, DAY);

test('each field says what may stand there', () => {
  const hints = FORM_FIELDS.map((focus) => fieldHint(on(open, focus), land, []));
  expect(hints).toEqual([
    'a number in km², with a point for decimals',
    expect.stringMatching(/^the day the value refers to: /),
    'who says so, as you would cite it',
    'the page the value was read on',
    'Left and Right choose: how good the evidence is, never how likely something is',
    'anything the next reader should know',
    'the sentence the value rests on, word for word; may stay empty',
    'the address of a kept copy of the page; may stay empty',
    'the day you read the page; may stay empty',
  ]);
  const { unit: _, ...bare } = land;
  expect(fieldHint(open, bare, [])).toContain('a number in the unit of the indicator,');
  expect(fieldHint(open, stance, [])).toBe('Left and Right choose: 0 none; 100 much');
  const kept = 'no address of the web, which begins with https:// or http://';
  const odd = filled(open, { url: 'page 9', archived: 'box 7' });
  expect(fieldHint(on(odd, 'url'), land, [])).toContain(kept);
  expect(fieldHint(on(odd, 'archived'), land, [])).toContain(kept);
});

test('what is wrong with a field is said once something stands in it, or saving was tried', () => {
  const problems = [{ path: 'value', message: 'no\nnumber' }];
  const help = fieldHint(open, land, []);
  expect(fieldHint(open, land, problems)).toBe(help);
  expect(fieldHint(filled(open, { value: 'x' }), land, problems)).toBe('no number');
  expect(fieldHint({ ...open, tried: true }, land, problems)).toBe('no number');
  expect(fieldHint({ ...filled(open, { value: 'x' }), tried: true }, land, [])).toBe(help);
  expect([problemAt(problems, 'value'), problemAt(problems, 'url')]).toEqual([
    ...['no\nnumber', undefined],
  ]);
});

test('behind the value stands its unit, behind the day that day in full, and their boxes leave room for it', () => {
  const row = { indicator: 'land', value: '1', observed_on: '2024-05-31' };
  const parsed = parseObservation(row, plan, DAY, '');
  const observation = parsed.ok ? parsed.value : undefined;
  expect([asideOf('value', land, undefined), asideOf('value', stance, observation)]).toEqual([
    ...['km²', ''],
  ]);
  expect(asideOf('observed_on', land, observation)).toBe('31 May 2024');
  expect([asideOf('observed_on', land, undefined), asideOf('source', land, observation)]).toEqual([
    ...['', ''],
  ]);
  const boxes = (columns: number, box = 40) =>
    FORM_FIELDS.map((name) => boxOf(name, land, box, columns));
  expect(boxes(60)).toEqual([16, 16, 40, 40, 40, 40, 40, 40, 16]);
  expect(boxes(59)).toEqual([11, 11, 40, 40, 40, 40, 40, 40, 11]);
  expect(boxes(59, 9)).toEqual(Array(9).fill(9));
  expect(boxOf('value', stance, 40, 80)).toBe(40);
});

test('the reading before is told on one line, and where the next is found', () => {
  const last = { value: 7, observedOn: '2024-05-01', confidence: 'low', source: 'A\nB' };
  expect(lastText(land, last)).toBe('last 7 km² on 2024-05-01, low, A B');
  expect(lastText(stance, { ...last, value: 100, source: '' })).toBe('last 100 on 2024-05-01, low');
  expect(lastText(land, undefined)).toBe('no reading yet');
  expect(textsOf(whereLines(land))).toEqual([
    ...['WHERE THE NEXT VALUE IS FOUND', ' ISW https://isw.example', ' Ask'],
  ]);
  expect(whereLines(stance)).toEqual([]);
});

test('the focus goes round the fields both ways', () => {
  let form = open;
  const seen = FORM_FIELDS.map(() => {
    form = moveFocus(form, 1);
    return form.focus;
  });
  expect(seen).toEqual([...FORM_FIELDS.slice(1), 'value']);
  expect(moveFocus(open, -1).focus).toBe('retrieved_on');
  expect(moveFocus(on(open, 'retrieved_on'), -1).focus).toBe('archived');
});

test('a key or a paste goes into the field in focus, or chooses one of its words', () => {
  expect(typeIntoForm(open, land, '4')?.fields.value.text).toBe('4');
  expect(typeIntoForm(open, land, 'PgDn')).toBeUndefined();
  expect(typeIntoForm(openForm(stance, DAY), stance, '1')?.fields.value.text).toBe('100');
  expect(typeIntoForm(on(open, 'confidence'), land, 'h')?.fields.confidence.text).toBe('high');
  expect(pasteIntoForm(open, land, ' 42\n').fields.value.text).toBe('42');
  expect(pasteIntoForm(openForm(stance, DAY), stance, ' 100\n').fields.value.text).toBe('100');
  const stays = openForm(stance, DAY);
  expect(pasteIntoForm(stays, stance, 'xyz')).toBe(stays);
});

test('a form is dirty once it holds something else than when it was opened', () => {
  expect(isDirty(open)).toBe(false);
  expect(isDirty(moveFocus(open, 1))).toBe(false);
  for (const field of FORM_FIELDS)
    expect(isDirty(filled(open, { [field]: 'x' })), field).toBe(true);
  expect(isDirty(filled(filled(open, { note: 'x' }), { note: '' }))).toBe(false);
});

test('a form states an observation; of a correction what was not touched stays as it was recorded', () => {
  const stated = (form: RecordForm) => {
    const parsed = formObservation(form, board, DAY);
    return parsed.ok ? parsed.value : parsed.problems.map(({ path }) => path);
  };
  expect(stated(open)).toEqual(['value']);
  expect(stated(filled(open, { value: '7', note: 'n', url: 'https://a.example' }))).toMatchObject({
    ...{ indicator: 'land', observedOn: DAY, value: 7, confidence: 'moderate' },
    ...{ note: 'n', url: 'https://a.example', source: '' },
  });
  const before = {
    ...reading(['land', '2024-05-01', 20, 'low', 'A']),
    note: 'one\ntwo',
    quote: 'q\nr',
  };
  const correction = correctionForm(land, before);
  expect(correction.fields.note.text).toBe('one two');
  expect(stated(filled(correction, { value: '30', quote: 'other' }))).toMatchObject({
    ...{ observedOn: '2024-05-01', value: 30, confidence: 'low', source: 'A' },
    ...{ note: 'one\ntwo', quote: 'other' },
  });
});
