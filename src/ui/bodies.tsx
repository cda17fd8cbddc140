/** What each kind of screen is drawn with; a list needs nothing of its own. */
import type { ReactNode } from 'react';
import { OverviewBody } from '../features/board/overview.screen.tsx';
import { TinyOverviewBody } from '../features/board/tiny-overview.tsx';
import { HelpBody } from '../features/help/help.screen.tsx';
import { PaletteBody } from '../features/help/palette.screen.tsx';
import { IndicatorBody } from '../features/indicator/indicator.screen.tsx';
import { BatchDoneBody } from '../features/record/batch-done.screen.tsx';
import { RecordFormBody } from '../features/record/form.screen.tsx';
import { RetractBody } from '../features/record/retract.screen.tsx';
import { SettingsBody } from '../features/settings/settings.screen.tsx';
import { SheetBody } from '../features/sheet/sheet.screen.tsx';
import { CommandFormBody } from '../features/shell/command.screen.tsx';
import { TrackBody } from '../features/track/track.screen.tsx';
import { ListScreenBody } from '../tui/ink/list.tsx';
import type { ScreenBodyProps } from '../tui/ink/screen-body.ts';
import { terminalLayoutClass } from '../tui/layout.ts';
import { type Screen, type ScreenKind, screenDefinitionOf } from '../tui/state.ts';

type BodyProps = ScreenBodyProps<Screen>;

/** A drawing of the screens of one kind, which is all that it is handed. */
interface Drawn {
  body(props: BodyProps): ReactNode;
}

const DRAWN: Readonly<Partial<Record<ScreenKind, Drawn>>> = {
  overview: {
    body: ({ state, glyphs }) =>
      terminalLayoutClass(state.size) === 'tiny' ? (
        <TinyOverviewBody state={state} glyphs={glyphs} />
      ) : (
        <OverviewBody state={state} glyphs={glyphs} />
      ),
  },
  track: { body: TrackBody },
  indicator: { body: IndicatorBody },
  form: { body: RecordFormBody },
  batchDone: { body: BatchDoneBody },
  retract: { body: RetractBody },
  sheet: { body: SheetBody },
  command: { body: CommandFormBody },
  help: { body: HelpBody },
  palette: { body: PaletteBody },
  settings: { body: SettingsBody },
};

/** A screen between header and footer. */
export function ScreenBody(props: BodyProps): ReactNode {
  const { state, screen, glyphs } = props;
  const Own = DRAWN[screen.kind]?.body;
  if (Own !== undefined) return <Own {...props} />;
  const { list, row } = screenDefinitionOf(state, screen);
  const view = list?.(state, screen, glyphs);
  return view === undefined ? null : (
    <ListScreenBody view={view} selected={row?.(screen) ?? 0} size={state.size} glyphs={glyphs} />
  );
}
