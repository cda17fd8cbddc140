/** The help: every binding of the screen below and everywhere, built from the keymap. */

import { type Binding, GROUPS } from './binding.ts';
import { cut, fill } from './cells.ts';
import { BINDINGS } from './keymap.ts';
import { type State, topOf } from './state.ts';

const KEY_WIDTH = 14;

/** The lines of the help for the screen that lies below it, cut to a width. */
export function helpLines(state: State, columns: number): readonly string[] {
  const below = topOf(state).kind === 'help' ? state.layers.at(-2) : topOf(state);
  const kind = below?.kind ?? 'overview';
  const own = BINDINGS.filter((binding) => binding.screens.includes(kind));
  const line = (binding: Binding): string => {
    const why = binding.whyDisabled?.({
      ...state,
      layers: state.layers.filter((screen) => screen.kind !== 'help'),
    });
    const text =
      why === undefined ? binding.description : `${binding.description} (not now: ${why})`;
    return cut(`${fill(binding.keys.map(keyName).join(' '), KEY_WIDTH)}${text}`, columns);
  };
  return [
    ...GROUPS.flatMap((group) => {
      const lines = own.filter((binding) => binding.group === group).map(line);
      return lines.length === 0 ? [] : [group.toUpperCase(), ...lines, ''];
    }),
    'IN A FORM',
    `${fill('Tab S-Tab', KEY_WIDTH)}next field, field before; Enter saves, Esc leaves`,
    `${fill('Left Right', KEY_WIDTH)}choose a level or a confidence; elsewhere move the cursor`,
    `${fill('^A ^E ^K ^U ^W', KEY_WIDTH)}start, end, cut to the end, cut to the start, cut a word`,
    '',
    'READING THE BOARD',
    ...LEGEND.map((text) => cut(text, columns)),
  ];
}

const LEGEND: readonly string[] = [
  'score       0 = worst goalpost, 100 = best; none is written as a dash, never as 0',
  'interval    90 % range from the confidence and age of the readings, not of the model',
  'trend       ▲ better, ▼ worse, = same as the reading before',
  'state       ALERT or WATCH: a tripwire is crossed; missing, expired: not counted;',
  '            stale, due: late by its own rhythm; ageing; fresh',
  'pushed      the score of what pushes Beijing (cause); moved: of what Beijing does (effect);',
  '            in brackets the change since the strategy began',
];

/** A key as it is written for people. */
export function keyName(key: string): string {
  return key;
}
