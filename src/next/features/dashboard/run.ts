/** The dashboard: what it begins with, what changes it, and the end of the visit. */
import { localToday } from '../../model/day.ts';
import { THEMES, type Theme } from '../../page/theme.ts';
import { openSettings } from '../../store/settings.ts';
import type { State } from '../../tui/state.ts';
import { layerOf } from '../../tui/state.ts';
import { headerLine } from '../board/board-screen.ts';
import type { Outcome } from '../command.ts';
import type { Context } from '../context.ts';
import { SCREENS } from './screens.ts';
import { readWorld, type Session, type World } from './world.ts';

/** Milliseconds between looks at the clock, for the day that begins and for a machine that slept. */
const CLOCK = 60_000;

export async function dashboard(context: Context): Promise<Outcome> {
  const session: Session = { context, day: undefined };
  const world = await readWorld(session);
  const { columns, rows } = process.stdout;
  const state = beginning(world, { columns: columns || 80, rows: rows || 24 });
  const theme = context.theme({ isTerminal: true, columns: state.size.columns });
  const { runDashboard } = await import('../../tui/run.tsx');
  await runDashboard({
    state,
    theme,
    ...(context.settings.theme === 'auto' && theme !== undefined ? { themeOn } : {}),
    world: () => readWorld(session),
    watch: (changed) => watch(world, changed),
  });
  await leave(context);
  return {};
}

export function beginning(world: World, size: State<World>['size']): State<World> {
  return {
    world,
    screens: SCREENS,
    home: 'board',
    header: headerLine,
    layers: [layerOf('board', undefined, undefined)],
    size,
    glyphs: world.context.glyphs,
    message: undefined,
    question: undefined,
    filtering: false,
    drafts: {},
    isBusy: false,
  };
}

function themeOn(background: 'dark' | 'light'): Theme | undefined {
  return THEMES[background];
}

function watch({ context }: World, changed: () => void): () => void {
  const stops: (() => void)[] = [];
  context.journal().then((journal) => stops.push(journal.watch(changed)));
  let day = localToday();
  const clock = setInterval(() => {
    if (localToday() === day) return;
    day = localToday();
    changed();
  }, CLOCK);
  clock.unref();
  stops.push(() => clearInterval(clock));
  return () => {
    for (const stop of stops) stop();
  };
}

/** The visit ends with what was recorded until now. */
async function leave(context: Context): Promise<void> {
  const journal = await context.journal();
  const { id } = await context.strategy();
  const settings = await openSettings(context.folders.config);
  settings.leave(id, { at: Date.now(), seq: await journal.last() });
}
