/** Questions that suggest themselves. */
import type { Board } from '../../model/board.ts';
import { type Day, isoDay } from '../../model/day.ts';
import { askedValue, type Question } from '../../model/forecast.ts';
import type { Leaf } from '../../model/strategy.ts';
import { tripwiresOf } from '../../model/tripwire.ts';
import { addMonthsTo, parseTypedDay } from '../../model/typed-day.ts';
import { type TableSection, table } from '../../page/page.ts';
import { dueOf } from '../board/board-page.ts';

interface Offer {
  readonly why: string;
  /** As it would be typed. */
  readonly text: string;
}

/** Days that a question leaves at least. */
const AHEAD = 90;

/** Whether a tripwire that is clear will be crossed, and whether what is late holds its value. */
function offersOf(board: Board): readonly Offer[] {
  const offer = (
    leaf: Leaf,
    condition: Question['condition'],
    value: number,
    why: string,
  ): Offer => {
    const by = isoDay(offeredDay(board.day, leaf));
    return { why, text: `${leaf.id} ${condition} ${value} by ${by}` };
  };
  const crossings = tripwiresOf(board).flatMap(({ leaf, tripwire: { rule, title }, state }) => {
    if (state !== 'clear' || !('value' in rule)) return [];
    return [offer(leaf, rule.kind === 'atLeast' ? 'at least' : 'at most', rule.value, title)];
  });
  const late = dueOf(board).flatMap(({ leaf, state }) => {
    const value = askedValue(leaf, board.boards.recordOf(leaf), board.day);
    if (state !== 'late' || value === undefined || leaf.count !== undefined) return [];
    return [
      offer(leaf, leaf.best > leaf.worst ? 'at least' : 'at most', value, `late: ${leaf.title}`),
    ];
  });
  return [...crossings, ...late];
}

/** The end of a month by which something will have been read. */
export function offeredDay(today: Day, { every }: Pick<Leaf, 'every'>): Day {
  const month = isoDay(today + Math.max(AHEAD, every)).slice(0, 7);
  const end = parseTypedDay(month, today);
  return Math.min(end, addMonthsTo(today, 36));
}

/** Each row opens the form that asks it. */
export function offersSection(board: Board): TableSection {
  return table<Offer>({
    id: 'offers',
    title: '',
    rows: offersOf(board),
    empty: 'no tripwire is clear and nothing is late; ask a question of your own',
    target: ({ text }) => ({ feature: 'forecast-form', id: text }),
    figures: {
      question: { kind: 'text', get: ({ text }) => text },
      why: { kind: 'text', get: ({ why }) => why, grows: true },
    },
  });
}
