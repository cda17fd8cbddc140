/** A screen of something that is there no more says so, and how to go on. */
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { helpLines } from '../../src/features/help/help-lines.ts';
import { REGISTRY } from '../../src/features/screens.ts';
import { spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import { pushScreen, type Screen } from '../../src/tui/state.ts';
import { Frame } from '../../src/ui/app.tsx';
import { sitDown } from '../features/person.ts';
import { textsOf } from '../features/texts.ts';
import { openState } from './board.ts';

const SIZE = { columns: 120, rows: 36 };
const INDICATOR: Screen = { kind: 'indicator', id: 'x', tab: 0, selected: 0, history: [] };

test.each<[sentence: string, screen: Screen]>([
  ['This indicator is no longer in the strategy; Esc goes back.', INDICATOR],
  [
    'This strategy has no such tripwire; Esc goes back.',
    { kind: 'alert', id: 'x', tripwire: 'y', selected: 0 },
  ],
  [
    'It is not in this store any more; Esc goes back.',
    { kind: 'assessment', assessment: 'n9', beside: undefined, filter: '', tab: 0, selected: 0 },
  ],
])('%s', (sentence, screen) => {
  const state = pushScreen(openState(SIZE), screen);
  expect(renderToString(<Frame state={state} />, SIZE)).toContain(sentence);
});

test('and so it is heard', () => {
  const heard = (screen: Screen): string =>
    spokenScreenArrivalSentences(pushScreen(openState(SIZE), screen)).join(' ');
  expect(heard(INDICATOR)).toContain('This indicator is no longer in the strategy; Esc goes back.');
  expect(
    heard({
      kind: 'track',
      id: 'x',
      selected: 0,
      order: 0,
      reversed: false,
      filter: '',
      preview: false,
    }),
  ).toContain('This track is no longer in the strategy; Esc goes back.');
});

test('help that finds nothing says where it looked, and how to see all', () => {
  const analyst = sitDown(openState(SIZE));
  analyst.type('?', ...'qqqq');
  expect(textsOf(helpLines(analyst.state, REGISTRY.bindings, 120)).join(' ')).toContain(
    'Nothing has "qqqq" in its words, on its keys or among the signs; Esc clears.',
  );
});
