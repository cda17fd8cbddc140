/** What the screens here remember. */
import type { Readings } from '../../core/model/model.ts';

/** What happened, as a list. */
export interface EventsScreen {
  readonly kind: 'events';
  /** Index of the tab that is shown. */
  readonly tab: number;
  /** Index of the selected row. */
  readonly selected: number;
  /** Index into `EVENT_ORDERS`. */
  readonly order: number;
  readonly reversed: boolean;
  readonly filter: string;
}

/** One event, with the board before and after it. */
export interface EventScreen {
  readonly kind: 'event';
  /** Id of the event. */
  readonly event: string;
  /** Index of the tab that is shown. */
  readonly tab: number;
  /** Index of the selected row. */
  readonly selected: number;
  /** The readings as they were known some days before it; undefined until they were read. */
  readonly known: Readings | undefined;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly events: EventsScreen;
    readonly event: EventScreen;
  }
}
