/** What the screen remembers. */
import type { Event } from '../../core/model/model.ts';
import type { Sheet } from './sheet.ts';

/** A sheet of named lines to fill in. */
export interface SheetScreen {
  readonly kind: 'sheet';
  readonly purpose: 'event' | 'assessment';
  readonly sheet: Sheet;
  /** Id of what it continues; '' for nothing. */
  readonly follows: string;
  /** The event that it corrects; undefined: it states a new one. */
  readonly corrects?: Event;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly sheet: SheetScreen;
  }
}
