/** The form that records or corrects a reading, by hand: its fields, what helps in each, what stands behind it. */
import { expect, test } from 'vitest';
import type { Confidence } from '../../src/core/model/model.ts';
import { findIndicatorByIdOrCode } from '../../src/core/model/tree.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { scorecardAsOf } from '../../src/core/scoring/scorecard.ts';
import {
  FORM_FIELDS,
  newReadingForm,
  parseFormObservationOrCheck,
  type RecordForm,
  readingCorrectionForm,
} from '../../src/features/record/record-form.ts';
import {
  lastConfidenceHintText,
  lastReadingText,
  nextValueSourceLines,
  recordFormFieldSuffix,
  recordFormFieldWidth,
  recordFormFocusedLineHintText,
} from '../../src/features/record/record-hints.ts';
import {
  formAfterKey,
  formAfterPaste,
  formWithFocusMoved,
  isFormTouched,
  problemTextOfFormLine,
  textTypedInFormLine,
  unfoldedFormLines,
} from '../../src/tui/form.ts';
import { textFieldHolding } from '../../src/tui/text-field.ts';
import { leaf, type Row, reading, readings, strategy } from '../core/make.ts';
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
const board = boardAsOf(plan, readings(), DAY);

function indicator(id: string) {
  const found = findIndicatorByIdOrCode(plan, id);
  if (found === undefined) throw new Error(id);
  return found;
}
const [land, stance] = [indicator('land'), indicator('stance')];

type Name = (typeof FORM_FIELDS)[number];

const filled = (form: RecordForm, texts: Partial<Record<Name, string>>): RecordForm => {
  const typed = new Map(Object.entries(texts));
  const lines = form.lines.map((line) => ({
    ...line,
    field: typed.has(line.name) ? textFieldHolding(typed.get(line.name) ?? '') : line.field,
  }));
  return { ...form, lines };
};
const on = (form: RecordForm, name: Name): RecordForm => ({
  ...form,
  focus: FORM_FIELDS.indexOf(name),
});
const lineOf = (form: RecordForm, name: Name) => {
  const line = form.lines.find((each) => each.name === name);
  if (line === undefined) throw new Error(name);
  return line;
};
const open = newReadingForm(land, DAY);
const judged = newReadingForm(stance, DAY);

test('each field says what may stand there', () => {
  const hints = FORM_FIELDS.map((focus) => recordFormFocusedLineHintText(on(open, focus), []));
  expect(hints).toEqual([
    'a number, decimals with a point; = for nothing new',
    expect.stringMatching(/^the day the value refers to: /),
    'who says so, as you would cite it',
    'the page the value was read on; may stay empty',
    'Left and Right choose: how good the evidence is, never how likely something is',
    'anything the next reader should know',
    'the sentence the value rests on, word for word; may stay empty',
    'the address of a kept copy of the page; may stay empty',
    'the day you read the page; may stay empty',
    'who makes the number, whoever prints it; may stay empty',
  ]);
  expect(recordFormFocusedLineHintText(judged, [])).toBe(
    'Left and Right choose: 0 none; 100 much; = for nothing new',
  );
  const kept = 'no whole address of the web, such as https://example.org';
  const odd = filled(open, { url: 'page 9', archived: 'box 7' });
  expect(recordFormFocusedLineHintText(on(odd, 'url'), [])).toContain(kept);
  expect(recordFormFocusedLineHintText(on(odd, 'archived'), [])).toContain(kept);
});

test('what is wrong with a field is said once something stands in it, or saving was tried', () => {
  const problems = [{ path: 'value', message: 'no\nnumber' }];
  const help = recordFormFocusedLineHintText(open, []);
  expect(recordFormFocusedLineHintText(open, problems)).toBe(help);
  expect(recordFormFocusedLineHintText(filled(open, { value: 'x' }), problems)).toBe('no number');
  expect(recordFormFocusedLineHintText({ ...open, tried: true }, problems)).toBe('no number');
  // a number that is taken needs no help
  expect(recordFormFocusedLineHintText(filled(open, { value: '9' }), [])).toBe('');
  expect([
    problemTextOfFormLine(problems, 'value'),
    problemTextOfFormLine(problems, 'url'),
  ]).toEqual([...['no\nnumber', undefined]]);
});

