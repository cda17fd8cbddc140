/** What is said in a line, in one order for the palette and the commands: day, source, address, note; and an event. */
import { describe, expect, test } from 'vitest';
import {
  parseEventWords,
  parseWordsAsDaySourceUrlNote,
  splitWordsKeepingQuotedWhole,
} from '../../src/core/model/sentence.ts';
import { branch, leaf, strategy } from './make.ts';

const TODAY = '2026-11-24';
const plan = strategy([
  branch('iran', [leaf('vetoes', { code: 'CC7' }), leaf('oil', { code: 'CX3' })]),
]);

test('the words of a line stand between spaces, what stands in quotes is one', () => {
  expect(splitWordsKeepingQuotedWhole(' RU1  61 "38 North" ""')).toEqual([
    'RU1',
    '61',
    '38 North',
    '',
  ]);
});

describe('behind a value', () => {
  const read = (line: string) =>
    parseWordsAsDaySourceUrlNote(splitWordsKeepingQuotedWhole(line), TODAY);

  test.each([
    ['', undefined, '', '', ''],
    ['31 oct', '2026-10-31', '', '', ''],
    ['31 oct DeepState https://x.org/a', '2026-10-31', 'DeepState', 'https://x.org/a', ''],
    ['friday The Times of Israel', '2026-11-20', 'The Times of Israel', '', ''],
    ['DeepState', undefined, 'DeepState', '', ''],
    ['q3 SSSU https://x.org first print', '2026-09-30', 'SSSU', 'https://x.org', 'first print'],
    ['https://x.org', undefined, '', 'https://x.org', ''],
    ['"38 North"', undefined, '38 North', '', ''],
    ['friday 38 North', '2026-11-20', '38 North', '', ''],
    ['friday IMF WEO Oct 2026', '2026-11-20', 'IMF WEO Oct 2026', '', ''],
  ])('%j is a day, a source, an address and a note', (line, day, source, url, note) => {
    expect(read(line)).toEqual({ ok: true, value: { day, source, url, note } });
  });

  test.each([
    [
      '03/04/2026 ISW',
      '"03/04/2026" can be read two ways; write 2026-04-03 or 2026-03-04, or the month in letters',
    ],
    ['2026-12-01 ISW', '2026-12-01 lies after today, 2026-11-24; write a day up to today'],
    [
      '38 North',
      '"38 North" begins with no day that this reads; write the day first, 2026-11-16, or a source in quotes',
    ],
    [
      '2026 ISW',
      '"2026 ISW" begins with no day that this reads; write the day first, 2026-11-16, or a source in quotes',
    ],
    [
      'last friday ISW',
      '"last friday" is no day that this reads; write friday, 3d, oct or 2026-11-16, or a source in quotes',
    ],
    ['The ISW 31 oct', 'the day stands before the source; write 31 oct The ISW'],
  ])('%j is refused with what would be right', (line, message) => {
    expect(read(line)).toEqual({ ok: false, problems: [{ path: 'observed_on', message }] });
  });
});

describe('an event', () => {
  const NONE = { side: undefined, url: '', note: '' };
  const read = (line: string, given = {}) =>
    parseEventWords(splitWordsKeepingQuotedWhole(line), plan, TODAY, given);

  test('is a day, what it bears on, what happened, an address, a note; whoever begins the title acted', () => {
    expect(read('2026-11-20 CC7 China and Russia vetoed https://un.org a draft')).toEqual({
      ok: true,
      value: {
        day: '2026-11-20',
        nodes: ['vetoes'],
        title: 'China and Russia vetoed',
        side: 'china',
        url: 'https://un.org',
        note: 'a draft',
      },
    });
  });

  test.each([
    ['friday CC7, iran,oil Talks', '2026-11-20', ['vetoes', 'iran', 'oil'], 'Talks'],
    ['cc7 Talks', undefined, ['vetoes'], 'Talks'],
    ['CC7 March on the capital', undefined, ['vetoes'], 'March on the capital'],
  ])('%j bears on what stands before its title', (line, day, nodes, title) => {
    expect(read(line)).toEqual({ ok: true, value: { ...NONE, day, nodes, title } });
  });

  test.each([
    ['Russian drones', 'russia'],
    ['Tehran answered', 'iran'],
    ['DPRK troops', 'north-korea'],
    ['Chinatown', undefined],
  ])('the side of "%s" is %s', (title, side) => {
    expect(read(`CC7 ${title} x`)).toMatchObject({ ok: true, value: { side } });
  });

  test('one word is its title, and what options state is not looked for', () => {
    expect(parseEventWords(['31 oct Talks'], plan, TODAY)).toMatchObject({
      value: { day: undefined, nodes: [], title: '31 oct Talks' },
    });
    expect(read('31 oct Talks again', { day: true, node: true })).toMatchObject({
      value: { day: undefined, nodes: [], title: '31 oct Talks again' },
    });
    expect(read('March on it', { node: true })).toMatchObject({ value: { title: 'March on it' } });
  });

  test.each([
    [
      'Talks in Cairo',
      'node',
      /^"Talks" is no code or id of the strategy; write what it bears on before what happened$/,
    ],
    [
      '31 oct',
      'node',
      /^nothing is named that it bears on; write a code or an id, then what happened$/,
    ],
    ['31 oct CC7', 'title', /^no title; /],
    ['2026-12-01 CC7 Talks', 'day', /^2026-12-01 lies after today/],
    ['03/04/2026 CC7 Talks', 'day', /can be read two ways/],
  ])('%j is refused', (line, path, message) => {
    expect(read(line)).toEqual({
      ok: false,
      problems: [{ path, message: expect.stringMatching(message) }],
    });
  });
});
