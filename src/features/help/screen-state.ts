/** What the screens here remember. */
import type { TextField } from '../../tui/text-field.ts';

/** Every key, or those that what is typed finds. */
export interface HelpScreen {
  readonly kind: 'help';
  /** First line shown. */
  readonly selected: number;
  readonly field: TextField;
}

/** Every command, indicator and track, or those that what is typed finds. */
export interface PaletteScreen {
  readonly kind: 'palette';
  /** Index of the selected row. */
  readonly selected: number;
  readonly field: TextField;
  /** How far back in what was typed here before; 0: not at all. */
  readonly back: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly help: HelpScreen;
    readonly palette: PaletteScreen;
  }
}
