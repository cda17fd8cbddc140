/** What moves the board through time. */
import { addDays, addMonthsToDay, LOOK_AHEAD, lastViewableDayAhead } from '../../core/model/day.ts';
import type { Day } from '../../core/model/model.ts';
import { parseBoardDay } from '../../core/model/typed-day.ts';
import { dayText } from '../../text/format.ts';
import { goToViewStep, nextOrPreviousReadingChangeDay } from '../../tui/as-of.ts';
import { stepWithoutEffects, VIEWS, withNotice } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { PromptScreen } from '../../tui/prompt-screen.ts';
import {
  type Binding,
  isAheadView,
  isViewOfToday,
  pushScreen,
  type State,
  type Step,
  topScreen,
  withTopScreen,
} from '../../tui/state.ts';
import { suggestedTextField, type TextField } from '../../tui/text-field.ts';
import { LIVE, toggledViewTime } from '../../tui/view.ts';

export const TIME_KEYS: readonly Binding[] = [
  {
    ...time('time.jump', ['t'], 'as of', 'the board as of another day, past or ahead', (state) =>
      stepWithoutEffects(pushScreen(state, jumpPrompt(state))),
    ),
    also: 'past history year ago date future forecast expire look ahead',
    footer: true,
  },
  {
    ...time(
      'time.changeBack',
      ['{'],
      'change before',
      'go back to the last change, whatever changed',
      (state) => goToChangeStep(state, -1),
    ),
    whyDisabled: (state) => whyNoChange(state, -1),
  },
  {
    ...time(
      'time.changeOn',
      ['}'],
      'next change',
      'go on to the next change, or to what expires if nothing is recorded',
      (state) => goToChangeStep(state, 1),
    ),
    whyDisabled: (state) => whyNoChange(state, 1),
  },
  time('time.monthBack', ['S-Left', 'S-Down'], 'month back', 'the board a month earlier', (state) =>
    goToMonthStep(state, -1),
  ),
  {
    ...time('time.monthOn', ['S-Right', 'S-Up'], 'month on', 'the board a month later', (state) =>
      goToMonthStep(state, 1),
    ),
    whyDisabled: ({ board, today }) => {
      const last = lastViewableDayAhead(today);
      return board.asOf === last
        ? `${dayText(last)}, ${LOOK_AHEAD.words} ahead, is the last day.`
        : undefined;
    },
  },
  {
    ...time(
      'time.diff',
      ['d'],
      'compare days',
      'another day beside this one, with the causes',
      (state) => stepWithoutEffects(pushScreen(state, comparePrompt(state))),
    ),
    also: 'compare difference',
    footer: true,
  },
  {
    ...time('time.live', ['T'], 'live', 'back to today', (state) => goToViewStep(state, LIVE)),
    footer: true,
    whyDisabled: (state) => (isViewOfToday(state) ? 'This is today already.' : undefined),
  },
  {
    ...time(
      'time.clock',
      ['K'],
      'known then',
      'what was true then, or what was known then',
      (state) =>
        goToViewStep(state, { ...state.view, systemTime: toggledViewTime(state.view.systemTime) }),
    ),
    footer: true,
    whyDisabled: (state) =>
      whyDayNotPast(
        state,
        'Of today everything known is true',
        'Of a day ahead nothing is known yet',
      ),
  },
  {
    ...time(
      'time.rules',
      ['M'],
      'rules then',
      'score by the strategy file of then, or of today',
      (state) =>
        goToViewStep(state, {
          ...state.view,
          strategyTime: toggledViewTime(state.view.strategyTime),
        }),
    ),
    footer: true,
    whyDisabled: (state) =>
      whyDayNotPast(
        state,
        'Today its own strategy file is in force',
        'A day ahead goes by the strategy file of today',
      ),
  },
];

