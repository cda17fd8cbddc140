/** Settings: how the board looks, whether it rings, when it is to be assessed; changed with the board looking so at once, and kept. */
import { CADENCES } from '../assess-due.ts';
import { cadenceOf } from '../assess-late.ts';
import { say, still } from '../binding.ts';
import { oneLine } from '../format.ts';
import { GLYPH_SETS } from '../glyphs.ts';
import { BELL_CHOICES, LONGEST_HANDLING, type Looks, THEME_NAMES } from '../looks.ts';
import { keyOf } from '../own-keys.ts';
import {
  type Binding,
  type Effect,
  pop,
  push,
  type ScreenKind,
  SETTINGS,
  type SettingName,
  type State,
  type Step,
  topOf,
} from '../state.ts';
import { fieldOf } from '../text-field.ts';

const HERE: readonly ScreenKind[] = ['settings'];

export const SETTINGS_KEYS: readonly Binding[] = [
  here('settings.next', ['Right', 'l'], 'next', 'the next choice; the board shows it', (state) =>
    turned(state, 1),
  ),
  here('settings.prev', ['Left', 'h'], 'before', 'the choice before', (state) => turned(state, -1)),
  here(
    'settings.type',
    ['Enter'],
    'keep',
    'keep what is shown and close; on handling, type the line',
    type,
  ),
];

function here(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: Binding['run'],
): Binding {
  return { id, keys, label, description, group: 'This screen', screens: HERE, footer: true, run };
}

function selected(state: State): SettingName | undefined {
  const top = topOf(state);
  return top.kind === 'settings' ? SETTINGS[top.selected] : undefined;
}

function turned(state: State, by: 1 | -1): Step {
  const name = selected(state);
  const { looks } = state;
  if (name === 'theme')
    return kept(state, { ...looks, theme: beside(THEME_NAMES, looks.theme, by) });
  if (name === 'glyphs')
    return kept(state, { ...looks, glyphs: beside(GLYPH_SETS, looks.glyphs, by) });
  if (name === 'bell') return kept(state, { ...looks, bell: beside(BELL_CHOICES, looks.bell, by) });
  if (name === 'assessEvery') return cadenceTurned(state, by);
  return still(say(state, `${keyOf(state, 'settings.type')} types the line.`));
}

function cadenceTurned(state: State, by: 1 | -1): Step {
  const value = beside<string>(CADENCES, String(state.assessEvery ?? 'never'), by);
  const assessEvery = cadenceOf(value);
  return [
    { ...state, assessEvery },
    saved(state, 'assessEvery', assessEvery === undefined ? '' : value),
  ];
}

function beside<Name>(names: readonly Name[], name: Name, by: 1 | -1): Name {
  return names[(names.indexOf(name) + by + names.length) % names.length] ?? name;
}

function kept(state: State, looks: Looks): Step {
  return [
    { ...state, looks },
    SETTINGS.flatMap((name) =>
      name === 'assessEvery' || looks[name] === state.looks[name]
        ? []
        : saved(state, name, looks[name]),
    ),
  ];
}

/** What keeps a setting for the next run; nothing with `--readonly`. */
function saved({ keepsSettings }: State, name: SettingName, value: string): readonly Effect[] {
  return keepsSettings ? [{ kind: 'saveSetting', name, value }] : [];
}

function type(state: State): Step {
  if (selected(state) !== 'handling') return still(pop(state));
  return still(
    push(state, {
      kind: 'prompt',
      label: 'Line about handling, empty for none',
      field: fieldOf(state.looks.handling),
      answer: answerHandling,
    }),
  );
}

function answerHandling(below: State, text: string): Step | string {
  const handling = oneLine(text);
  return handling.length > LONGEST_HANDLING
    ? `At most ${LONGEST_HANDLING} characters.`
    : kept(below, { ...below.looks, handling });
}
