/** What the screen remembers. */

export interface UncertaintyScreen {
  readonly kind: 'uncertainty';
  readonly tab: number;
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly uncertainty: UncertaintyScreen;
  }
}
