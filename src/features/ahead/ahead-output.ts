/** What a board will say if nothing is recorded, as a calendar for people and as `axiswatch.ahead/1`. */

import ICAL from 'ical.js';
import {
  type Ahead,
  type ChangeAheadKind,
  type ExpiryAhead,
  isChangeAheadScoreLoss,
} from '../../core/analysis/ahead.ts';
import { MOST_RENEWALS } from '../../core/analysis/renewals.ts';
import { addDays, daysBetween, LOOK_AHEAD } from '../../core/model/day.ts';
import { type Day, type Instant, isTrack } from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { nodeCodeOf, nodePlacesOf } from '../../core/model/tree.ts';
import type { Board } from '../../core/scoring/board.ts';
import {
  bandOrBandRangeText,
  dayText,
  intervalText,
  scoreText,
  signedChangeText,
  terminalSafeOneLine,
  valueTextWithoutUnit,
  valueWithUnitOrLevelText,
} from '../../text/format.ts';
import {
  labelledParagraphTexts,
  type TableRoom,
  tableTexts,
  valueOrNull,
} from '../../text/output.ts';
import type { Unscored } from '../../text/scored-by.ts';
import { nodeRowName } from '../../views/arithmetic.ts';
import { IF_NOTHING } from '../../views/as-of-day.ts';
import type { AheadJson } from './ahead-document.ts';

/** The document of a look ahead. */
export function lookAheadJson({
  from,
  to,
  days,
  rootOn,
  what,
  fading,
  renewals: { first, lost },
}: Ahead): Unscored<AheadJson> {
  return {
    schema: 'axiswatch.ahead/1',
    from,
    to,
    days: days.map(rootOn).map(({ day, score, low, high, standing }) => ({
      day,
      score: valueOrNull(score),
      low: valueOrNull(low),
      high: valueOrNull(high),
      band: valueOrNull(standing?.band.id),
      bandLow: valueOrNull(standing?.bandLow.id),
      bandHigh: valueOrNull(standing?.bandHigh.id),
    })),
    what: what.map((change) => ({
      day: change.day,
      kind: change.kind,
      node: change.node.id,
      score: valueOrNull(change.score),
      band: valueOrNull(change.band?.id),
      points: valueOrNull(change.expiry?.points),
      together: change.expiry?.together.map(({ id }) => id) ?? [],
    })),
    fading: fading.map(({ node, until, values, scores, points }) => ({
      node: node.id,
      until,
      value: values[0],
      faded: values[1],
      score: scores[0],
      fadedScore: scores[1],
      points: valueOrNull(points),
    })),
    renew: {
      first: first.map(({ node, before }) => ({ node: node.id, before })),
      lost: valueOrNull(lost),
    },
  };
}

/** What happens on a day that is told in one line. */
export interface Happens {
  readonly day: Day;
  readonly kind: ChangeAheadKind;
  /** Whom it happens to, and what that does. */
  readonly text: string;
}

