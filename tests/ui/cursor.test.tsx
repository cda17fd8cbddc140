/** The terminal's own cursor, which a magnifier, a braille line and an input method follow: it stands behind what is typed. */
import { renderToString } from 'ink';
import { beforeEach, expect, test, vi } from 'vitest';
import { FORM_FIELDS } from '../../src/features/record/record-form.ts';
import { type State, topScreen, withTopScreen } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { Frame } from '../../src/ui/app.tsx';
import { SIZES } from './apart.tsx';
import { openState } from './board.ts';
import { SCENES } from './scenes.ts';

type Place = { readonly x: number; readonly y: number } | undefined;

const places = vi.hoisted((): Place[] => []);
vi.mock('ink', async (original) => ({
  ...(await original<typeof import('ink')>()),
  useCursor: () => ({ setCursorPosition: (place: Place) => void places.push(place) }),
}));

beforeEach(() => void places.splice(0));

const typed = (state: State, ...keys: readonly string[]): State =>
  keys.reduce((now, key) => updateState(now, { kind: 'key', key })[0], state);

/** What stands left of the cursor in the frame and right of it; undefined: there is no cursor. */
function aroundCursor(state: State): readonly [string, string] | undefined {
  places.splice(0);
  const lines = renderToString(<Frame state={state} />, { columns: state.size.columns }).split(
    '\n',
  );
  const at = places.at(-1);
  const line = lines[at?.y ?? 0] ?? '';
  return at && [line.slice(0, at.x), line.slice(at.x)];
}

const TYPED_INTO = [
  ...[
    'form',
    'form-more',
    'correct',
    'annotate',
    'batch',
    'journal-filtered',
    'track-filtered',
    'past-ask',
  ],
  ...[
    'palette',
    'palette-found',
    'help',
    'help-found',
    'what-if',
    'event-sheet',
    'event-correct',
    'assessment-sheet',
    'events-filtered',
  ],
];

for (const scene of TYPED_INTO)
  test(`${scene}: the cursor stands behind what was typed, and goes back with it`, () => {
    for (const size of SIZES) {
      const made = SCENES[scene]?.(openState(size));
      if (made === undefined) throw new Error('no scene');
      const at = `${size.columns}x${size.rows}`;
      const end = typed(made, 'End', '7', '8');
      expect(aroundCursor(end)?.[0].slice(-2), at).toBe('78');
      const [left = '', right = ''] = aroundCursor(typed(end, 'Left')) ?? [];
      expect([left.at(-1), right[0]], at).toEqual(['7', '8']);
    }
  });

test('what is chosen and not typed has no cursor, nor has what lies below a question', () => {
  for (const size of SIZES) {
    const form = SCENES.form?.(openState(size)) ?? openState(size);
    const tabs = FORM_FIELDS.indexOf('confidence');
    expect(aroundCursor(typed(form, ...Array(tabs).fill('Tab')))).toBeUndefined();
    expect(aroundCursor(typed(form, ...Array(tabs + 1).fill('Tab'), 'Right'))).toBeDefined();
    for (const scene of ['form-meant', 'overview', 'settings', 'retract']) {
      const made = SCENES[scene]?.(openState(size));
      expect(made && aroundCursor(made), scene).toBeUndefined();
    }
    const sheet = SCENES['event-correct']?.(openState(size)) ?? openState(size);
    const top = topScreen(sheet);
    if (top.kind !== 'sheet') throw new Error('no sheet');
    const { lines } = top.sheet;
    const on = (focus: number): State =>
      withTopScreen(sheet, { ...top, sheet: { ...top.sheet, focus } });
    expect(aroundCursor(on(lines.findIndex(({ choices }) => choices)))).toBeUndefined();
    // on the last line of text the sheet has scrolled where it is longer than the screen
    const last = on(lines.findLastIndex(({ choices }) => choices === undefined));
    expect(aroundCursor(typed(last, 'End', '7', '8'))?.[0].slice(-2)).toBe('78');
    const asked = SCENES['form-meant']?.(openState(size)).layers.at(-1);
    if (asked?.kind !== 'confirm') throw new Error('no question');
    expect(aroundCursor({ ...last, layers: [...last.layers, asked] })).toBeUndefined();
  }
});
