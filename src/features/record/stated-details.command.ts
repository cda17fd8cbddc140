/** What stands behind the indicator of `record` and `checked`, in words or as options. */
import { parseDayOption } from '../../cli/given-day.ts';
import { type Options, textOptionValue } from '../../cli/options.ts';
import { type Day, type Problem, problemsAtPathOf, type Result } from '../../core/model/model.ts';
import { parseWordsAsDaySourceUrlNote } from '../../core/model/sentence.ts';

/** By column, what was said; undefined: it was not. */
export interface Stated {
  readonly observed_on: string | undefined;
  readonly source: string | undefined;
  readonly url: string | undefined;
  readonly note: string | undefined;
}

/** Reads the words and the options, each as it would be read alone. Refused: what either refuses, and what is said both ways. */
export function parseStatedDaySourceUrlNote(
  words: readonly string[],
  options: Options,
  today: Day,
): Result<Stated> {
  const problems: Problem[] = [];
  const said = parseWordsAsDaySourceUrlNote(words, today);
  problems.push(...problemsAtPathOf('day', said));
  const typed = textOptionValue(options, 'date');
  const date = typed === undefined ? undefined : parseDayOption(typed, today);
  problems.push(...problemsAtPathOf('observed_on', date));
  const { day, source = '', url = '', note = '' } = said.ok ? said.value : {};
  const either = (column: string, inWords: string, name: string): string | undefined => {
    const given = textOptionValue(options, name);
    if (inWords !== '' && given !== undefined)
      problems.push({
        path: column,
        message: `said twice, as "${inWords}" and with --${name}; leave one of them out`,
      });
    return given ?? (inWords === '' ? undefined : inWords);
  };
  const onDay = either('observed_on', day ?? '', 'date');
  const value = {
    observed_on: date?.ok === true ? date.value : onDay,
    source: either('source', source, 'source'),
    url: either('url', url, 'url'),
    note: either('note', note, 'note'),
  };
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems };
}
