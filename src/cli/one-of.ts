/** Words of a short list that a user types, and the format that an option or the ending of a name says. */
import { terminalSafeOneLine } from '../text/format.ts';
import { isSwitchGiven, type Options, textOptionValue } from './options.ts';
import { type Outcome, refusalOutcome } from './refusal.ts';

/** The word of the list that was typed, case aside; refused with the list and the one that is like it. */
export async function parseChoiceOption<T extends string>(
  option: string,
  list: readonly T[],
  typed: string,
): Promise<Outcome<T>> {
  const found = list.find((each) => each === typed.toLowerCase());
  if (found !== undefined) return { ok: true, value: found };
  const { didYouMean } = await import('./did-you-mean.ts');
  const near = didYouMean(list, typed);
  const hint = near === '' ? '' : `${near} `;
  return refusalOutcome(
    2,
    `${option}: "${terminalSafeOneLine(typed)}" is not known; ${hint}use ${list.join(', ')}`,
  );
}

/** Refuses `--json` beside a `--format` that asks for something else. */
export function checkOneOutputAsked(options: Options): Outcome<undefined> {
  const format = textOptionValue(options, 'format')?.toLowerCase() ?? 'json';
  return isSwitchGiven(options, 'json') && format !== 'json'
    ? refusalOutcome(2, '--json and --format are two outputs; leave one out')
    : { ok: true, value: undefined };
}

/** The format of a file that is written, which `--format` names, or else its ending; undefined where neither does. An ending that names none of the formats promises another, and is refused; `mend` says what would do. */
export async function parseFormatOrOutputEnding<T extends string>(
  list: readonly T[],
  typed: string | undefined,
  path: string | undefined,
  mend = `end the name in ${list.map((each) => `.${each}`).join(', ')}, or say the format with --format`,
): Promise<Outcome<T | undefined>> {
  const format = await parseFormatOrFileEnding(list, typed, path);
  const ending = endingOf(path);
  if (!format.ok || format.value !== undefined || ending === undefined) return format;
  return refusalOutcome(
    2,
    `"${terminalSafeOneLine(path ?? '')}" would be no ${terminalSafeOneLine(ending)} file; ${mend}`,
  );
}

/** The format that `--format` names, or else the ending of a file's name; undefined where neither says one. */
export async function parseFormatOrFileEnding<T extends string>(
  list: readonly T[],
  typed: string | undefined,
  path: string | undefined,
): Promise<Outcome<T | undefined>> {
  if (typed !== undefined) return parseChoiceOption('--format', list, typed);
  const ending = endingOf(path);
  const called = ending === 'htm' ? 'html' : ending === 'txt' ? 'text' : ending;
  return { ok: true, value: list.find((format) => format === called) };
}

/** The ending of a file's name, without the point; undefined where it has none. */
function endingOf(path: string | undefined): string | undefined {
  return /\.([^./\\]+)$/.exec(path ?? '')?.[1]?.toLowerCase();
}
