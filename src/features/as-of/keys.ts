/** What moves the board through time. */
import { addDays } from '../../core/model/day.ts';
import type { Day } from '../../core/model/model.ts';
import { parseDay } from '../../core/model/typed-day.ts';
import { dayText } from '../../text/format.ts';
import { adjacentChangeDay, dayMonthsLater, goToViewStep } from '../../tui/as-of.ts';
import { stepWithoutEffects, VIEWS, withNotice } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type Binding,
  isLiveView,
  type PromptScreen,
  pushScreen,
  type State,
  type Step,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { suggestingTextField, type TextField } from '../../tui/text-field.ts';
import { LIVE, otherViewTime, type View } from '../../tui/view.ts';

export const TIME_KEYS: readonly Binding[] = [
  {
    ...time('time.jump', ['t'], 'as of', 'the board as of another day', (state) =>
      stepWithoutEffects(pushScreen(state, jumpPrompt(state))),
    ),
    also: 'past history year ago date',
    footer: true,
  },
  time(
    'time.changeBack',
    ['{'],
    'change before',
    'the last day before on which something changed',
    (state) => toChange(state, -1),
  ),
  time('time.changeOn', ['}'], 'next change', 'the next day on which something changed', (state) =>
    toChange(state, 1),
  ),
  time('time.monthBack', ['S-Left', 'S-Down'], 'month back', 'the board a month earlier', (state) =>
    toDay(state, dayMonthsLater(state.board.asOf, -1)),
  ),
  time('time.monthOn', ['S-Right', 'S-Up'], 'month on', 'the board a month later', (state) =>
    toDay(state, dayMonthsLater(state.board.asOf, 1)),
  ),
  {
    ...time(
      'time.diff',
      ['d'],
      'two days',
      'another day beside this one, with the causes',
      (state) => stepWithoutEffects(pushScreen(state, comparePrompt(state))),
    ),
    also: 'compare difference',
    footer: true,
  },
  {
    ...time('time.live', ['T'], 'live', 'back to today', (state) => goToViewStep(state, LIVE)),
    footer: true,
    whyDisabled: (state) => (isLiveView(state) ? 'This is today already.' : undefined),
  },
  {
    ...time('time.clock', ['K'], 'known', 'what was true then, or what was known then', (state) =>
      goToViewStep(state, { ...state.view, systemTime: otherViewTime(state.view.systemTime) }),
    ),
    footer: true,
    whyDisabled: (state) =>
      isLiveView(state)
        ? `Of today everything known is true; ${actionKeyName(state, 'time.jump')} goes to a past day.`
        : undefined,
  },
  {
    ...time(
      'time.rules',
      ['M'],
      'rules',
      'score by the strategy file of then, or of today',
      (state) =>
        goToViewStep(state, {
          ...state.view,
          strategyTime: otherViewTime(state.view.strategyTime),
        }),
    ),
    footer: true,
    whyDisabled: (state) =>
      isLiveView(state)
        ? `Today its own strategy file is in force; ${actionKeyName(state, 'time.jump')} goes to a past day.`
        : undefined,
  },
];

function time(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State) => Step,
): Binding {
  return { id, keys, label, description, group: 'Everywhere', screens: VIEWS, run };
}

function toDay(state: State, day: Day): Step {
  const view: View = { ...state.view, asOf: day };
  if (isLiveView(state) && day >= state.today)
    return stepWithoutEffects(withNotice(state, 'Today is the last day.'));
  return goToViewStep(state, view);
}

function toChange(state: State, by: 1 | -1): Step {
  const day = adjacentChangeDay(state, by);
  if (day !== undefined) return toDay(state, day);
  if (by < 0)
    return stepWithoutEffects(withNotice(state, 'Nothing is recorded of an earlier day.'));
  return isLiveView(state) ? toDay(state, state.today) : goToViewStep(state, LIVE);
}

function jumpPrompt(state: State): PromptScreen {
  return {
    kind: 'prompt',
    label: `As of (30d, 1y, 1 oct${state.lastVisit === undefined ? '' : ', last visit'})`,
    field: monthBefore(state),
    answer: jumped,
  };
}

/** Thirty days before the board's day, as a suggestion that typing replaces. */
function monthBefore({ board }: State): TextField {
  return suggestingTextField(addDays(board.asOf, -30));
}

/** Asks for the other day. */
function comparePrompt(state: State): PromptScreen {
  return {
    kind: 'prompt',
    label: `${dayText(state.board.asOf)} beside`,
    field: monthBefore(state),
    answer: compared,
  };
}

/** A typed day up to today, or the day of the last visit. */
export function parseTypedDay(
  text: string,
  { today, lastVisit }: State,
): { readonly day: Day } | { readonly problem: string } {
  if (/^(last )?visit$/i.test(text.trim())) {
    return lastVisit === undefined
      ? { problem: 'You have not been here before.' }
      : { day: lastVisit };
  }
  const day = parseDay(text, today);
  return day.ok ? { day: day.value } : { problem: day.problems[0]?.message ?? 'not a day' };
}

function jumped(below: State, text: string): Step | string {
  const moment = parseTypedDay(text, below);
  if ('problem' in moment) return moment.problem;
  const [next, effects] = goToViewStep(below, { ...below.view, asOf: moment.day });
  const same = moment.day >= below.today && isLiveView(below);
  return [same ? withNotice(next, `This is today, ${dayText(below.today)}.`) : next, effects];
}

function compared(below: State, text: string): Step | string {
  const moment = parseTypedDay(text, below);
  if ('problem' in moment) return moment.problem;
  if (moment.day === below.board.asOf) return 'That is the day of the board; write another.';
  const screen = { kind: 'compare', other: moment.day, selected: 0 } as const;
  return stepWithoutEffects(
    topScreen(below).kind === 'compare' ? withTopScreen(below, screen) : pushScreen(below, screen),
  );
}
