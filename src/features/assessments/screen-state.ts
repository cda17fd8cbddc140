/** What the screens here remember. */

/** What has changed since the last assessment, and the earlier ones. */
export interface AssessScreen {
  readonly kind: 'assess';
  /** Index of the tab that is shown. */
  readonly tab: number;
  /** Index of the selected row. */
  readonly selected: number;
  /** Id of the assessment that the next one opened is laid beside; undefined: the one before it. */
  readonly marked: string | undefined;
}

/** One assessment, with the board as it stood. */
export interface AssessmentScreen {
  readonly kind: 'assessment';
  /** Its id. */
  readonly assessment: string;
  /** Id of the one it is laid beside; undefined: the one before it. */
  readonly beside: string | undefined;
  /** Id of the indicator whose readings are the evidence listed; undefined: those of the whole board. */
  readonly of?: string;
  /** What the evidence of the whole board is filtered by. */
  readonly filter: string;
  /** Index of the tab that is shown. */
  readonly tab: number;
  /** Index of the selected row. */
  readonly selected: number;
}

declare module '../../tui/state.ts' {
  interface ScreenTypes {
    readonly assess: AssessScreen;
    readonly assessment: AssessmentScreen;
  }
}
