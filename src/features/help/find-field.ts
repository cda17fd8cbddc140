/** The field of the help and of the palette to look for something. */
import { lineFromTemplate, type Part } from '../../text/line.ts';
import { spokenTextInWords } from '../../text/speech.ts';
import { screenReaderFocusOnField } from '../../tui/focus.ts';
import type { Binding, Focus, ScreenKind, ScreenTypes } from '../../tui/state.ts';
import type { TextField } from '../../tui/text-field.ts';

/** A screen with the field. */
type FindScreen = ScreenTypes['help'] | ScreenTypes['palette'];

/** What a screen reader hears of the field: what is typed, and the selected one of what is found, else that nothing is. */
export function screenReaderFocusOnSearchField(
  { selected, field }: FindScreen,
  texts: readonly Part[],
  nothing: string,
): Focus {
  const text = texts[Math.min(selected, texts.length - 1)];
  const where =
    text === undefined
      ? nothing
      : lineFromTemplate`${`${selected + 1} of ${texts.length}`}: ${text}`;
  return screenReaderFocusOnField('find: ', field, `. ${spokenTextInWords(where)}`);
}

/** The screen with the field after a key; undefined where the field is, whose key means nothing there. */
export function withFindScreenField(
  screen: FindScreen,
  field: TextField | undefined,
): FindScreen | undefined {
  return field && helpOrPaletteWithSearchText(screen, field);
}

/** The help or the palette with another text looked for. */
export function helpOrPaletteWithSearchText(screen: FindScreen, field: TextField): FindScreen {
  if (field.text === screen.field.text) return { ...screen, field };
  return { ...screen, field, selected: 0, ...(screen.kind === 'palette' ? { back: 0 } : {}) };
}

const FINDING: readonly ScreenKind[] = ['help', 'palette'];

/** A key of the help and of the palette as data, without what it does. */
export function helpAndPaletteBindingWithoutRun(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
): Omit<Binding, 'run'> {
  return { id, keys, label, description, group: 'This screen', screens: FINDING };
}
