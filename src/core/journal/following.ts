/** Which event another may follow, and what becomes of one whose event before it stands no more. */
import type { Happening, Problem } from '../model/model.ts';

type Followed = Pick<Happening, 'day' | 'title' | 'follows'>;

/**
 * What is wrong with the order of an event and those it hangs together with, by column; `others` are the events that stand
 * or come along with it, by id, `was` is what it said before a correction. Refused: to follow what is not there, what is
 * later, itself or in a circle; to become later than what follows it. What is stored so already is left alone.
 */
export function eventFollowOrderProblems(
  { id, day, follows }: Pick<Happening, 'day' | 'follows'> & { readonly id?: string | undefined },
  was: Pick<Happening, 'day' | 'follows'> | undefined,
  others: ReadonlyMap<string, Followed>,
): readonly Problem[] {
  const problems: Problem[] = [];
  const say = (path: 'day' | 'follows', message: string): void => {
    problems.push({ path, message });
  };
  const isNamed = follows !== '' && follows !== was?.follows;
  const isMoved = was !== undefined && day !== was.day;
  const before = follows === '' ? undefined : others.get(follows);
  if (isNamed && follows === id)
    say('follows', 'an event cannot follow itself; name the one before it');
  else if (isNamed && before === undefined) say('follows', noSuchEventText(follows));
  else if (isNamed && id !== undefined && leadsTo(follows, id, others))
    say('follows', `"${follows}" itself follows this event; name one that does not`);
  if ((isNamed || isMoved) && before !== undefined && before.day > day)
    say(
      'follows',
      `what it follows, "${before.title}", is of ${before.day}, later than ${day}; what follows comes no earlier`,
    );
  if (isMoved)
    for (const [other, after] of others)
      if (other !== id && after.follows === id && after.day < day)
        say(
          'day',
          `"${after.title}" of ${after.day} follows it and would be earlier than ${day}; give a day up to ${after.day}`,
        );
  return problems;
}

/** That there is no event of an id, and where the ids are found. */
export function noSuchEventText(id: string): string {
  return `there is no event "${id}"; "axiswatch event list" shows the ids`;
}

/** Whether going from an event to the one before it, again and again, one comes by another. */
function leadsTo(from: string, id: string, others: ReadonlyMap<string, Followed>): boolean {
  const seen = new Set<string>();
  for (let at = from; at !== '' && !seen.has(at); at = others.get(at)?.follows ?? '') {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** The events as they go on from here: one that follows what is not among them follows none. */
export function eventsWithMissingPredecessorCleared<E extends Happening & { readonly id: string }>(
  events: readonly E[],
): readonly E[] {
  const ids = new Set(events.map(({ id }) => id));
  return events.map((event) => (ids.has(event.follows) ? event : { ...event, follows: '' }));
}