test('behind the confidence of a new reading stands that of the last one where it is another', () => {
  const told = (confidence: Confidence): string => {
    const known = readings(['land', '2024-05-01', 20, confidence]);
    const last = { board: boardAsOf(plan, known, DAY) };
    return lastConfidenceHintText(last, open, lineOf(open, 'confidence'));
  };
  expect((['high', 'moderate', 'low'] as const).map((from) => told(from))).toEqual([
    ...['last time high', '', 'last time low'],
  ]);
});

test('behind the value stands its unit, behind a day the one that is meant, and their boxes leave room for it', () => {
  expect([
    recordFormFieldSuffix(lineOf(open, 'value'), land, DAY),
    recordFormFieldSuffix(lineOf(judged, 'value'), stance, DAY),
    recordFormFieldSuffix(lineOf(open, 'source'), land, DAY),
    recordFormFieldSuffix(lineOf(open, 'retrieved_on'), land, DAY),
  ]).toEqual(['km²', '', '', '']);
  const meant = (text: string) =>
    recordFormFieldSuffix(lineOf(filled(open, { observed_on: text }), 'observed_on'), land, DAY);
  expect(['2024-05-31', '31 may', 'friday', 'q1', '2024-04'].map(meant)).toEqual([
    ...['31 May 2024', '= 31 May 2024', '= 31 May 2024', '= 31 Mar 2024', '= 30 Apr 2024'],
  ]);
  expect(['03/04/2024', '2024-06-02', ''].map(meant)).toEqual(['', '', '']);
  const boxes = (columns: number, box = 40) =>
    open.lines.map((line) => recordFormFieldWidth(line, box, columns));
  expect(boxes(60)).toEqual([16, 16, 40, 40, 21, 40, 40, 40, 16, 40, 40]);
  expect(boxes(59)).toEqual([11, 11, 40, 40, 21, 40, 40, 40, 11, 40, 40]);
  expect(boxes(59, 9)).toEqual(Array(11).fill(9));
  expect(recordFormFieldWidth(lineOf(judged, 'value'), 40, 80)).toBe(40);
});

test('the reading before is told on one line, and where the next is found', () => {
  const lastOf = (id: string, ...rows: readonly Row[]): string => {
    const leaf = scorecardAsOf(plan, readings(...rows), DAY).indicators.get(id);
    return leaf === undefined ? '' : lastReadingText(leaf);
  };
  expect(lastOf('land', ['land', '2024-05-01', 7, 'low', 'A\nB'])).toBe(
    'last 7 km² on 2024-05-01, low, A B',
  );
  expect(lastOf('stance', ['stance', '2024-05-01', 100, 'low'])).toBe(
    'last 100 on 2024-05-01, low',
  );
  expect(lastOf('land')).toBe('no reading yet');
  expect(textsOf(nextValueSourceLines(land))).toEqual([
    ...['WHERE THE NEXT VALUE IS FOUND', ' ISW https://isw.example', ' Ask'],
  ]);
  expect(nextValueSourceLines(stance)).toEqual([]);
});

