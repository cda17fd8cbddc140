/** What every drawing of a screen is handed. */
import type { Glyphs } from '../../text/glyphs.ts';
import type { Screen, State } from '../state.ts';

export interface ScreenBodyProps<Own extends Screen> {
  readonly state: State;
  readonly screen: Own;
  readonly glyphs: Glyphs;
}
