/** What the form answers to; letters are text there. */

import { isObservation } from '../../core/model/observation.ts';
import { findIndicator } from '../../core/model/tree.ts';
import { screenKeyBinding, stepWithoutEffects, withNotice, writeStep } from '../../tui/binding.ts';
import { formAfterRefusal, formWithFocusMoved } from '../../tui/form.ts';
import { leaveScreenStep, quitStep } from '../../tui/leaving.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { type Binding, pushScreen, type State, type Step, withTopScreen } from '../../tui/state.ts';
import { countedEventScreen } from '../events/event-sheet.ts';
import { writeCheckStep } from './check-keys.ts';
import { correctReadingEffect, readingSummaryText } from './correcting.ts';
import { farBeyondText } from './far-beyond.ts';
import { formObservation, isEventForm } from './record-form.ts';
import { typingSlipText } from './record-preview.ts';
import type { FormScreen } from './screen-state.ts';

export const FORM_KEYS: readonly Binding[] = [
  screenKeyBinding('form', {
    id: 'form.save',
    keys: ['Enter'],
    label: 'save',
    description: 'save the reading',
    footer: true,
    writes: true,
    run: (state, screen) => save(state, screen, false),
  }),
  screenKeyBinding('form', {
    id: 'form.next',
    keys: ['Tab', 'Down'],
    label: 'next field',
    description: 'next field',
    footer: true,
    run: (state, screen) =>
      stepWithoutEffects(
        withTopScreen(state, { ...screen, form: formWithFocusMoved(screen.form, 1) }),
      ),
  }),
  screenKeyBinding('form', {
    id: 'form.prev',
    keys: ['S-Tab', 'Up'],
    label: 'field before',
    description: 'field before',
    run: (state, screen) =>
      stepWithoutEffects(
        withTopScreen(state, { ...screen, form: formWithFocusMoved(screen.form, -1) }),
      ),
  }),
  screenKeyBinding('form', {
    id: 'form.cancel',
    keys: ['Esc'],
    label: 'cancel',
    description: 'leave the form; asks when something was typed',
    footer: true,
    run: leaveScreenStep,
  }),
  screenKeyBinding('form', {
    id: 'form.quit',
    keys: ['^C'],
    label: 'quit',
    description: 'quit; asks when something was typed',
    run: quitStep,
  }),
];

/** Saves the form on top; `meant` says that a person was asked about its value. */
function save(state: State, top: FormScreen, meant: boolean): Step {
  const parsed = formObservation(top.form, state.board, state.today);
  const indicator = findIndicator(state.strategy, top.form.indicator);
  if (indicator !== undefined && isEventForm(top.form))
    return stepWithoutEffects(
      pushScreen(state, countedEventScreen(state.strategy, state.today, indicator)),
    );
  if (!parsed.ok || indicator === undefined) {
    const problems = parsed.ok ? [] : parsed.problems;
    const tried = withTopScreen(state, { ...top, form: formAfterRefusal(top.form, problems) });
    return [withNotice(tried, 'Not saved: see the fields above.', 'bad'), []];
  }
  const { value: observation } = parsed;
  if (!isObservation(observation)) return writeCheckStep(state, indicator, observation);
  const { corrects } = top.form;
  const far =
    corrects?.value === observation.value ? undefined : farBeyondText(indicator, observation.value);
  if (far !== undefined && !meant) {
    const question = `${far}. Is it meant?`;
    return stepWithoutEffects(
      pushScreen(state, { kind: 'confirm', question, onYes: (below) => save(below, top, true) }),
    );
  }
  const slip = far === undefined ? typingSlipText(state.board, observation, corrects) : undefined;
  const unusual = `${observation.value} ${observation.observedOn}`;
  if (slip !== undefined && top.form.warned !== unusual) {
    const warned = withTopScreen(state, { ...top, form: { ...top.form, warned: unusual } });
    const again = `${actionKeyName(state, 'form.save')} again saves it`;
    return [withNotice(warned, `Not saved yet: ${slip}. ${again}.`, 'bad'), []];
  }
  const words = readingSummaryText(indicator, observation);
  if (corrects !== undefined) {
    const said = { text: `${words}: corrected`, undo: 'takes it back', gauge: true } as const;
    return writeStep(state, correctReadingEffect(corrects, observation), said);
  }
  const unsourced = observation.source === '' ? ' without a source' : '';
  const said = {
    text: `${words} recorded${unsourced}`,
    undo: 'takes it back',
    gauge: true,
    unchanged: 'The same reading stands already; nothing was added',
  } as const;
  return writeStep(state, { kind: 'record', observation }, said);
}