test('the focus goes round the fields both ways, past those that are folded', () => {
  const round = (form: RecordForm): readonly (string | undefined)[] => {
    let now = form;
    return unfoldedFormLines(form).map(() => {
      now = formWithFocusMoved(now, 1);
      return now.lines[now.focus]?.name;
    });
  };
  expect(round(open)).toEqual([...FORM_FIELDS.slice(1, 5), 'more', 'value']);
  const more = formWithFocusMoved(open, -1);
  expect(more.lines[more.focus]?.name).toBe('more');
  expect(formWithFocusMoved(more, -1).focus).toBe(FORM_FIELDS.indexOf('confidence'));
  // what shows the rare ones is no change of the form, and leads to the first of them
  const shown = formAfterKey(more, 'Right') ?? more;
  expect(shown.focus).toBe(FORM_FIELDS.indexOf('note'));
  expect(isFormTouched(shown)).toBe(false);
  expect(round({ ...shown, focus: 0 })).toEqual([...FORM_FIELDS.slice(1), 'more', 'value']);
  const folded = formAfterKey({ ...shown, focus: more.focus }, 'Left') ?? shown;
  expect(round({ ...folded, focus: 0 })).toEqual(round(open));
  // what is filled in stays in sight, and so does the line in focus once it is emptied
  expect(unfoldedFormLines(filled(open, { quote: 'So.' })).map(({ name }) => name)).toEqual([
    ...FORM_FIELDS.slice(0, 5),
    'quote',
    'more',
  ]);
  expect(unfoldedFormLines({ ...open, focus: 5 }).map(({ name }) => name)).toContain('note');
});

test('a key or a paste goes into the field in focus, or chooses one of its words', () => {
  const typed = (form: RecordForm, key: string, name: Name = 'value') => {
    const next = formAfterKey(form, key);
    return next && textTypedInFormLine(next, name);
  };
  expect(typed(open, '4')).toBe('4');
  expect(typed(open, 'PgDn')).toBeUndefined();
  expect(typed(judged, '1')).toBe('100');
  expect(typed(on(open, 'confidence'), 'h', 'confidence')).toBe('high');
  expect(textTypedInFormLine(formAfterPaste(open, ' 42\n'), 'value')).toBe('42');
  expect(textTypedInFormLine(formAfterPaste(judged, ' 100\n'), 'value')).toBe('100');
  expect(formAfterPaste(judged, 'xyz')).toBe(judged);
});

test('a form is touched once it holds something else than when it was opened', () => {
  expect(isFormTouched(open)).toBe(false);
  expect(isFormTouched(formWithFocusMoved(open, 1))).toBe(false);
  for (const field of FORM_FIELDS)
    expect(isFormTouched(filled(open, { [field]: 'x' })), field).toBe(true);
  expect(isFormTouched(filled(filled(open, { note: 'x' }), { note: '' }))).toBe(false);
});

test('a form states an observation; of a correction what was not touched stays as it was recorded', () => {
  const stated = (form: RecordForm) => {
    const parsed = parseFormObservationOrCheck(form, board, DAY);
    return parsed.ok ? parsed.value : parsed.problems.map(({ path }) => path);
  };
  expect(stated(open)).toEqual(['value']);
  expect(stated(filled(open, { value: '7', note: 'n', url: 'https://a.example' }))).toMatchObject({
    indicator: 'land',
    observedOn: DAY,
    value: 7,
    confidence: 'moderate',
    note: 'n',
    url: 'https://a.example',
    source: '',
  });
  const before = {
    ...reading(['land', '2024-05-01', 20, 'low', 'A']),
    note: 'one\ntwo',
    quote: 'q\nr',
    origin: 'the\noffice',
  };
  const correction = readingCorrectionForm(land, before);
  expect(textTypedInFormLine(correction, 'note')).toBe('one two');
  expect(stated(filled(correction, { value: '30', quote: 'other' }))).toMatchObject({
    observedOn: '2024-05-01',
    value: 30,
    confidence: 'low',
    source: 'A',
    note: 'one\ntwo',
    quote: 'other',
    origin: 'the\noffice',
  });
  expect(stated(filled(correction, { origin: 'a bank' }))).toMatchObject({ origin: 'a bank' });
  expect(stated(filled(correction, { origin: ' ' }))).toMatchObject({ origin: '' });
});
