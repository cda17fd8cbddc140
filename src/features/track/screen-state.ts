/** What the screen remembers. */

/** All indicators of a track, by objective or in one order. */
export interface TrackScreen {
  readonly kind: 'track';
  readonly id: string;
  /** Index of the selected row. */
  readonly selected: number;
  /** Index into `TRACK_ORDERS`. */
  readonly order: number;
  readonly reversed: boolean;
  readonly filter: string;
  /** Whether the selected row is spelled out beside the list, where there is room. */
  readonly preview: boolean;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly track: TrackScreen;
  }
}
