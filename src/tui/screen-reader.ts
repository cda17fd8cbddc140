/**
 * Any screen for a screen reader: what is said on coming to it, the line that follows the selection, and what a step
 * changed.
 */

import { oneLine } from '../text/format.ts';
import { inWords } from '../text/speech.ts';
import { breadcrumbOf } from './breadcrumbs.ts';
import { focusOn } from './focus.ts';
import { defOf, type Focus, type Screen, type State, topOf } from './state.ts';

/** What is said on coming to a screen. */
export function arrival(state: State): readonly string[] {
  const top = topOf(state);
  return defOf(state, top).arrival?.(state, top) ?? [`${breadcrumbOf(state)}.`];
}

/** The line that follows the selection. */
export function focusOf(state: State): Focus {
  const top = topOf(state);
  return defOf(state, top).focus?.(state, top) ?? focusOn(breadcrumbOf(state));
}

/** What a step is announced with: only what it changed. */
export function announcements(before: State, after: State): readonly string[] {
  const said: string[] = [];
  const [was, is] = [headingsOf(before), headingsOf(after)];
  said.push(...is.filter((sentence, at) => sentence !== was[at]));
  if (after.layers.length < before.layers.length) said.push(`${breadcrumbOf(after)}.`);
  else if (isElsewhere(before, after)) said.push(...arrival(after));
  else
    said.push(...(defOf(after, topOf(after)).stepped?.(after, topOf(before), topOf(after)) ?? []));
  const { notice } = after;
  if (notice !== undefined && notice !== before.notice)
    said.push(inWords(oneLine(notice.say ?? notice.text)));
  return said;
}

function isElsewhere(before: State, after: State): boolean {
  const key = (screen: Screen): string => {
    const { node, about } = defOf(after, screen);
    const id = node?.(screen) ?? about?.(screen) ?? '';
    return [screen.kind, id, 'tab' in screen ? screen.tab : ''].join(' ');
  };
  return before.layers.length !== after.layers.length || key(topOf(before)) !== key(topOf(after));
}

function headingsOf(state: State): readonly string[] {
  return state.layers.flatMap((screen) => defOf(state, screen).headings?.(state) ?? []);
}
