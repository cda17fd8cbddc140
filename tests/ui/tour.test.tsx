/** A tour of the product: some of the scenes in the order in which a person meets them, whole, on a page for each width. */
import { expect, test } from 'vitest';
import { drawnApart, SIZES } from './apart.tsx';
import { openState } from './board.ts';
import { SCENES } from './scenes.ts';

/** Each stop by its scene, and what is to be seen there. */
const STOPS: readonly (readonly [scene: string, says: string])[] = [
  ['overview', 'Where things stand: the index, the tracks, and what needs attention.'],
  ['since', 'What needs attention, the most urgent first, and what is new since the last visit.'],
  ['alert', 'An alert that is open: its rule, what stands behind it, and what would clear it.'],
  ['track', 'A track with all its indicators.'],
  ['indicator', 'An indicator: its readings over time between the goalposts.'],
  ['indicator-sources', 'Who says so, and where the next value is found.'],
  ['form', 'A reading is recorded: day, value, source, confidence.'],
  ['saving', 'What saving it would do is said before it is saved.'],
  ['inbox', 'What was proposed, which waits for a yes.'],
  ['explain', 'How the index came about, part by part; every branch unfolds.'],
  ['explain-indicator', 'The same of an indicator, down to the reading that its score rests on.'],
  ['explain-change', 'What moved it.'],
  ['how-sure', 'How sure it is, and where the doubt comes from.'],
  ['sources', 'What hangs on one source.'],
  ['mechanism', 'What the strategy claims of causes and effects, beside what happened.'],
  ['what-if', 'Values that are tried and recorded nowhere.'],
  ['events', 'What happened.'],
  ['event', 'One event, with the board before and after it.'],
  ['past', 'The board of another day, by the readings that stand now.'],
  ['two-days', 'Two days side by side.'],
  ['ahead', 'A day to come: what fades and is lost if nothing is recorded.'],
  ['assessment', 'What people made of the board, signed.'],
  ['journal', 'Every entry, with its effect on the index; an undo is an entry too.'],
  ['palette', 'Everything can be found by its name and done from here.'],
  ['help', 'What a screen shows, what words mean, and every key.'],
];

test.each([SIZES[4], SIZES[1]])('the tour at $columns columns', async (size) => {
  const stops = STOPS.map(([scene, says], at) => {
    const state = SCENES[scene]?.(openState(size));
    if (state === undefined) throw new Error(`there is no scene ${scene}`);
    return `${at + 1} of ${STOPS.length}. ${says}\n\n${drawnApart(state).lines.join('\n')}\n`;
  });
  await expect(stops.join('\n\n')).toMatchFileSnapshot(`tour-${size.columns}.txt`);
});
