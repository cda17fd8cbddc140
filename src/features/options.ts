/** What was asked for beside the arguments of a command. */

/** `--as-of 2026-11-01` is `{'as-of': '2026-11-01'}`, a switch is `true`. */
export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** The text of an option; undefined where it is not given. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}
