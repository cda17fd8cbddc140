/** Questions that were asked, what people gave them, and what became of them. */
import type { Board } from '../../model/board.ts';
import { addMonthsTo, type Day, isoDay } from '../../model/day.ts';
import {
  asItStandsScore,
  askedValue,
  brierScore,
  LEAST_SETTLED,
  meets,
  type Outcome,
  outcomeOf,
  type Question,
  type Settled,
  type Standing,
  standingsOf,
} from '../../model/forecast.ts';
import type { Item, Kept } from '../../model/record.ts';
import { findNode, type Leaf } from '../../model/strategy.ts';
import { tripwiresOf } from '../../model/tripwire.ts';
import { parseTypedDay } from '../../model/typed-day.ts';
import { dayText, shareText, type Value } from '../../page/kinds.ts';
import { type TableSection, table } from '../../page/page.ts';
import type { Change } from '../../store/port.ts';
import { dueOf } from '../board/board-page.ts';
import type { Context } from '../context.ts';
import { newId } from '../items.ts';
import { conditionText, questionText, type TypedQuestion } from './typed-question.ts';

/** A question; its key is that of all questions. */
interface Asked extends Item {
  readonly id: string;
  readonly asks: Question;
}
const QUESTION = 'question';

/** A probability, 0…1; its key is the id of its question. */
interface Given extends Item {
  readonly probability: number;
}

export interface Forecast extends Kept<Asked> {
  readonly leaf: Leaf;
  readonly outcome: Outcome;
  /** "As it stands": whether the condition was met when it was asked. */
  readonly stood: boolean;
  /** What it is about, on the day of the board. */
  readonly now: number | undefined;
  /** By author, in the order in which they gave them. */
  readonly given: ReadonlyMap<string, readonly Kept<Given>[]>;
}

/** As of the day of a board: open ones by their last day, then settled ones, the last to be settled first. */
export async function readForecasts(context: Context, board: Board): Promise<readonly Forecast[]> {
  const { boards, strategy, day } = board;
  const items = await (await context.journal()).items<Asked | Given>('forecast');
  const known = items.filter((item) => item.day <= day);
  const forecasts = known.flatMap((item): readonly Forecast[] => {
    if (!('asks' in item)) return [];
    const leaf = findNode(strategy, item.asks.indicator);
    if (leaf?.kind !== 'leaf') return [];
    const record = boards.recordOf(leaf);
    const given = known.flatMap((each) =>
      'probability' in each && each.key === item.id ? [each] : [],
    );
    return [
      {
        ...item,
        leaf,
        outcome: outcomeOf(leaf, record, item.asks, item.day, day),
        stood: meets(item.asks, askedValue(leaf, record, item.day)),
        now: askedValue(leaf, record, day),
        given: Map.groupBy(given, ({ author }) => author),
      },
    ];
  });
  const place = ({ outcome, asks }: Forecast): Day =>
    outcome.on === undefined ? asks.by : Number.MAX_SAFE_INTEGER - outcome.on;
  return forecasts.sort((a, b) => place(a) - place(b));
}

/** What asking writes down, and the id of the question. */
export function askChanges(
  { leaf, asks, probability }: TypedQuestion,
  today: Day,
): { readonly id: string; readonly changes: readonly Change[] } {
  const asked: Asked = {
    ...{ key: QUESTION, id: newId(), day: today, title: questionText(leaf, asks), asks },
  };
  const question: Change = { kind: 'record', what: 'forecast', item: asked };
  const own = probability === undefined ? [] : [giveChange(asked, probability, today)];
  return { id: asked.id, changes: [question, ...own] };
}

export function giveChange(
  { id, title }: Pick<Forecast, 'id' | 'title'>,
  probability: number,
  today: Day,
): Change {
  const given: Given = {
    ...{ key: id, day: today, title: `${shareText(probability)}: ${title}`, probability },
  };
  return { kind: 'record', what: 'forecast', item: given };
}

/** What a person can take back: their question with what they gave it or, where others gave too, what they gave last; or why nothing. */
export function retractedBy(forecast: Forecast, me: string): readonly Kept[] | string {
  const { outcome, author, given } = forecast;
  if (outcome.state !== 'open') return 'what is settled stays as it is; a asks another question';
  const own = given.get(me) ?? [];
  const isShared = [...given.keys()].some((each) => each !== me);
  const gone = author === me && !isShared ? [forecast, ...own] : own.slice(-1);
  return gone.length === 0 ? 'you have nothing to retract here; g gives it a probability' : gone;
}

/** Why none can be given; undefined where one can. */
export function closedText({ outcome, id }: Forecast): string | undefined {
  return outcome.state === 'open' ? undefined : `${id} is ${outcome.state}; ask another question`;
}

