/** What the screen remembers. */

export interface SettingsScreen {
  readonly kind: 'settings';
  /** Index into `SETTINGS`. */
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly settings: SettingsScreen;
  }
}