/** Why a key that asks of a past day does not work: what holds of today, or of a day ahead; undefined of a past one. */
function whyDayNotPast(state: State, today: string, ahead: string): string | undefined {
  if (!isViewOfToday(state) && !isAheadView(state)) return undefined;
  return `${isViewOfToday(state) ? today : ahead}; ${actionKeyName(state, 'time.jump')} goes to a past day.`;
}

function time(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State) => Step,
): Binding {
  return { id, keys, label, description, group: 'Everywhere', aim: 'time', screens: VIEWS, run };
}

/** A month on (`by` 1) or back (-1), today in its place where that lies between; at most three years ahead. */
function goToMonthStep(state: State, by: 1 | -1): Step {
  const { board, today, view } = state;
  const month = addMonthsToDay(board.asOf, by);
  const passesToday =
    by < 0 ? board.asOf > today && month < today : board.asOf < today && month > today;
  return passesToday ? goToViewStep(state, LIVE) : goToViewStep(state, { ...view, asOf: month });
}

/** To the last day before the board's (`by` -1) or the first after it (1) on which a reading came or expires; stays where there is none. */
function goToChangeStep(state: State, by: 1 | -1): Step {
  const day = nextOrPreviousReadingChangeDay(state, by);
  return day === undefined
    ? stepWithoutEffects(state)
    : goToViewStep(state, { ...state.view, asOf: day });
}

/** Why there is no day of a change before (`by` -1) or after (1) the board's; undefined: there is one. */
function whyNoChange(state: State, by: 1 | -1): string | undefined {
  if (nextOrPreviousReadingChangeDay(state, by) !== undefined) return undefined;
  return by < 0
    ? 'Nothing is recorded of an earlier day.'
    : `If nothing is recorded, nothing more expires up to ${dayText(lastViewableDayAhead(state.today))}, ${LOOK_AHEAD.words} ahead.`;
}

function jumpPrompt(state: State): PromptScreen {
  return {
    kind: 'prompt',
    label: `As of (30d, 1y, 1 oct, +6m ahead${state.lastVisit === undefined ? '' : ', last visit'})`,
    field: monthBefore(state),
    answer: goToTypedDayStep,
  };
}

/** Thirty days before the board's day, as a suggestion that typing replaces. */
function monthBefore({ board }: State): TextField {
  return suggestedTextField(addDays(board.asOf, -30));
}

/** Asks for the other day. */
function comparePrompt(state: State): PromptScreen {
  return {
    kind: 'prompt',
    label: `${dayText(state.board.asOf)} beside`,
    field: monthBefore(state),
    answer: compareWithTypedDayStep,
  };
}

/** A typed day up to three years ahead, or the day of the last visit. */
function parseTypedViewDay(
  text: string,
  { today, lastVisit }: State,
): { readonly day: Day } | { readonly problem: string } {
  if (/^(last )?visit$/i.test(text.trim())) {
    return lastVisit === undefined
      ? { problem: 'You have not been here before; write a day, such as 30d or 1 oct.' }
      : { day: lastVisit };
  }
  const day = parseBoardDay(text, today);
  return day.ok ? { day: day.value } : { problem: day.problems[0]?.message ?? 'not a day' };
}

function goToTypedDayStep(below: State, text: string): Step | string {
  const moment = parseTypedViewDay(text, below);
  if ('problem' in moment) return moment.problem;
  const [next, effects] = goToViewStep(below, { ...below.view, asOf: moment.day });
  const same = moment.day === below.today && isViewOfToday(below);
  return [same ? withNotice(next, `This is today, ${dayText(below.today)}.`) : next, effects];
}

function compareWithTypedDayStep(below: State, text: string): Step | string {
  const moment = parseTypedViewDay(text, below);
  if ('problem' in moment) return moment.problem;
  if (moment.day === below.board.asOf) return 'That is the day of the board; write another.';
  const screen = { kind: 'compare', other: moment.day, selected: 0 } as const;
  return stepWithoutEffects(
    topScreen(below).kind === 'compare' ? withTopScreen(below, screen) : pushScreen(below, screen),
  );
}
