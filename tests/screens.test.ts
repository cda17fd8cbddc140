/** Where a screen lies: what it is, what it remembers and the keys that work on it alone in one file of its name, its drawing beside that. */
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KEYS, SCREENS } from '../src/features/screens.ts';
import { type Binding, topScreen } from '../src/tui/state.ts';
import { files, read } from './source.ts';
import { openState } from './ui/board.ts';

const inKebabCase = (kind: string): string =>
  kind.replace(/[A-Z]/g, (big) => `-${big.toLowerCase()}`);

/** The file of a screen by its kind. */
const FILES: ReadonlyMap<string, string | undefined> = new Map(
  SCREENS.map(({ kind }) => [
    kind,
    files.find((file) => posix.basename(file) === `${inKebabCase(kind)}-screen.ts`),
  ]),
);

const isBinding = (value: unknown): value is Binding =>
  typeof value === 'object' && value !== null && 'screens' in value && 'run' in value;

const isBindings = (value: unknown): value is readonly Binding[] =>
  Array.isArray(value) && value.length > 0 && value.every(isBinding);

/** The keys that a file hands out, by the names of their lists. */
async function keysIn(file: string): Promise<ReadonlyMap<string, readonly Binding[]>> {
  const all: Readonly<Record<string, unknown>> = await import(`../src/${file}`);
  return new Map(
    Object.entries(all).flatMap(([name, value]) =>
      isBindings(value) ? [[name, value] as const] : [],
    ),
  );
}

const keyFiles = files.filter((file) => file.endsWith('/keys.ts') && file.startsWith('features/'));

describe('a screen', () => {
  test.each([...FILES])('%s lies in a file of its name, with what it remembers', (kind, file) => {
    expect(file).toBeDefined();
    const text = read(file ?? '');
    expect(text).toContain(`kind: '${kind}'`);
    expect(text).toMatch(new RegExp(`interface ScreenTypes \\{\\s+readonly ${kind}: \\w+;\\s+\\}`));
  });

  test('is all that a file of such a name holds, and remembers nothing elsewhere', () => {
    const named = files.filter((file) => file.endsWith('-screen.ts'));
    expect(named).toEqual([...FILES.values()].sort());
    const others = files.filter((file) => !named.includes(file) && file !== 'tui/state.ts');
    expect(others.filter((file) => read(file).includes('interface ScreenTypes'))).toEqual([]);
  });

  test('is drawn beside it, in a file of its name', () => {
    const drawings = files.filter((file) => file.endsWith('.screen.tsx'));
    const screens = drawings.map((file) => file.replace('.screen.tsx', '-screen.ts'));
    expect(screens.filter((file) => !files.includes(file))).toEqual([]);
  });

  test.each([...FILES])(
    '%s has in its file only keys that work on it alone',
    async (kind, file) => {
      const keys = [...(await keysIn(file ?? '')).values()].flat();
      const own = SCREENS.find((def) => def.kind === kind)?.keys ?? [];
      const others = [...keys, ...own].filter(({ screens }) => screens.join() !== kind);
      expect(others.map(({ id }) => id)).toEqual([]);
    },
  );
});

describe('keys.ts of a feature', () => {
  test.each(keyFiles)('%s holds keys and nothing else', async (file) => {
    const all: Readonly<Record<string, unknown>> = await import(`../src/${file}`);
    const keys = await keysIn(file);
    expect(Object.keys(all).filter((name) => !keys.has(name) || !name.endsWith('_KEYS'))).toEqual(
      [],
    );
  });

  test.each(keyFiles)('%s has none that works on one screen of the feature alone', async (file) => {
    const folder = posix.dirname(file);
    const isOfOne = ({ screens: [only, ...more] }: Binding): boolean =>
      more.length === 0 && posix.dirname(FILES.get(only ?? '') ?? '') === folder;
    const keys = [...(await keysIn(file)).values()].flat();
    expect(keys.filter(isOfOne).map(({ id }) => id)).toEqual([]);
  });

  test.each(keyFiles)('%s opens no screen of another feature', async (file) => {
    const state = openState({ columns: 120, rows: 36 });
    const opened = [...(await keysIn(file)).values()].flat().flatMap((binding) => {
      const [next] = binding.whyDisabled?.(state) === undefined ? binding.run(state) : [state];
      const { kind } = topScreen(next);
      const of = posix.dirname(FILES.get(kind) ?? '');
      const isOpened = next.layers.length > state.layers.length && of.startsWith('features/');
      return isOpened && of !== posix.dirname(file) ? [`${binding.id}: ${kind}`] : [];
    });
    // what is selected opens, whatever it is of
    expect(opened.filter((each) => !each.startsWith('item.open:'))).toEqual([]);
  });

  test('and the files of the screens have every key', async () => {
    const places = [...keyFiles, ...[...FILES.values()].filter((file) => file !== undefined)];
    const found = new Set(
      (await Promise.all(places.map(keysIn))).flatMap((keys) => [...keys.values()].flat()),
    );
    expect(KEYS.filter((binding) => !found.has(binding)).map(({ id }) => id)).toEqual([]);
  });
});
