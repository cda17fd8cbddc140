/**
 * Any screen for a screen reader: what is said on coming to it, the line that follows the selection, and what a step
 * changed.
 */

import { terminalSafeOneLine } from '../text/format.ts';
import { spokenTextInWords } from '../text/speech.ts';
import { breadcrumbOf } from './breadcrumbs.ts';
import { screenReaderFocusAtLineStart } from './focus.ts';
import { type Focus, type Screen, type State, screenDefinitionOf, topScreen } from './state.ts';

/** What is said on coming to a screen. */
export function spokenScreenArrivalSentences(state: State): readonly string[] {
  const top = topScreen(state);
  return screenDefinitionOf(state, top).arrival?.(state, top) ?? [`${breadcrumbOf(state)}.`];
}

/** The line that follows the selection. */
export function screenReaderFocus(state: State): Focus {
  const top = topScreen(state);
  return (
    screenDefinitionOf(state, top).focus?.(state, top) ??
    screenReaderFocusAtLineStart(breadcrumbOf(state))
  );
}

/** What a step is announced with: only what it changed. */
export function spokenChangesOfStep(before: State, after: State): readonly string[] {
  const said: string[] = [];
  const [was, is] = [headingsOf(before), headingsOf(after)];
  said.push(...is.filter((sentence, at) => sentence !== was[at]));
  if (after.layers.length < before.layers.length) said.push(`${breadcrumbOf(after)}.`);
  else if (isElsewhere(before, after)) said.push(...spokenScreenArrivalSentences(after));
  else
    said.push(
      ...(screenDefinitionOf(after, topScreen(after)).stepped?.(
        after,
        topScreen(before),
        topScreen(after),
      ) ?? []),
    );
  const { notice } = after;
  if (notice !== undefined && notice !== before.notice)
    said.push(spokenTextInWords(terminalSafeOneLine(notice.say ?? notice.text)));
  return said;
}

function isElsewhere(before: State, after: State): boolean {
  const key = (screen: Screen): string => {
    const { node, about } = screenDefinitionOf(after, screen);
    const id = node?.(screen) ?? about?.(screen) ?? '';
    return [screen.kind, id, 'tab' in screen ? screen.tab : ''].join(' ');
  };
  return (
    before.layers.length !== after.layers.length || key(topScreen(before)) !== key(topScreen(after))
  );
}

function headingsOf(state: State): readonly string[] {
  return state.layers.flatMap(
    (screen) => screenDefinitionOf(state, screen).headings?.(state) ?? [],
  );
}