/** As one person sees them, or where none is named with what each person gave. */
export function forecastsSection(rows: readonly Forecast[], me?: string): TableSection {
  const hasSettled = rows.some(({ outcome }) => outcome.state !== 'open');
  const others = ({ given }: Forecast): string =>
    [...given]
      .filter(([author]) => author !== me)
      .map(([author, all]) => `${author} ${shareText(all.at(-1)?.probability ?? 0)}`)
      .join(', ');
  return table<Forecast>({
    id: 'forecasts',
    title: '',
    rows,
    empty: 'no question is open; ask one',
    target: ({ id }) => ({ feature: 'forecast-give', id }),
    figures: {
      id: { kind: 'id', get: ({ id }) => id, drop: 3 },
      question: {
        kind: 'text',
        get: ({ leaf, asks }) => `${leaf.title} ${conditionText(leaf, asks)}`,
        grows: true,
        // its end is the threshold
        least: 40,
      },
      by: { kind: 'day', get: ({ asks }) => asks.by },
      state: {
        ...{ kind: 'state', get: ({ outcome }) => outcome.state },
        ...(hasSettled ? {} : { drop: 2 }),
      },
      ...(me !== undefined && {
        mine: { kind: 'share', get: ({ given }) => given.get(me)?.at(-1)?.probability },
      }),
      others: {
        kind: 'text',
        get: others,
        ...(me === undefined ? { head: 'probability' } : { drop: 2 }),
      },
      ...(hasSettled &&
        me !== undefined && {
          brier: { kind: 'brier', head: 'Brier', missing: '', get: (each) => brierOf(each, me) },
        }),
      now: {
        kind: 'value',
        style: 'short',
        get: ({ now, leaf }) => (now === undefined ? undefined : { value: now, leaf }),
        drop: 1,
      },
      away: { kind: 'value', missing: '', get: distanceOf, drop: 1 },
    },
  });
}

/** How far an open question is from being met; between two levels there is a number of them, not a level. */
function distanceOf({ now, leaf, asks, outcome }: Forecast): Value | undefined {
  if (now === undefined || outcome.state !== 'open') return undefined;
  const { levels: _, ...measured } = leaf;
  return { value: meets(asks, now) ? 0 : Math.abs(asks.value - now), leaf: measured };
}

/** What each person foresaw of a question, beside "as it stands". */
export function foreseenSection(forecast: Forecast): TableSection {
  const { given, stood, author: asker, day, title } = forecast;
  const settled = settledOf(forecast);
  const people = [...given].map(([author, all]) => ({
    author,
    first: all[0]?.probability,
    last: all.length > 1 ? all.at(-1)?.probability : undefined,
    brier: brierOf(forecast, author),
  }));
  const nobody = {
    ...{ author: AS_IT_STANDS, first: Number(stood), last: undefined },
    brier: settled && asItStandsScore(settled),
  };
  return table<(typeof people)[number]>({
    id: 'foreseen',
    title,
    says: `asked by ${asker} on ${dayText(day)}`,
    rows: [...people, nobody],
    figures: {
      who: { kind: 'text', get: ({ author }) => author, grows: true },
      first: { kind: 'share', get: ({ first }) => first },
      last: { kind: 'share', missing: '', get: ({ last }) => last },
      brier: { kind: 'brier', head: 'Brier', missing: '', get: ({ brier }) => brier },
    },
  });
}

const AS_IT_STANDS = 'as it stands';

function settledOf({ outcome: { state }, stood, given }: Forecast): Settled | undefined {
  if (state !== 'met' && state !== 'failed') return undefined;
  const first = new Map(
    [...given].map(([author, [each]]) => [author, each?.probability ?? 0] as const),
  );
  return { isMet: state === 'met', stood, first };
}

function brierOf(forecast: Forecast, author: string): number | undefined {
  const settled = settledOf(forecast);
  const first = settled?.first.get(author);
  return settled === undefined || first === undefined
    ? undefined
    : brierScore(first, settled.isMet);
}

/** Each person's mean Brier score beside that of "as it stands" on the same questions. */
export function standingsSection(forecasts: readonly Forecast[], title = ''): TableSection {
  const rows = standingsOf(forecasts.flatMap((forecast) => settledOf(forecast) ?? []));
  return table<Standing>({
    id: 'standings',
    title,
    rows,
    empty: `nothing is settled yet; scores appear from ${LEAST_SETTLED} settled questions on`,
    figures: {
      who: { kind: 'text', get: ({ author }) => author, grows: true },
      settled: { kind: 'count', get: ({ settled }) => settled },
      score: { kind: 'brier', head: 'Brier', get: ({ score }) => score },
      [AS_IT_STANDS]: { kind: 'brier', get: ({ asItStands }) => asItStands },
    },
  });
}

interface Offer {
  readonly why: string;
  readonly leaf: Leaf;
  readonly asks: Question;
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
    const by = offeredDay(board.day, leaf);
    const asks = { indicator: leaf.id, condition, value, by };
    return { why, leaf, asks, text: `${leaf.id} ${condition} ${value} by ${dayText(by)}` };
  };
  const crossings = tripwiresOf(board).flatMap(({ leaf, tripwire: { rule, title }, state }) => {
    if (state !== 'clear' || !('value' in rule)) return [];
    return [offer(leaf, rule.kind === 'atLeast' ? 'at least' : 'at most', rule.value, title)];
  });
  const late = dueOf(board).flatMap(({ leaf, state }) => {
    const value = askedValue(leaf, board.boards.recordOf(leaf), board.day);
    if (state !== 'late' || value === undefined || leaf.count !== undefined) return [];
    return [offer(leaf, leaf.best > leaf.worst ? 'at least' : 'at most', value, 'late')];
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
    empty: 'there is nothing to suggest; ask a question of your own',
    target: ({ text }) => ({ feature: 'forecast-form', id: text }),
    figures: {
      id: { kind: 'id', get: ({ leaf }) => leaf.id, drop: 2 },
      question: { kind: 'text', get: ({ leaf, asks }) => questionText(leaf, asks, leaf.title) },
      why: { kind: 'text', get: ({ why }) => why, grows: true },
    },
  });
}
