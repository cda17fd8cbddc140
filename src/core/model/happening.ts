/** From a row of an events file or form to a happening, or to every problem in it. */

import {
  type Day,
  EVENT_KINDS,
  EVENT_STATUSES,
  type EventSide,
  type Happening,
  isOurSideEvent,
  type Problem,
  type Result,
  SIDES,
  STANCES,
  type Stance,
  type Strategy,
  WAYS,
} from './model.ts';
import {
  parseConfidence,
  parseTypedIndicatorValue,
  type Row,
  textOfUnparsedCell,
} from './observation.ts';
import { whyTextUnwritable, wordsJoinedWithOr } from './plain-text.ts';
import { findIndicatorByIdOrCode, nodePlacesOf } from './tree.ts';
import { parseDayUpToToday, parseDayWithWrittenYear } from './typed-day.ts';

/** Columns of an events file, in order; day, node, title, side and kind must be there. */
export const EVENT_COLUMNS = [
  'day',
  'node',
  'title',
  'side',
  'kind',
  'status',
  'confidence',
  'source',
  'url',
  'note',
  'id',
  'follows',
  'expect_node',
  'expect',
  'expect_by',
  'amount',
  'direction',
] as const;

/** What the direction of an act may be, by the side that acts. */
const STANCES_OF_SIDE: Readonly<Record<EventSide, readonly Stance[]>> = {
  ours: ['for', 'against'],
  china: ['limits', 'extends'],
  russia: [],
  iran: [],
  'north-korea': [],
  other: [],
};

/** What an event adds to an indicator that counts it: 1 where nothing is given. Refused: what is no finite number. */
function parseEventAmount(cell: unknown): Result<number> {
  return textOfUnparsedCell(cell).trim() === ''
    ? { ok: true, value: 1 }
    : parseTypedIndicatorValue(cell, undefined);
}

/** A title on one line: line breaks, tabs and other control characters become spaces. */
export function titleWithoutLineBreaks(title: string): string {
  return title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/**
 * Reads one row (data/FORMAT.md, section 2). Refused: a day that `parseDayUpToToday` refuses, a node the strategy
 * does not have, an empty title, a side, kind, status, confidence or expectation outside its list, a status on an act
 * that is not ours, half an expectation, one by a day before the act, a text that is `whyTextUnwritable`. Every problem's path is `path` and the column.
 */
export function parseHappening(
  row: Row,
  strategy: Strategy,
  today: Day,
  path: string,
): Result<Happening> {
  const problems: Problem[] = [];
  const at = (column: string): string => (path === '' ? column : `${path}, ${column}`);
  const cell = (column: string): string => textOfUnparsedCell(row[column]).trim();
  const say = (column: string, message: string): void => {
    problems.push({ path: at(column), message });
  };
  for (const column of ['title', 'source', 'url', 'note', 'id', 'follows']) {
    const message = whyTextUnwritable(cell(column));
    if (message !== undefined) say(column, message);
  }
  const one = <T extends string>(
    column: string,
    list: readonly T[],
    needed: boolean,
  ): T | undefined => {
    const text = cell(column).toLowerCase();
    const found = list.find((word) => word === text);
    if (found === undefined && (needed || text !== '')) {
      say(
        column,
        `${text === '' ? 'nothing given' : `"${text}" is not known`}; use ${list.join(', ')}`,
      );
    }
    return found;
  };
  const places = nodePlacesOf(strategy);
  const idOf = (column: string, name: string): string => {
    if (name === '' || places.has(name)) return name;
    const indicator = findIndicatorByIdOrCode(strategy, name);
    if (indicator === undefined)
      say(column, `unknown node "${name}"; "axiswatch strategy show" lists all of them`);
    return indicator?.id ?? name;
  };
  const nodes = cell('node')
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) => idOf('node', name));
  if (nodes.length === 0)
    say('node', 'no node named; give one or more ids or codes separated by spaces');
  const expectNode = idOf('expect_node', cell('expect_node'));
  const title = titleWithoutLineBreaks(cell('title'));
  if (title === '') say('title', 'no title; say in a line what happened');
  const day = parseDayUpToToday(cell('day'), today);
  if (!day.ok) for (const { message } of day.problems) say('day', message);
  const confidence = parseConfidence(cell('confidence'));
  if (!confidence.ok) for (const { message } of confidence.problems) say('confidence', message);
  const side = one('side', SIDES, true);
  const kind = one('kind', EVENT_KINDS, true);
  const status = one('status', EVENT_STATUSES, false);
  if (status !== undefined && side !== undefined && !isOurSideEvent({ side }))
    say('status', 'only our own acts have a status; leave it out');
  const expect = one('expect', WAYS, false);
  if (expectNode === '' && expect !== undefined)
    say(
      'expect_node',
      `nothing named that is to go ${expect}; name a node, or leave out which way`,
    );
  if (expectNode !== '' && cell('expect') === '')
    say(
      'expect',
      `not said which way it is to go; use ${wordsJoinedWithOr(WAYS)}, or name no node`,
    );
  const direction = one('direction', STANCES, false);
  if (direction !== undefined && side !== undefined && !STANCES_OF_SIDE[side].includes(direction)) {
    const own = STANCES_OF_SIDE[side];
    const right = own.length === 0 ? 'leave it out' : `use ${wordsJoinedWithOr(own)}`;
    say('direction', `"${direction}" is not said of an act of the side ${side}; ${right}`);
  }
  const amount = parseEventAmount(row.amount);
  if (!amount.ok) for (const { message } of amount.problems) say('amount', message);
  const by = cell('expect_by');
  const expectBy: Result<Day> = by === '' ? { ok: true, value: '' } : parseDayWithWrittenYear(by);
  if (!expectBy.ok) for (const { message } of expectBy.problems) say('expect_by', message);
  else if (by !== '' && day.ok && expectBy.value < day.value)
    say('expect_by', `${expectBy.value} lies before the act, ${day.value}; give a later day`);
  if (
    problems.length > 0 ||
    !day.ok ||
    !expectBy.ok ||
    !amount.ok ||
    !confidence.ok ||
    side === undefined ||
    kind === undefined
  ) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    value: {
      day: day.value,
      nodes,
      title,
      side,
      kind,
      status,
      confidence: confidence.value,
      source: cell('source'),
      url: cell('url'),
      note: cell('note'),
      follows: cell('follows'),
      expectNode,
      expect,
      expectBy: expectBy.value,
      amount: amount.value,
      direction,
    },
  };
}
