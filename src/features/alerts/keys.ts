/** What an alert answers to. */
import { noWebAddressSentence, webAddress } from '../../text/web-address.ts';
import { screenKeyBinding, stepWithoutEffects } from '../../tui/binding.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { Binding, State } from '../../tui/state.ts';
import { type AlertScreen, readingOfPart, selectedAlertPart } from './alert-list.ts';
import { openAlertPartStep } from './open-alert.ts';

export const ALERT_KEYS: readonly Binding[] = [
  screenKeyBinding('alert', {
    id: 'alert.open',
    keys: ['Enter'],
    label: 'open',
    description:
      'open what the row is about: an indicator with its readings, an event, another alert',
    footer: true,
    whyDisabled: (state, screen) =>
      selectedAlertPart(state, screen) === undefined ? 'There is nothing to open here.' : undefined,
    run: (state, screen) => {
      const part = selectedAlertPart(state, screen);
      return part === undefined ? stepWithoutEffects(state) : openAlertPartStep(state, part);
    },
  }),
  screenKeyBinding('alert', {
    id: 'alert.source',
    keys: ['o'],
    label: 'source',
    description: 'open the source of the selected reading or event in the browser',
    also: 'url link page',
    footer: true,
    whyDisabled: (state, screen) => {
      const address = selectedAddress(state, screen);
      if (address === undefined) return 'There is no reading and no event here.';
      if (address === '')
        return `No address was given; ${actionKeyName(state, 'alert.open')} opens what else is known.`;
      const kept = noWebAddressSentence(address);
      return kept && `What was given is ${kept}.`;
    },
    run: (state, screen) => {
      const url = webAddress(selectedAddress(state, screen) ?? '');
      return url === undefined ? stepWithoutEffects(state) : [state, [{ kind: 'open', url }]];
    },
  }),
];

/** The address of the selected reading, else of its kept copy, or of the event; '' when none is given, undefined without either. */
function selectedAddress(state: State, screen: AlertScreen): string | undefined {
  const part = selectedAlertPart(state, screen);
  if (part?.kind === 'event') return part.event.url;
  const reading = readingOfPart(state.board, part);
  return reading && (reading.url === '' ? reading.archived : reading.url);
}
