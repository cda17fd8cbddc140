/** A key that is new on one screen: the golden frames of that screen stay as they are, only the lists of footers name it. */
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type * as Track from '../../src/features/track/track-screen.ts';
import { screenBelowPrompt } from '../../src/tui/filtering.ts';
import type { Binding } from '../../src/tui/state.ts';
import { drawnApart, FRAMES, footersAt, footersFile, GOLDEN, WIDTHS } from './apart.tsx';
import { openState } from './board.ts';

vi.mock('../../src/features/track/track-screen.ts', async (original) => {
  const track = await original<typeof Track>();
  const key: Binding = {
    id: 'track.new',
    keys: ['§'],
    label: 'new',
    description: 'a key that no screen has',
    group: 'This screen',
    screens: ['track'],
    footer: true,
    run: (state) => [state, []],
  };
  return { ...track, TRACK_KEYS: [key, ...track.TRACK_KEYS] };
});

const golden = (file: string): string => readFileSync(new URL(file, FRAMES), 'utf8');

test('a new key of the track leaves the golden frames of the track as they are', () => {
  const opened = openState({ columns: 80, rows: 24 });
  // the help lists the keys of the track
  const tracks = GOLDEN.filter(({ file }) => !file.startsWith('help'))
    .map(({ make, size, file }) => ({ state: make({ ...opened, size }), file }))
    .filter(({ state }) => screenBelowPrompt(state)?.kind === 'track')
    .map(({ state, file }) => ({ ...drawnApart(state), file }));
  expect(tracks.filter(({ footer }) => footer?.includes('§ new')).length).toBeGreaterThan(20);
  for (const { others, file } of tracks) expect(others, file).toBe(golden(file));
});

/** The footer of each scene, by what stands in a file of footers: the footer, and indented below it the scenes that have it. */
function footerByScene(text: string): ReadonlyMap<string, string> {
  const footers = new Map<string, string>();
  let footer: string[] = [];
  let isNamed = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('    ')) {
      for (const scene of line.trim().split(', ')) footers.set(scene, footer.join('\n'));
      isNamed = true;
    } else {
      footer = isNamed ? [line] : [...footer, line];
      isNamed = false;
    }
  }
  return footers;
}

test.each(WIDTHS)(
  'a new key of the track changes the footers of the track and no other line, at %i columns',
  (columns) => {
    const now = footerByScene(footersAt(columns));
    const before = footerByScene(golden(footersFile(columns)));
    expect([...now.keys()].toSorted()).toEqual([...before.keys()].toSorted());
    const changed = [...now].filter(([scene, footer]) => footer !== before.get(scene));
    expect(changed.filter(([, footer]) => !footer.includes('§ new'))).toEqual([]);
    // the narrowest terminal has no room for it
    expect(changed.length > 0).toBe(columns > 40);
  },
);
