/** The settings as a screen, with its keys: each choice is seen at once, and kept. */
import { terminalSafeOneLine } from '../../text/format.ts';
import { GLYPH_SETS } from '../../text/glyphs.ts';
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
  withNotice,
} from '../../tui/binding.ts';
import { focusOnSpokenText } from '../../tui/focus.ts';
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
import { suggestedTextField, textFieldWith } from '../../tui/text-field.ts';
import { assessmentCadenceFromSetting, CADENCES } from '../assessments/assessment-late.ts';
import {
  authorNamesInState,
  SETTING_HINTS,
  settingLines,
  settingsPersistenceText,
} from './settings-view.ts';

export interface SettingsScreen {
  readonly kind: 'settings';
  /** Index into `SETTINGS`. */
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly settings: SettingsScreen;
  }
}

export const SETTINGS_KEYS: readonly Binding[] = [
  settingsBinding(
    'settings.next',
    ['Right', 'l'],
    'next',
    'the next choice; the board shows it',
    adjacentChoiceStep(1),
    whyNoChoice,
  ),
  settingsBinding(
    'settings.prev',
    ['Left', 'h'],
    'before',
    'the choice before',
    adjacentChoiceStep(-1),
    whyNoChoice,
  ),
  settingsBinding(
    'settings.type',
    ['Enter'],
    'keep',
    'keep what is shown and close; on handling and author, type it',
    keepOrTypeStep,
  ),
];

function settingsBinding(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State, screen: SettingsScreen) => Step,
  whyDisabled: (state: State, screen: SettingsScreen) => string | undefined = () => undefined,
): Binding {
  const words = { id, keys, label, description, footer: true };
  return bindingForScreenKind('settings', { ...words, whyDisabled, run });
}

function whyNoChoice(state: State, { selected }: SettingsScreen): string | undefined {
  const typing = actionKeyName(state, 'settings.type');
  const name = SETTINGS[selected];
  if (name === 'handling') return `${typing} types the line.`;
  return name === 'author' && authorNamesInState(state).length === 1
    ? `No other name is known here; ${typing} types one.`
    : undefined;
}

function adjacentChoiceStep(by: 1 | -1): (state: State, screen: SettingsScreen) => Step {
  return (state, { selected }) => {
    const { looks } = state;
    const name = SETTINGS[selected];
    if (name === 'theme')
      return keepLooksStep(state, {
        ...looks,
        theme: adjacentChoice(THEME_NAMES, looks.theme, by),
      });
    if (name === 'glyphs')
      return keepLooksStep(state, {
        ...looks,
        glyphs: adjacentChoice(GLYPH_SETS, looks.glyphs, by),
      });
    if (name === 'mouse')
      return keepLooksStep(state, {
        ...looks,
        mouse: adjacentChoice(MOUSE_CHOICES, looks.mouse, by),
      });
    if (name === 'bell')
      return keepLooksStep(state, { ...looks, bell: adjacentChoice(BELL_CHOICES, looks.bell, by) });
    if (name === 'assessEvery') return turnCadenceStep(state, by);
    return name === 'author'
      ? authorStep(state, adjacentChoice(authorNamesInState(state), state.author, by))
      : stepWithoutEffects(state);
  };
}

function turnCadenceStep(state: State, by: 1 | -1): Step {
  return chooseCadenceStep(
    state,
    adjacentChoice<string>(CADENCES, String(state.assessEvery ?? 'never'), by),
  );
}

function chooseCadenceStep(state: State, value: string): Step {
  const assessEvery = assessmentCadenceFromSetting(value);
  return [
    { ...state, assessEvery },
    saveSettingEffects(state, 'assessEvery', assessEvery === undefined ? '' : value),
  ];
}

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

function keepOrTypeStep(state: State, { selected }: SettingsScreen): Step {
  const name = SETTINGS[selected];
  return name === 'handling' || name === 'author'
    ? stepWithoutEffects(withTextAsked(state, name))
    : stepWithoutEffects(popScreen(state));
}

function withTextAsked(state: State, name: 'handling' | 'author'): State {
  const others = authorNamesInState(state).filter((each) => each !== state.author);
  return pushScreen(
    state,
    name === 'handling'
      ? {
          kind: 'prompt',
          label: 'Line about handling, empty for none',
          field: textFieldWith(state.looks.handling),
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
      name === 'handling' || name === 'author'
        ? withTextAsked(state, name)
        : pushScreen(state, screen),
    );
  if (name === 'author') return authorStep(state, typed);
  if (name === 'handling') {
    const answer = answerHandlingStep(state, typed);
    return typeof answer === 'string' ? stepWithoutEffects(withNotice(state, answer)) : answer;
  }
  const [chosen, choices] = chooseSettingStep(state, name, typed.toLowerCase());
  return (
    chosen ??
    stepWithoutEffects(
      withNotice(
        pushScreen(state, screen),
        `"${terminalSafeOneLine(typed)}" is no choice of it; there are ${choices.join(', ')}.`,
        'bad',
      ),
    )
  );
}

/** The step that chooses one of the choices of a setting, undefined where it is none of them; and those there are. */
function chooseSettingStep(
  state: State,
  name: Exclude<SettingName, 'handling' | 'author'>,
  typed: string,
): readonly [Step | undefined, readonly string[]] {
  const { looks } = state;
  switch (name) {
    case 'theme': {
      const theme = THEME_NAMES.find((each) => each === typed);
      return [theme && keepLooksStep(state, { ...looks, theme }), THEME_NAMES];
    }
    case 'glyphs': {
      const glyphs = GLYPH_SETS.find((each) => each === typed);
      return [glyphs && keepLooksStep(state, { ...looks, glyphs }), GLYPH_SETS];
    }
    case 'mouse': {
      const mouse = MOUSE_CHOICES.find((each) => each === typed);
      return [mouse && keepLooksStep(state, { ...looks, mouse }), MOUSE_CHOICES];
    }
    case 'bell': {
      const bell = BELL_CHOICES.find((each) => each === typed);
      return [bell && keepLooksStep(state, { ...looks, bell }), BELL_CHOICES];
    }
    case 'assessEvery': {
      const cadence = CADENCES.find((each) => each === typed);
      return [cadence && chooseCadenceStep(state, cadence), CADENCES];
    }
  }
}

function answerHandlingStep(below: State, text: string): Step | string {
  const handling = terminalSafeOneLine(text);
  return handling.length > LONGEST_HANDLING
    ? `At most ${LONGEST_HANDLING} characters.`
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
    return focusOnSpokenText(
      lineFromTemplate`${settingLines(state, 0)[selected] ?? ''}. ${name === undefined ? '' : SETTING_HINTS[name]}`,
    );
  },
  moved: (_, screen, by) => ({
    ...screen,
    selected: clampListIndex(screen.selected + by, SETTINGS.length),
  }),
};
