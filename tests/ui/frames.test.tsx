/** Golden frames: what the screens show on the shipped data, by width; their footers in one list for each width. */
import { readdirSync, readFileSync } from 'node:fs';
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { REGISTRY } from '../../src/features/screens.ts';
import { textWidth } from '../../src/text/cells.ts';
import { DEFAULT_LOOKS } from '../../src/tui/appearance.ts';
import { footerBindings } from '../../src/tui/keymap.ts';
import { actionKeyName } from '../../src/tui/own-keys.ts';
import { screenReaderFocus, spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import { Frame } from '../../src/ui/app.tsx';
import {
  drawnApart,
  FRAMES,
  footerOf,
  footersAt,
  footersFile,
  GOLDEN,
  SIZES,
  WIDTHS,
} from './apart.tsx';
import { openState, TODAY } from './board.ts';
import { HARD_SCENES, SCENES } from './scenes.ts';

for (const { scene, make, size, file } of GOLDEN) {
  test(`${scene} at ${size.columns}x${size.rows} fills the terminal, with the footer in its place`, async () => {
    const state = make(openState(size));
    const { lines, footer, others } = drawnApart(state);
    expect(lines).toHaveLength(size.rows);
    expect(lines.filter((line) => textWidth(line) > size.columns)).toEqual([]);
    // no edge is pushed out of its column by a sign that is wider than it looks
    const right = lines.filter((line) => /^[┃│]/.test(line) && !/[┃│]$/.test(line));
    expect(right).toEqual([]);
    expect(footer).toBe(footerOf(state));
    const back = footerBindings(state).find(({ keys }) => keys.includes('Esc'));
    if (back !== undefined)
      expect(footer).toContain(`${actionKeyName(state, back.id)} ${back.label}`);
    await expect(others).toMatchFileSnapshot(`frames/${file}`);
  });
}

test.each(WIDTHS)('the footers at %i columns name the keys of every screen', async (columns) => {
  await expect(footersAt(columns)).toMatchFileSnapshot(`frames/${footersFile(columns)}`);
});

test('every golden file is that of a scene or of the footers at a width', () => {
  const made = new Set([...GOLDEN.map(({ file }) => file), ...WIDTHS.map(footersFile)]);
  expect(readdirSync(FRAMES).filter((file) => !made.has(file))).toEqual([]);
});

test('no two scenes look alike at every size', () => {
  const drawn = Map.groupBy(GOLDEN, ({ scene }) => scene);
  const looks = [...drawn].map(([scene, sizes]) => ({
    scene,
    text: sizes.map(({ file }) => readFileSync(new URL(file, FRAMES), 'utf8')).join('\n'),
  }));
  const alike = [...Map.groupBy(looks, ({ text }) => text).values()]
    .filter(({ length }) => length > 1)
    .map((same) => same.map(({ scene }) => scene));
  expect(alike).toEqual([]);
});

test('wide signs, flags and combining marks keep every column of a table in its place', () => {
  const state = HARD_SCENES['wide-overview']?.(openState({ columns: 80, rows: 24 }));
  if (state === undefined) throw new Error('no scene');
  const rows = renderToString(<Frame state={state} />, { columns: 80 })
    .split('\n')
    .filter((line) => /[█░ ] +(\d+[+−]?|–) +(stale|expired|due) *$/.test(line));
  expect(rows.length).toBeGreaterThan(2);
  const states = rows.map((row) => textWidth(row.slice(0, row.search(/(stale|expired|due) *$/))));
  expect(new Set(states).size).toBe(1);
});

/** Every action on a sign that no sentence has. */
const STRANGE = {
  ...openState(SIZES[0]).ownKeys,
  keys: new Map(REGISTRY.bindings.map(({ id }, at) => [id, [String.fromCodePoint(0x2460 + at)]])),
};
const NAMES_A_KEY =
  /(^|[\s(;:])(Esc|Enter|Space|PgDn|Right|Left|[a-zA-Z?+[\]]) (takes|brings|shows?|hides|goes|opens|records|returns|looks|changes|stops|replays|says|explains|yes|no|live|close|scroll|writes|begins|saves|deletes|runs|recalls|clears|choose)\b|\([A-Z]\)/;

for (const [scene, make] of Object.entries(SCENES)) {
  test(`${scene} names no key but those of the person’s own`, () => {
    for (const size of [SIZES[1], SIZES[4]]) {
      const made = make(openState(size));
      // another board, so that no view made with the usual keys is kept
      const board = { ...made.board };
      const state = { ...made, board, ownKeys: STRANGE, notice: undefined };
      const frame = renderToString(<Frame state={state} />, { columns: size.columns });
      const spoken = [...spokenScreenArrivalSentences(state), screenReaderFocus(state).text];
      const lines = [...frame.split('\n'), ...spoken];
      expect(lines.filter((line) => NAMES_A_KEY.test(line))).toEqual([]);
    }
  });
}

const inAscii = (text: string): string => text.replace(/[^\0-\x7f]/g, 'x');
const ASCII_LOOKS = { ...DEFAULT_LOOKS, glyphs: 'ascii' } as const;

const IN_ASCII = Object.entries({ ...SCENES, ...HARD_SCENES }).filter(
  ([scene]) => scene !== 'braille' && !/^(wide|long)-/.test(scene),
);
for (const [scene, make] of IN_ASCII) {
  test(`${scene} in ascii draws no sign outside ASCII where every word is in ASCII`, () => {
    for (const size of SIZES) {
      const opened = { ...openState(size, TODAY, undefined, inAscii), looks: ASCII_LOOKS };
      const made = make(opened);
      const state = { ...made, looks: { ...made.looks, glyphs: 'ascii' } as const };
      const frame = renderToString(<Frame state={state} />, { columns: size.columns });
      expect(frame.split('\n').filter((line) => /[^\x20-\x7e]/.test(line))).toEqual([]);
    }
  });
}
