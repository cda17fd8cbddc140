/** The dashboard: what it begins with, what changes it, and the end of the visit. */
import { localToday } from '../../model/day.ts';
import { paintLine, type Theme } from '../../page/theme.ts';
import type { Background, Outside } from '../../tui/dashboard.ts';
import { frameLines, frameOf } from '../../tui/frame.ts';
import { layerOf, type State } from '../../tui/state.ts';
import { settled, update } from '../../tui/update.ts';
import { headerLine } from '../board/board-screen.ts';
import type { Outcome } from '../command.ts';
import { type Context, readerAsked } from '../context.ts';
import { print } from '../print.ts';
import { SCREENS } from './screens.ts';
import { leave, readWorld, type Session, type World } from './world.ts';

/** Milliseconds between looks at the clock, for the day that begins and for a machine that slept. */
const CLOCK = 60_000;

/** On a screen, where one is named, above the first page. */
export async function dashboard(context: Context, screen?: string): Promise<Outcome> {
  const session: Session = { context, day: undefined };
  const world = await readWorld(session);
  const { columns, rows } = process.stdout;
  const isSpoken =
    context.settings['screen-reader'] === 'on' || readerAsked(context.options) !== undefined;
  const begun = beginning(world, { columns: columns || 80, rows: rows || 24 });
  const layer = screen === undefined ? undefined : layerOf(screen, undefined, undefined);
  const [state] = layer ? update(begun, { kind: 'loaded', layer, replace: false }) : [begun];
  const theme = context.theme({ isTerminal: true, columns: state.size.columns });
  // The first frame stands before what draws the next ones is loaded; keys that are pressed meanwhile wait.
  process.stdin.setRawMode(true);
  if (!isSpoken) print(firstFrame(state, theme));
  const { runDashboard } = await import('../../tui/run.tsx');
  await runDashboard({
    state,
    theme,
    isSpoken,
    look,
    world: () => readWorld(session),
    watch: (changed) => watch(context, changed),
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

/** On the alternate screen, without the cursor, which is left at the first cell: there the next frame begins. */
function firstFrame(state: State<World>, theme: Theme | undefined): string {
  const lines = frameLines(frameOf(settled(state)), state.size.rows);
  return `\u001b[?1049h\u001b[?25l\u001b[H${lines.map((line) => paintLine(line, theme)).join('\r\n')}\u001b[H`;
}

function look({ context }: World, background?: Background): ReturnType<Outside<World>['look']> {
  const theme = context.theme({ isTerminal: true, columns: 0 }, background);
  return { glyphs: context.glyphs, theme };
}

function watch(context: Context, changed: () => void): () => void {
  const stops: (() => void)[] = [];
  context.watch(changed);
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
