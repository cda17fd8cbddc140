/** The scenes drawn for their golden files: a frame without its footer, and the footers of a width in one list. */
import { renderToString } from 'ink';
import type { Size } from '../../src/tui/layout.ts';
import { type State, topScreen } from '../../src/tui/state.ts';
import { Frame } from '../../src/ui/app.tsx';
import { Footer } from '../../src/ui/chrome.tsx';
import { openState } from './board.ts';
import { HARD_SCENES, SCENES } from './scenes.ts';

export const SIZES = [
  { columns: 40, rows: 10 },
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 30 },
  { columns: 120, rows: 36 },
] as const;

export const WIDTHS = [...new Set(SIZES.map(({ columns }) => columns))];

/** The folder of the golden files. */
export const FRAMES = new URL('frames/', import.meta.url);

/** Every scene at every size that it has a golden file for. */
export const GOLDEN = [
  ...goldenOf(SCENES, SIZES),
  ...goldenOf(HARD_SCENES, [SIZES[1], SIZES[2], SIZES[4]]),
];

function goldenOf(scenes: typeof SCENES, sizes: readonly Size[]) {
  return Object.entries(scenes).flatMap(([scene, make]) =>
    sizes.map((size) => ({
      scene,
      make,
      size,
      file: `${scene}-${size.columns}x${size.rows}.txt`,
    })),
  );
}

/** The golden file of the footers at a width. */
export function footersFile(columns: number): string {
  return `footers-${columns}.txt`;
}

/** A frame as lines: all of them, the one in the footer's place, and the text of the others for a golden file. */
export function drawnApart(state: State) {
  const { size, looks } = state;
  const frame = <Frame state={state} />;
  const lines = renderToString(frame, { columns: size.columns }).split('\n');
  // a line about handling has the last row, the footer the one before it
  const at = size.rows - (looks.handling === '' ? 1 : 2);
  return { lines, footer: lines[at], others: `${lines.toSpliced(at, 1).join('\n')}\n` };
}

/** The footer as it is drawn on its own. */
export function footerOf(state: State): string {
  return renderToString(<Footer state={state} />, { columns: state.size.columns });
}

/** The footers of all scenes at a width, by the screen that decides the keys: each once, with the scenes that have it. */
export function footersAt(columns: number): string {
  const opened = openState(SIZES[0]);
  const drawn = GOLDEN.filter(({ size }) => size.columns === columns).map(
    ({ scene, make, size }) => {
      const state = make({ ...opened, size });
      return { scene, kind: topScreen(state).kind, footer: footerOf(state) };
    },
  );
  const screens = [...Map.groupBy(drawn, ({ kind }) => kind)].map(([kind, of]) => {
    const footers = [...Map.groupBy(of, ({ footer }) => footer)].map(([footer, by]) => {
      const scenes = new Set(by.map(({ scene }) => scene));
      return `${footer}\n    ${[...scenes].join(', ')}\n`;
    });
    return `${kind}:\n${footers.join('')}`;
  });
  return screens.join('\n');
}
