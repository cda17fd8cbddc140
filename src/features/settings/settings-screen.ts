/** The settings as a screen, with its keys: each choice is seen at once, and kept. */

import { GLYPH_SETS } from '../../core/model/glyph-sets.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import { lineFromTemplate } from '../../text/line.ts';
import {
  BELL_CHOICES,
  LONGEST_HANDLING,
  type Looks,
  MOUSE_CHOICES,
  THEME_NAMES,
} from '../../tui/appearance.ts';
import {
  bindingForScreenKind,
  clampListIndex,
  stepWithoutEffects,
  topScreenIfOfKind,
  withNotice,
} from '../../tui/binding.ts';
import { screenReaderFocusAtLineStart } from '../../tui/focus.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  type Effect,
  popScreen,
  pushScreen,
  type ScreenDef,
  SETTINGS,
  type SettingName,
  type State,
  type Step,
} from '../../tui/state.ts';
import { suggestedTextField, textFieldHolding } from '../../tui/text-field.ts';
import { assessmentCadenceFromSetting } from '../assessments/assessment-late.ts';
import {
  ASSESSMENT_CADENCES,
  authorNamesInState,
  SETTING_HINTS,
  settingLines,
  settingsPersistenceText,
} from './settings-view.ts';

export interface SettingsScreen {
  readonly kind: 'settings';
  /** Index into `SETTINGS`, from 0. */
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly settings: SettingsScreen;
  }
}

export const SETTINGS_KEYS: readonly Binding[] = [
  bindingForScreenKind('settings', {
    id: 'settings.next',
    keys: ['Right', 'l'],
    label: 'next',
    description: 'the next choice; the board shows it',
    footer: true,
    whyDisabled: whyNoChoice,
    run: adjacentChoiceStep(1),
  }),
  bindingForScreenKind('settings', {
    id: 'settings.prev',
    keys: ['Left', 'h'],
    label: 'before',
    description: 'the choice before',
    footer: true,
    whyDisabled: whyNoChoice,
    run: adjacentChoiceStep(-1),
  }),
  bindingForScreenKind('settings', {
    id: 'settings.type',
    keys: ['Enter'],
    label: 'keep',
    labelNow: (state) => {
      const selected = topScreenIfOfKind(state, 'settings')?.selected ?? 0;
      return isTypedSetting(SETTINGS[selected]) ? 'type' : undefined;
    },
    description: 'keep what is shown and close; on handling and author, type it',
    footer: true,
    run: keepOrTypeStep,
  }),
];

function whyNoChoice(state: State, { selected }: SettingsScreen): string | undefined {
  const typing = actionKeyName(state, 'settings.type');
  const name = SETTINGS[selected];
  if (name === 'handling') return `${typing} types the line.`;
  return name === 'author' && authorNamesInState(state).length === 1
    ? `No other name is known here; ${typing} types one.`
    : undefined;
}

/** The next (`by` 1) or the previous (-1) choice of the selected setting. */
function adjacentChoiceStep(by: 1 | -1): (state: State, screen: SettingsScreen) => Step {
  return (state, { selected }) => {
    const name = SETTINGS[selected];
    if (name === undefined || name === 'handling') return stepWithoutEffects(state);
    return name === 'author'
      ? authorStep(state, adjacentChoice(authorNamesInState(state), state.author, by))
      : CHOOSING[name].adjacent(state, by);
  };
}

/** The settings that are a text which is typed, and are not only chosen. */
type TypedSetting = 'handling' | 'author';

/** A setting with choices. */
interface Choosing {
  readonly choices: readonly string[];
  /** The step to the choice before (-1) or after (1) the one in force. */
  readonly adjacent: (state: State, by: 1 | -1) => Step;
  /** The step to a choice by its name; undefined: there is none of that name. */
  readonly named: (state: State, name: string) => Step | undefined;
}

function choosing<Name extends string>(
  choices: readonly Name[],
  now: (state: State) => Name,
  choose: (state: State, choice: Name) => Step,
): Choosing {
  return {
    choices,
    adjacent: (state, by) => choose(state, adjacentChoice(choices, now(state), by)),
    named(state, name) {
      const choice = choices.find((each) => each === name);
      return choice && choose(state, choice);
    },
  };
}

const CHOOSING: Readonly<Record<Exclude<SettingName, TypedSetting>, Choosing>> = {
  theme: choosing(
    THEME_NAMES,
    ({ looks }) => looks.theme,
    (state, theme) => keepLooksStep(state, { ...state.looks, theme }),
  ),
  glyphs: choosing(
    GLYPH_SETS,
    ({ looks }) => looks.glyphs,
    (state, glyphs) => keepLooksStep(state, { ...state.looks, glyphs }),
  ),
  mouse: choosing(
    MOUSE_CHOICES,
    ({ looks }) => looks.mouse,
    (state, mouse) => keepLooksStep(state, { ...state.looks, mouse }),
  ),
  bell: choosing(
    BELL_CHOICES,
    ({ looks }) => looks.bell,
    (state, bell) => keepLooksStep(state, { ...state.looks, bell }),
  ),
  assessEvery: choosing<string>(
    ASSESSMENT_CADENCES,
    ({ assessEvery }) => String(assessEvery ?? 'never'),
    chooseCadenceStep,
  ),
};

