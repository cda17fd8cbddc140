/** The dashboard on the shipped record, or on an empty one of a strategy of one's own, on 1 December 2026, by Ann, in a store of its own, driven by keys. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderToString } from 'ink';
import { onTestFinished, vi } from 'vitest';
import { Context, type Options } from '../../src/features/context.ts';
import { beginning } from '../../src/features/dashboard/run.ts';
import { readWorld, type Session, type World } from '../../src/features/dashboard/world.ts';
import { foldersOf } from '../../src/store/folders.ts';
import { type LoadedStrategy, loadStrategy } from '../../src/store/load-strategy.ts';
import type { Journal } from '../../src/store/port.ts';
import { writeOwn } from '../../src/store/strategies.ts';
import { App } from '../../src/tui/app.tsx';
import { Dashboard } from '../../src/tui/dashboard.ts';
import { BUILT, TODAY } from './shell.ts';

const MS_PER_DAY = 86_400_000;

class ShippedContext extends Context {
  override load(file: string | undefined): Promise<LoadedStrategy> {
    return loadStrategy({ file, folder: BUILT });
  }
}

export interface Driven {
  /** Keys by their names, each done before the next one; a text of several signs that names no key is typed. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** What is on the screen, without blanks at the ends of its rows. */
  readonly screen: () => string;
  readonly footer: () => string;
  readonly paste: (text: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly dashboard: Dashboard<World>;
  readonly journal: Journal;
  readonly folder: string;
  readonly context: Context;
}

export async function drive(
  columns = 80,
  rows = 24,
  own?: { readonly id: string },
  options: Options = {},
): Promise<Driven> {
  const folder = mkdtempSync(join(tmpdir(), 'axiswatch-drive-'));
  for (const name of ['HOME', 'XDG_CONFIG_HOME', 'LOCALAPPDATA', 'APPDATA']) {
    vi.stubEnv(name, folder);
  }
  const { config } = foldersOf(process.env);
  mkdirSync(config, { recursive: true });
  const settings = { author: 'Ann', ...(own && { strategy: own.id }) };
  writeFileSync(join(config, 'config.json'), JSON.stringify(settings));
  if (own !== undefined) writeOwn(folder, own.id, JSON.stringify(own));
  vi.useFakeTimers({ toFake: ['Date'], now: TODAY * MS_PER_DAY });
  const context = new ShippedContext({ 'data-dir': folder, ...options }, TODAY);
  onTestFinished(async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });
  const session: Session = { context, day: undefined };
  const world = await readWorld(session);
  const nothing = async () => undefined;
  const dashboard = new Dashboard(
    beginning(world, { columns, rows }),
    undefined,
    {
      look: () => ({ glyphs: context.glyphs, theme: undefined }),
      world: () => readWorld(session),
      quit: nothing,
      suspend: nothing,
      redraw: nothing,
    },
    true,
  );
  const idle = () =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (dashboard.snapshot().state.isBusy) return;
        stop();
        resolve();
      };
      const stop = dashboard.subscribe(look);
      look();
    });
  const press = async (...keys: readonly string[]): Promise<void> => {
    await idle();
    for (const key of keys.flatMap((each) => (NAMED.test(each) ? [each] : [...each]))) {
      dashboard.dispatch({ kind: 'key', key });
      await idle();
    }
  };
  const screen = () =>
    renderToString(<App dashboard={dashboard} />, {
      columns: dashboard.snapshot().state.size.columns,
    })
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n');
  return {
    press,
    screen,
    footer: () => screen().split('\n').at(-1)?.trim() ?? '',
    paste: (text) => dashboard.dispatch({ kind: 'pasted', text }),
    resize: (wide, high) =>
      dashboard.dispatch({ kind: 'resized', size: { columns: wide, rows: high } }),
    dashboard,
    journal: await context.journal(),
    folder,
    context,
  };
}

const NAMED =
  /^(\^.|S-Tab|Enter|Esc|Tab|Up|Down|Left|Right|PgUp|PgDn|Home|End|Backspace|Delete|F1)$/;
