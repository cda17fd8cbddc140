/** What the screen remembers. */

export interface MechanismScreen {
  readonly kind: 'mechanism';
  readonly tab: number;
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly mechanism: MechanismScreen;
  }
}
