/** What each kind of screen is drawn with; a list needs nothing of its own. */
import type { ReactNode } from 'react';
import type { Glyphs } from '../text/glyphs.ts';
import { layoutOf } from '../tui/layout.ts';
import { defOf, type Screen, type ScreenKind, type State } from '../tui/state.ts';
import { FormBody } from './screens/form.tsx';
import { HelpBody } from './screens/help.tsx';
import { IndicatorBody } from './screens/indicator.tsx';
import { ListFrame } from './screens/list.tsx';
import { Overview } from './screens/overview.tsx';
import { PaletteBody } from './screens/palette.tsx';
import { RetractBody } from './screens/retract.tsx';
import { SettingsBody } from './screens/settings.tsx';
import { SheetBody } from './screens/sheet.tsx';
import { Tiny } from './screens/tiny.tsx';
import { TrackBody } from './screens/track.tsx';
import { WalkedBody } from './screens/walked.tsx';

interface BodyProps {
  readonly state: State;
  readonly screen: Screen;
  readonly glyphs: Glyphs;
}

/** A drawing of the screens of one kind, which is all that it is handed. */
interface Drawn {
  body(props: BodyProps): ReactNode;
}

const DRAWN: Readonly<Partial<Record<ScreenKind, Drawn>>> = {
  overview: {
    body: ({ state, glyphs }) =>
      layoutOf(state.size) === 'tiny' ? (
        <Tiny state={state} glyphs={glyphs} />
      ) : (
        <Overview state={state} glyphs={glyphs} />
      ),
  },
  track: { body: TrackBody },
  indicator: { body: IndicatorBody },
  form: { body: FormBody },
  walked: { body: WalkedBody },
  retract: { body: RetractBody },
  sheet: { body: SheetBody },
  help: { body: HelpBody },
  palette: { body: PaletteBody },
  settings: { body: SettingsBody },
};

/** A screen between header and footer. */
export function Body(props: BodyProps): ReactNode {
  const { state, screen, glyphs } = props;
  const Own = DRAWN[screen.kind]?.body;
  if (Own !== undefined) return <Own {...props} />;
  const { list, row } = defOf(state, screen);
  const view = list?.(state, screen, glyphs);
  return view === undefined ? null : (
    <ListFrame view={view} selected={row?.(screen) ?? 0} size={state.size} glyphs={glyphs} />
  );
}
