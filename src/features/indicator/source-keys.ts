/** Walking the readings of an indicator, and leading from a number to its source: the browser, the clipboard. */

import { keptAsText, webAddress } from '../../text/web-address.ts';
import { BOARD, still } from '../../tui/binding.ts';
import { keyOf } from '../../tui/own-keys.ts';
import {
  type Binding,
  type ScreenKind,
  type State,
  type Step,
  topOf,
  withTop,
} from '../../tui/state.ts';
import { chartStep, readingInHand, sourceInHand } from './selected-reading.ts';
import { citation } from './source-view.ts';

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
    run: (state) => still(walked(state, -1)),
  },
  {
    id: 'reading.newer',
    keys: ['l', 'Right'],
    label: 'newer',
    description: 'the next reading, on the chart and in the list',
    group: 'This screen',
    screens: HERE,
    run: (state) => still(walked(state, 1)),
  },
  {
    id: 'source.open',
    keys: ['o'],
    label: 'source',
    description:
      'open the source of the reading in the browser; where none can open, say its address',
    also: 'url link page',
    group: 'This screen',
    screens: [...BOARD, 'assessment'],
    footer: true,
    whyDisabled: (state) => {
      const address = addressInHand(state);
      if (address === undefined)
        return topOf(state).kind === 'assessment'
          ? `There is no reading here; ${keyOf(state, 'assessment.board')} goes on to those it stood on.`
          : 'There is no reading here.';
      if (address === '' && topOf(state).kind === 'assessment')
        return 'No address was given with this reading.';
      if (address === '')
        return 'No address was given; the Sources tab says where the next value is found.';
      const kept = keptAsText(address);
      return (
        kept &&
        `What was given is ${kept}; ${keyOf(state, 'reading.copy')} copies what is known of it.`
      );
    },
    run: (state) => {
      const url = webAddress(addressInHand(state) ?? '');
      return url === undefined ? still(state) : [state, [{ kind: 'open', url }]];
    },
  },
  {
    id: 'reading.copy',
    keys: ['y'],
    label: 'copy',
    description: 'send a line to cite the reading with to the clipboard of the terminal',
    also: 'yank citation',
    group: 'This screen',
    screens: [...BOARD, 'assessment'],
    whyDisabled: (state) =>
      textInHand(state) === undefined ? 'There is no reading here to cite.' : undefined,
    run: copied,
  },
];

function walked(state: State, by: 1 | -1): State {
  const top = topOf(state);
  return top.kind === 'indicator'
    ? withTop(state, { ...top, selected: chartStep(state, top, by) })
    : state;
}

/** The address of the source in hand, else of its kept copy; '' when neither is given, undefined without a reading. */
function addressInHand(state: State): string | undefined {
  const row = sourceInHand(state);
  if (row !== undefined) return row.url === '' ? (row.newest?.archived ?? '') : row.url;
  const reading = readingInHand(state)?.reading;
  return reading && (reading.url === '' ? reading.archived : reading.url);
}

function textInHand(state: State): string | undefined {
  const row = sourceInHand(state);
  if (row !== undefined && row.newest === undefined)
    return [row.source, row.url].filter((text) => text !== '').join('. ');
  const hand = readingInHand(state);
  const reading = row?.newest ?? hand?.reading;
  return hand === undefined || reading === undefined
    ? undefined
    : citation(hand.indicator, reading, row === undefined ? hand.withdrawn : '');
}

function copied(state: State): Step {
  const text = textInHand(state);
  const withdrawn = sourceInHand(state) === undefined ? readingInHand(state)?.withdrawn : undefined;
  return text === undefined
    ? still(state)
    : [state, [{ kind: 'copy', text, ...(withdrawn ? { but: withdrawn } : {}) }]];
}
