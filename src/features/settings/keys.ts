/** Settings: how the board looks, whether it rings, when it is to be assessed; changed with the board looking so at once, and kept. */

import { terminalSafeOneLine } from '../../text/format.ts';
import { GLYPH_SETS } from '../../text/glyphs.ts';
import {
  BELL_CHOICES,
  LONGEST_HANDLING,
  type Looks,
  MOUSE_CHOICES,
  THEME_NAMES,
} from '../../tui/appearance.ts';
import { screenKeyBinding, stepWithoutEffects, withNotice } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  type Effect,
  popScreen,
  pushScreen,
  SETTINGS,
  type SettingName,
  type State,
  type Step,
} from '../../tui/state.ts';
import { textFieldWith } from '../../tui/text-field.ts';
import { CADENCES } from '../assessments/assess-due.ts';
import { assessmentCadenceFromSetting } from '../assessments/assess-late.ts';
import type { SettingsScreen } from './screen-state.ts';

export const SETTINGS_KEYS: readonly Binding[] = [
  here('settings.next', ['Right', 'l'], 'next', 'the next choice; the board shows it', turned(1)),
  here('settings.prev', ['Left', 'h'], 'before', 'the choice before', turned(-1)),
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
  run: (state: State, screen: SettingsScreen) => Step,
): Binding {
  return screenKeyBinding('settings', { id, keys, label, description, footer: true, run });
}

function turned(by: 1 | -1): (state: State, screen: SettingsScreen) => Step {
  return (state, { selected }) => {
    const { looks } = state;
    const name = SETTINGS[selected];
    if (name === 'theme')
      return kept(state, { ...looks, theme: beside(THEME_NAMES, looks.theme, by) });
    if (name === 'glyphs')
      return kept(state, { ...looks, glyphs: beside(GLYPH_SETS, looks.glyphs, by) });
    if (name === 'mouse')
      return kept(state, { ...looks, mouse: beside(MOUSE_CHOICES, looks.mouse, by) });
    if (name === 'bell')
      return kept(state, { ...looks, bell: beside(BELL_CHOICES, looks.bell, by) });
    if (name === 'assessEvery') return cadenceTurned(state, by);
    return stepWithoutEffects(
      withNotice(state, `${actionKeyName(state, 'settings.type')} types the line.`),
    );
  };
}

function cadenceTurned(state: State, by: 1 | -1): Step {
  const value = beside<string>(CADENCES, String(state.assessEvery ?? 'never'), by);
  const assessEvery = assessmentCadenceFromSetting(value);
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

function type(state: State, { selected }: SettingsScreen): Step {
  if (SETTINGS[selected] !== 'handling') return stepWithoutEffects(popScreen(state));
  return stepWithoutEffects(
    pushScreen(state, {
      kind: 'prompt',
      label: 'Line about handling, empty for none',
      field: textFieldWith(state.looks.handling),
      answer: answerHandling,
    }),
  );
}

function answerHandling(below: State, text: string): Step | string {
  const handling = terminalSafeOneLine(text);
  return handling.length > LONGEST_HANDLING
    ? `At most ${LONGEST_HANDLING} characters.`
    : kept(below, { ...below.looks, handling });
}