/** What changes, by day: those that expire together in a line, and whatever else happens alike on a day in one. */
function changesAheadByDay({ strategy }: Board, { what }: Ahead): readonly Happens[] {
  const places = nodePlacesOf(strategy);
  const gauge = what.find(
    (change) => isChangeAheadScoreLoss(change) && change.node === strategy.root,
  );
  const groups = Map.groupBy(
    what,
    ({ day, kind, expiry }) => `${day} ${kind} ${expiry?.together[0]?.id ?? ''}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { day, kind, node, expiry, was, band } = first;
    if (was !== undefined) {
      const text = `${was.title} becomes ${band?.title ?? ''}`;
      return [{ day, kind, text: terminalSafeOneLine(text) }];
    }
    const names = group.map((each) => nodeRowName(each.node)).join('; ');
    const isCounted = (places.get(node.id)?.effectiveWeight ?? 0) > 0;
    const does = isCounted
      ? expiry && expiryText(expiry, day, gauge?.day)
      : expiry && 'not counted';
    return [{ day, kind, text: does === undefined ? names : `${names}: ${does}` }];
  });
}

/** What an expiry does to the gauge; `lost`: the day from which on there is none. */
function expiryText({ points }: ExpiryAhead, day: Day, lost: Day | undefined): string {
  if (points !== undefined) return `index ${signedChangeText(points, 1)}`;
  return lost !== undefined && lost < day ? 'the index is lost already' : 'no index';
}

const KIND_WORDS: Readonly<Record<ChangeAheadKind, string>> = {
  expires: 'expires',
  due: 'due',
  lost: 'lost',
  band: 'band',
};

/** Most rows of the gauge by day. */
const MOST_DAYS = 14;

/** The look ahead in lines of at most `cells` cells, its tables in a terminal of `room`. */
export function lookAheadTexts(
  board: Board,
  ahead: Ahead,
  cells: number,
  room?: TableRoom,
): readonly string[] {
  const { strategy } = board;
  const { from, to } = ahead;
  const told = (text: string): readonly string[] => labelledParagraphTexts('', text, cells);
  const title = terminalSafeOneLine(strategy.title);
  return [
    ...told(`${title}, from ${dayText(from)} to ${dayText(to)}, ${IF_NOTHING}`),
    '',
    ...lossSentences(board, ahead).flatMap(told),
    ...renewalLines(ahead, room),
    ...keptSentences(board, ahead).flatMap(told),
    '',
    ...gaugeLines(ahead, room),
    ...(ahead.what.some(({ was }) => was !== undefined) || board.card.root.score === undefined
      ? []
      : told(`No other band up to ${dayText(to)} by the calendar alone.`)),
    '',
    'WHAT HAPPENS',
    ...calendarLines(changesAheadByDay(board, ahead), cells),
    ...fadingLines(ahead, room),
    '',
    ...told(
      'Points of the index are of what is missing and of what fades: the calendar alone, not news.',
    ),
  ];
}

/** Until when the root has a score, and why not longer. */
function lossSentences({ strategy, card }: Board, ahead: Ahead): readonly string[] {
  const root = terminalSafeOneLine(strategy.root.title);
  const [first] = ahead.renewals.first;
  if (card.root.score === undefined) return [`${root} has no score on ${dayText(ahead.from)}.`];
  const { lost } = ahead.renewals;
  const day = first?.before ?? lost;
  if (day === undefined)
    return [`${root} keeps its score for ${LOOK_AHEAD.words}: what remains counts for enough.`];
  const without = ahead.what.filter(
    (change) => isChangeAheadScoreLoss(change) && change.day === day,
  );
  const cause = without.filter(({ node }) => isTrack(node));
  const nodes = cause.length > 0 ? cause : without.slice(0, 1);
  const names = nodes.map(({ node }) => nodeRowName(node)).join(' and ');
  const why = names === '' ? '' : `: no score for ${names}`;
  return [
    `${root} has a score until ${dayText(addDays(day, -1))} and none from ${dayText(day)} on, in ${countWithNoun(daysBetween(ahead.from, day), 'day')}${why}.`,
  ];
}

function renewalLines({ from, renewals: { first } }: Ahead, room?: TableRoom): readonly string[] {
  if (first.length === 0) return [];
  return [
    first[0]?.before === from ? 'To have one again, renew:' : 'To keep it, renew:',
    ...tableTexts(
      [{ title: '' }, { title: '', least: 12 }, { title: '' }],
      first.map(({ node, before }) => [
        `  ${terminalSafeOneLine(nodeCodeOf(node))}`,
        terminalSafeOneLine(
          `${node.title}${node.count === undefined ? '' : ' (an event or a check)'}`,
        ),
        before === from ? 'now' : `before ${dayText(before)}`,
      ]),
      room,
    ),
  ];
}

/** How far those carry that must be renewed. */
function keptSentences({ card }: Board, { renewals: { first, lost } }: Ahead): readonly string[] {
  const last = first.at(-1);
  if (last === undefined) return [];
  const one = first.length === 1;
  const kept = `${one ? 'This one' : `These ${first.length}`}, kept up to date,`;
  const does = card.root.score === undefined ? 'give' : 'keep';
  const carry = `${kept} ${does}${one ? 's' : ''} ${card.root.score === undefined ? 'one' : 'it'}`;
  if (lost === undefined) return [`${carry} for ${LOOK_AHEAD.words}.`];
  const more =
    first.length === MOST_RENEWALS ? `more than ${MOST_RENEWALS} are` : 'what was never read is';
  return [
    lost <= last.before
      ? `${kept} are not enough: ${more} needed.`
      : `${carry} until ${dayText(addDays(lost, -1))}; from then on ${more} needed.`,
  ];
}

function gaugeLines({ days, rootOn }: Ahead, room?: TableRoom): readonly string[] {
  const stride = Math.ceil((days.length - 1) / (MOST_DAYS - 1)) || 1;
  const rows = days.filter((_, at) => at % stride === 0 || at === days.length - 1);
  return tableTexts(
    [
      { title: 'INDEX' },
      { title: 'score', align: 'right' },
      { title: 'interval', align: 'right' },
      { title: 'band', least: 8 },
    ],
    rows
      .map(rootOn)
      .map(({ day, score, standing, ...interval }) => [
        dayText(day),
        scoreText(score, 1),
        intervalText(interval),
        terminalSafeOneLine(bandOrBandRangeText(standing)),
      ]),
    room,
  );
}

function calendarLines(lines: readonly Happens[], cells: number): readonly string[] {
  if (lines.length === 0) return ['Nothing expires, is due, is lost or changes.'];
  const [dayCells, kindCells] = [11, 7];
  return lines.flatMap(({ day, kind, text }, at) => {
    const isNew = lines[at - 1]?.day !== day;
    const label = `${(isNew ? dayText(day) : '').padEnd(dayCells)}  ${KIND_WORDS[kind].padEnd(kindCells)}  `;
    return labelledParagraphTexts(label, text, cells);
  });
}

function fadingLines({ fading }: Ahead, room?: TableRoom): readonly string[] {
  if (fading.length === 0) return [];
  return [
    '',
    ...tableTexts(
      [
        { title: 'FADES', least: 12 },
        { title: 'value' },
        { title: 'score' },
        { title: 'index', align: 'right' },
      ],
      fading.map(({ node, values: [was, is], scores, points }) => [
        nodeRowName(node),
        terminalSafeOneLine(
          `${valueTextWithoutUnit(node, was)} -> ${valueWithUnitOrLevelText(node, is)}`,
        ),
        scores.map((score) => scoreText(score)).join(' -> '),
        signedChangeText(points, 1),
      ]),
      room,
    ),
  ];
}

const KIND_TITLES = {
  expires: 'Expires',
  due: 'Due',
  lost: 'No score any more',
  band: 'Band',
} as const;

/** The calendar as text (RFC 5545); an event keeps its UID as long as its day and what happens stay, so that taking it in again changes nothing. */
export function aheadIcsText(board: Board, ahead: Ahead, now: Instant): string {
  const { id, title, root } = board.strategy;
  const calendar = new ICAL.Component(['vcalendar', [], []]);
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//axiswatch//ahead//EN');
  calendar.updatePropertyWithValue('x-wr-calname', `${title}, ${IF_NOTHING}`);
  const add = (day: Day, key: string, summary: string, description: string): void => {
    const event = new ICAL.Component('vevent');
    event.updatePropertyWithValue('uid', `${day}-${key}@${id}.axiswatch`);
    event.updatePropertyWithValue('dtstamp', ICAL.Time.fromDateTimeString(`${now.slice(0, 19)}Z`));
    event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(day));
    event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(day, 1)));
    event.updatePropertyWithValue('transp', 'TRANSPARENT');
    event.updatePropertyWithValue('summary', summary);
    event.updatePropertyWithValue('description', description);
    calendar.addSubcomponent(event);
  };
  const basis = `From the board of ${dayText(ahead.from)}, ${IF_NOTHING} after it.`;
  const byDay = Map.groupBy(changesAheadByDay(board, ahead), ({ day, kind }) => `${day} ${kind}`);
  for (const lines of byDay.values()) {
    const [first] = lines;
    if (first === undefined) continue;
    const what = lines.map(({ text }) => text).join('; ');
    add(first.day, first.kind, `${KIND_TITLES[first.kind]}: ${what}`, basis);
  }
  for (const { node, before } of ahead.renewals.first) {
    const last = before > ahead.from ? addDays(before, -1) : ahead.from;
    const without = `${terminalSafeOneLine(root.title)} has no score from ${dayText(before)} on without it.`;
    add(last, `renew-${node.id}`, `Renew today: ${nodeRowName(node)}`, `${without} ${basis}`);
  }
  return `${calendar.toString()}\r\n`;
}
