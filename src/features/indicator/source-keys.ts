/** Walking the readings of an indicator, and leading from a number to its source: the browser, the clipboard. */

import { noWebAddressSentence, webAddress } from '../../text/web-address.ts';
import { BOARD, stepWithoutEffects } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { selectedReading } from '../../tui/selected-reading.ts';
import {
  type Binding,
  type ScreenKind,
  type State,
  type Step,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { chartVersionIndex, selectedSource } from './indicator-readings.ts';
import { readingCitationText } from './source-view.ts';

const HERE: readonly ScreenKind[] = ['indicator'];

export const SOURCE_KEYS: readonly Binding[] = [
  {
    id: 'reading.older',
    keys: ['h', 'Left'],
    label: 'older',
    description: 'the reading before, on the chart and in the list',
    group: 'This screen',
    footer: true,
    screens: HERE,
    run: (state) => stepWithoutEffects(stepped(state, -1)),
  },
  {
    id: 'reading.newer',
    keys: ['l', 'Right'],
    label: 'newer',
    description: 'the next reading, on the chart and in the list',
    group: 'This screen',
    screens: HERE,
    run: (state) => stepWithoutEffects(stepped(state, 1)),
  },
  {
    id: 'source.open',
    keys: ['o'],
    label: 'source',
    description:
      'open the source of the reading in the browser; where none can open, say its address',
    also: 'url link page',
    group: 'This screen',
    screens: [...BOARD, 'explain', 'assessment'],
    footer: true,
    whyDisabled: (state) => {
      const address = selectedAddress(state);
      if (address === undefined)
        return topScreen(state).kind === 'assessment'
          ? `There is no reading here; ${actionKeyName(state, 'assessment.board')} goes on to those it stood on.`
          : 'There is no reading here.';
      if (address === '' && topScreen(state).kind === 'assessment')
        return 'No address was given with this reading.';
      if (address === '')
        return 'No address was given; the Sources tab says where the next value is found.';
      const kept = noWebAddressSentence(address);
      return (
        kept &&
        `What was given is ${kept}; ${actionKeyName(state, 'reading.copy')} copies what is known of it.`
      );
    },
    run: (state) => {
      const url = webAddress(selectedAddress(state) ?? '');
      return url === undefined ? stepWithoutEffects(state) : [state, [{ kind: 'open', url }]];
    },
  },
  {
    id: 'reading.copy',
    keys: ['y'],
    label: 'copy',
    description: 'send a line to cite the reading with to the clipboard of the terminal',
    also: 'yank citation',
    group: 'This screen',
    screens: [...BOARD, 'alert', 'explain', 'assessment'],
    whyDisabled: (state) =>
      selectedText(state) === undefined ? 'There is no reading here to cite.' : undefined,
    run: copied,
  },
];

function stepped(state: State, by: 1 | -1): State {
  const top = topScreen(state);
  return top.kind === 'indicator'
    ? withTopScreen(state, { ...top, selected: chartVersionIndex(state, top, by) })
    : state;
}

/** The address of the selected source, else of its kept copy; '' when neither is given, undefined without a reading. */
function selectedAddress(state: State): string | undefined {
  const row = selectedSource(state);
  if (row !== undefined) return row.url === '' ? (row.newest?.archived ?? '') : row.url;
  const reading = selectedReading(state)?.reading;
  return reading && (reading.url === '' ? reading.archived : reading.url);
}

function selectedText(state: State): string | undefined {
  const row = selectedSource(state);
  if (row !== undefined && row.newest === undefined)
    return [row.source, row.url].filter((text) => text !== '').join('. ');
  const hand = selectedReading(state);
  const reading = row?.newest ?? hand?.reading;
  return hand === undefined || reading === undefined
    ? undefined
    : readingCitationText(hand.indicator, reading, row === undefined ? hand.withdrawn : '');
}

function copied(state: State): Step {
  const text = selectedText(state);
  const withdrawn =
    selectedSource(state) === undefined ? selectedReading(state)?.withdrawn : undefined;
  return text === undefined
    ? stepWithoutEffects(state)
    : [state, [{ kind: 'copy', text, ...(withdrawn ? { but: withdrawn } : {}) }]];
}