function chooseCadenceStep(state: State, value: string): Step {
  const assessEvery = assessmentCadenceFromSetting(value);
  return [
    { ...state, assessEvery },
    saveSettingEffects(state, 'assessEvery', assessEvery === undefined ? '' : value),
  ];
}

/** The name after (`by` 1) or before (-1) one, round the end; that one itself where there are none. */
function adjacentChoice<Name>(names: readonly Name[], name: Name, by: 1 | -1): Name {
  return names[(names.indexOf(name) + by + names.length) % names.length] ?? name;
}

function keepLooksStep(state: State, looks: Looks): Step {
  return [
    { ...state, looks },
    SETTINGS.flatMap((name) =>
      name === 'assessEvery' || name === 'author' || looks[name] === state.looks[name]
        ? []
        : saveSettingEffects(state, name, looks[name]),
    ),
  ];
}

/** What keeps a setting for the next run; nothing with `--readonly`. */
function saveSettingEffects(
  { keepsSettings }: State,
  name: SettingName,
  value: string,
): readonly Effect[] {
  return keepsSettings ? [{ kind: 'saveSetting', name, value }] : [];
}

function isTypedSetting(name: SettingName | undefined): name is TypedSetting {
  return name === 'handling' || name === 'author';
}

function keepOrTypeStep(state: State, { selected }: SettingsScreen): Step {
  const name = SETTINGS[selected];
  return isTypedSetting(name)
    ? stepWithoutEffects(withTextAsked(state, name))
    : stepWithoutEffects(popScreen(state));
}

function withTextAsked(state: State, name: TypedSetting): State {
  const others = authorNamesInState(state).filter((each) => each !== state.author);
  return pushScreen(
    state,
    name === 'handling'
      ? {
          kind: 'prompt',
          label: 'Line about handling, empty for none',
          field: textFieldHolding(state.looks.handling),
          answer: answerHandlingStep,
        }
      : {
          kind: 'prompt',
          label: `Write and sign as${others.length === 0 ? '' : `, such as ${others.slice(0, 3).join(', ')}`}`,
          field: suggestedTextField(state.author),
          answer: (below, text) =>
            text.trim() === ''
              ? `An author needs a name; type one, or ${actionKeyName(state, 'nav.back')} leaves it as it is.`
              : authorStep(below, text),
        },
  );
}

function authorStep(state: State, name: string): Step {
  return name.trim() === state.author
    ? stepWithoutEffects(withNotice(state, `${terminalSafeOneLine(name.trim())} writes already.`))
    : [state, [{ kind: 'author', name }]];
}

/** The step to a setting from anywhere: chosen at once where what was typed is one of its choices; a text is asked for, the others are shown. */
export function openSettingStep(state: State, id: string, typed: string): Step {
  const name = SETTINGS.find((each) => each === id);
  if (name === undefined) return stepWithoutEffects(state);
  const screen: SettingsScreen = { kind: 'settings', selected: SETTINGS.indexOf(name) };
  if (typed === '')
    return stepWithoutEffects(
      isTypedSetting(name) ? withTextAsked(state, name) : pushScreen(state, screen),
    );
  if (name === 'author') return authorStep(state, typed);
  if (name === 'handling') {
    const answer = answerHandlingStep(state, typed);
    return typeof answer === 'string' ? stepWithoutEffects(withNotice(state, answer)) : answer;
  }
  const { choices, named } = CHOOSING[name];
  return (
    named(state, typed.toLowerCase()) ??
    stepWithoutEffects(
      withNotice(
        pushScreen(state, screen),
        `"${terminalSafeOneLine(typed)}" is no choice of it; there are ${choices.join(', ')}.`,
        'bad',
      ),
    )
  );
}

function answerHandlingStep(below: State, text: string): Step | string {
  const handling = terminalSafeOneLine(text);
  return handling.length > LONGEST_HANDLING
    ? `This line has ${handling.length} characters, and at most ${LONGEST_HANDLING} fit; shorten it.`
    : keepLooksStep(below, { ...below.looks, handling });
}

export const SETTINGS_SCREEN: ScreenDef<SettingsScreen> = {
  kind: 'settings',
  sort: 'page',
  place: 'settings',
  shows: 'How the board looks, when an assessment is due, and under which name you write.',
  arrival: (state) => [
    `Settings, ${settingsPersistenceText(state)}. ${actionKeyName(state, 'settings.next')} and ${actionKeyName(state, 'settings.prev')} choose, ${actionKeyName(state, 'nav.back')} goes back.`,
  ],
  focus(state, { selected }) {
    const name = SETTINGS[selected];
    return screenReaderFocusAtLineStart(
      lineFromTemplate`${settingLines(state, 0)[selected] ?? ''}. ${name === undefined ? '' : SETTING_HINTS[name]}`,
    );
  },
  moved: (_, screen, by) => ({
    ...screen,
    selected: clampListIndex(screen.selected + by, SETTINGS.length),
  }),
};
