/** The options that every command takes, and options as commander hands them over: by name, of unknown type. */

/** auto: in a terminal that has them and unless NO_COLOR says otherwise. */
export const COLOUR_CHOICES = ['auto', 'always', 'never'] as const;

/** Options by name. */
export type Options = Readonly<Record<string, unknown>>;

/** What is given everywhere, before or after the command. */
export interface GlobalOptions {
  /** File of the strategy; undefined: the one in the settings, else the shipped one. */
  readonly strategy: string | undefined;
  readonly dataDir: string | undefined;
  /** As typed. */
  readonly asOf: string | undefined;
  readonly color: boolean;
  /** Begin a new store without the shipped data. */
  readonly empty: boolean;
  /** Write nothing to the store. */
  readonly readonly: boolean;
  /** Tell the board in sentences. */
  readonly screenReader: boolean;
}

/** The text of an option; undefined when it was not given. */
export function textOptionValue(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** Whether a switch was given. */
export function isSwitchGiven(options: Options, name: string): boolean {
  return options[name] === true;
}

/** The global options among all that were given. */
export function pickGlobalOptions(options: Options): GlobalOptions {
  return {
    strategy: textOptionValue(options, 'strategy'),
    dataDir: textOptionValue(options, 'dataDir'),
    asOf: textOptionValue(options, 'asOf'),
    color: options.color !== false && options.color !== 'never',
    empty: isSwitchGiven(options, 'empty'),
    readonly: isSwitchGiven(options, 'readonly'),
    screenReader: isSwitchGiven(options, 'screenReader'),
  };
}
