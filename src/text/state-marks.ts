/** Letters that stand for the words for states where there is no room for a word. */
import type { StateWord } from '../core/model/states.ts';

/** Letters for states that are not well, where there is no room for the word; a blank for those that are. */
export const STATE_MARKS: Readonly<Record<StateWord, string>> = {
  ALERT: 'A',
  WATCH: 'W',
  'not known': 'n',
  missing: 'm',
  expired: 'e',
  stale: 's',
  due: 'd',
  ageing: ' ',
  fresh: ' ',
};
