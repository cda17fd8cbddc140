/** The dashboard's root: the one place that hears keys and knows the size; a stack of screens, the top one decides. */
import { Box, type Key, useApp, useInput, usePaste, useWindowSize } from 'ink';
import { useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import { statusAreaRowCount } from '../features/board/status-area.ts';
import { pastGlyphs } from '../text/glyphs.ts';
import { chosenGlyphs } from '../tui/appearance.ts';
import { breadcrumbOf } from '../tui/breadcrumbs.ts';
import { screenBelowPrompt } from '../tui/filtering.ts';
import { ClickMap, ClicksContext } from '../tui/ink/clicks.tsx';
import { keysFromTerminalInput } from '../tui/ink/keys.ts';
import { CellsContext } from '../tui/ink/line.tsx';
import type { Report } from '../tui/ink/reports.ts';
import { ScreenReaderBody } from '../tui/ink/screen-reader.tsx';
import { DrawingContext, themeAndGlyphsForLooks } from '../tui/ink/theme.ts';
import { spokenChangesOfStep, spokenScreenArrivalSentences } from '../tui/screen-reader.ts';
import { type Effect, isViewOfToday, type Message, type State, topScreen } from '../tui/state.ts';
import { updateState } from '../tui/update.ts';
import { ScreenBody } from './bodies.tsx';
import { Footer, HandlingMarkingRow, Header, StatusAreaRows } from './chrome.tsx';

export type Dispatch = (message: Message) => void;

/** What an effect may do to the terminal. */
export interface Terminal extends Pick<ReturnType<typeof useApp>, 'exit'> {
  /** Hands the terminal back for as long as the work takes. */
  readonly suspendTerminal: (work: () => void | Promise<void>) => Promise<void>;
}

interface AppProps {
  readonly initial: State;
  /** Carries out what the reducer asks for and answers with messages. */
  readonly perform: (effect: Effect, dispatch: Dispatch, app: Terminal) => void;
  /** Called once with the way to send messages from outside; what it returns is called at the end. */
  readonly connect: (dispatch: Dispatch) => () => void;
  /** Called once with what hears the reports of the terminal; what it returns is called at the end. */
  readonly reports: (hear: (report: Report) => void) => () => void;
  /** Called before a key or a paste is heard: the machine may have slept until then. */
  readonly onKey: () => void;
}

const NOTHING: readonly string[] = [];

/** How long the size must stay before the board is laid out for it; milliseconds, less than `REDRAW_DELAY` of the run. */
const LAYOUT_DELAY = 100;

/** The running dashboard. */
export function App({ initial, perform, connect, reports, onKey }: AppProps) {
  const app = useApp();
  const terminal = useRef<Terminal>(app);
  const current = useRef(initial);
  const said = useRef(initial.linear ? spokenScreenArrivalSentences(initial) : NOTHING);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const dispatch = useRef((message: Message): void => {
    const [next, effects] = updateState(current.current, message);
    if (next !== current.current) {
      if (next.linear)
        said.current = [...said.current, ...spokenChangesOfStep(current.current, next)];
      current.current = next;
      redraw();
    }
    for (const effect of effects) perform(effect, dispatch, terminal.current);
  }).current;
  const clicks = useRef(new ClickMap()).current;
  const { mouse } = current.current.looks;
  useEffect(() => connect(dispatch), [connect, dispatch]);
  useEffect(
    () =>
      reports((report) => {
        onKey();
        const heard = messageOfReport(current.current, clicks, report);
        if (heard !== undefined) dispatch(heard);
      }),
    [reports, onKey, clicks, dispatch],
  );
  const hearsMouse = mouse === 'on' && !initial.linear;
  useLayoutEffect(() => {
    if (!hearsMouse) return undefined;
    hearMouse(true);
    return () => hearMouse(false);
  }, [hearsMouse]);
  terminal.current = {
    exit: app.exit,
    // the mouse is the shell's, or the editor's, as long as the terminal is
    suspendTerminal: (callback) =>
      app.suspendTerminal(async () => {
        if (hearsMouse) hearMouse(false);
        try {
          await callback();
        } finally {
          if (hearsMouse) hearMouse(true);
        }
      }),
  };
  useInput((input: string, key: Key) => {
    onKey();
    for (const name of keysFromTerminalInput(input, key)) dispatch({ kind: 'key', key: name });
  });
  usePaste((text) => {
    onKey();
    dispatch({ kind: 'pasted', text });
  });
  const { columns, rows } = useWindowSize();
  const { size, linear } = current.current;
  useEffect(() => {
    if (linear || (columns === size.columns && rows === size.rows)) return undefined;
    const settled = setTimeout(
      () => dispatch({ kind: 'resized', size: { columns, rows } }),
      LAYOUT_DELAY,
    );
    return () => clearTimeout(settled);
  }, [columns, rows, size, linear, dispatch]);
  if (linear)
    return <ScreenReaderBody state={current.current} said={said.current} columns={columns} />;
  // until the size has settled, what fits of the frame as it was
  return (
    <Box
      width={Math.min(columns, size.columns)}
      height={Math.min(rows, size.rows)}
      overflow="hidden"
    >
      <Box flexShrink={0}>
        <ClicksContext value={clicks}>
          <Frame state={current.current} />
        </ClicksContext>
      </Box>
    </Box>
  );
}

/** Rows that a turn of the wheel goes. */
const WHEEL: Readonly<Record<'up' | 'down', number>> = { up: -3, down: 3 };

/** What a report of the terminal means; undefined: nothing here. */
function messageOfReport(state: State, clicks: ClickMap, report: Report): Message | undefined {
  if (report.kind === 'background') return report;
  // a question or a prompt is answered with keys
  if (screenBelowPrompt(state) !== topScreen(state)) return undefined;
  const hit = clicks.at(report.column, report.row);
  if (report.what !== 'press') return { kind: 'scrolled', area: hit?.area, by: WHEEL[report.what] };
  if (hit === undefined) return undefined;
  const { area, row, selected } = hit;
  if (selected === undefined) return { kind: 'clicked', area, row };
  return row === undefined ? undefined : { kind: 'clicked', by: row - selected };
}

/** Whether the terminal reports presses and the wheel (1000), in a form without an end to its cells (1006). */
function hearMouse(on: boolean): void {
  const end = on ? 'h' : 'l';
  process.stdout.write(`\u001b[?1000${end}\u001b[?1006${end}`);
}

/** Rows of every frame that no screen has, beside what stands above the footer: the header, the footer. */
const AROUND = 2;

/** One frame of the dashboard, never taller than the terminal. */
export function Frame({ state: whole }: { readonly state: State }) {
  const { looks, size } = whole;
  const { columns, rows } = size;
  const handled = looks.handling !== '';
  const state = handled ? { ...whole, size: { columns, rows: rows - 1 } } : whole;
  const own = chosenGlyphs(state);
  const glyphs = isViewOfToday(state) ? own : pastGlyphs(own);
  const screen = screenBelowPrompt(state);
  const over = topScreen(state);
  return (
    <DrawingContext value={themeAndGlyphsForLooks(looks, whole.terminal)}>
      <CellsContext value={columns}>
        <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
          <Header state={state} place={breadcrumbOf(state)} />
          <Box flexGrow={1} flexBasis={0} overflow="hidden">
            <Box
              flexDirection="column"
              flexShrink={0}
              width={columns}
              height={state.size.rows - AROUND - statusAreaRowCount(state)}
            >
              {screen !== undefined && <ScreenBody state={state} screen={screen} glyphs={glyphs} />}
              {over !== screen && <ScreenBody state={state} screen={over} glyphs={glyphs} />}
            </Box>
          </Box>
          <StatusAreaRows state={state} glyphs={glyphs} />
          <Footer state={state} />
          {handled && <HandlingMarkingRow looks={looks} columns={columns} />}
        </Box>
      </CellsContext>
    </DrawingContext>
  );
}
