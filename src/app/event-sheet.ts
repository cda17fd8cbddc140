/** The sheet that records an event, and the event that it states. */
import { parseHappening } from '../domain/happening.ts';
import {
  CONFIDENCES,
  type Day,
  EVENT_KINDS,
  EVENT_STATUSES,
  type Event,
  type Happening,
  type Result,
  SIDES,
  type Strategy,
} from '../domain/model.ts';
import { findIndicator, placesOf } from '../domain/tree.ts';
import { nodeCodes } from './event-words.ts';
import { dayText, oneLine } from './format.ts';
import { type Sheet, sheetLine, textOn } from './sheet.ts';
import { DAY_FORMS, typedDay } from './typed-day.ts';

/** An empty sheet about some nodes, or one that continues an event. */
export function openEventSheet(
  strategy: Strategy,
  today: Day,
  nodes: readonly string[],
  follows?: Event,
): Sheet {
  const on = nodeCodes(strategy, nodes);
  const later = follows === undefined ? undefined : nextStatus(follows);
  return {
    title:
      follows === undefined
        ? 'Record an event'
        : oneLine(`What followed "${follows.title}" of ${dayText(follows.day)}`),
    focus: 0,
    tried: false,
    lines: [
      sheetLine('title', 'what', '', 'what happened, in a line; it explains and never scores'),
      sheetLine('day', 'day', today, `the day it happened: ${DAY_FORMS}`),
      sheetLine('node', 'bears on', on, 'codes or ids of indicators, objectives or tracks'),
      sheetLine('side', 'side', follows?.side ?? '', 'Left and Right choose whose act it was', {
        choices: SIDES,
      }),
      sheetLine('kind', 'kind', follows?.kind ?? 'action', 'Left and Right choose', {
        choices: EVENT_KINDS,
      }),
      sheetLine('status', 'status', later ?? '', 'of acts of our own only: how far it came', {
        choices: ['', ...EVENT_STATUSES],
      }),
      sheetLine('confidence', 'confidence', 'moderate', 'how good the evidence is', {
        choices: CONFIDENCES,
      }),
      sheetLine('source', 'source', '', 'who says so, as you would cite it'),
      sheetLine('url', 'url', '', 'the page that says so'),
      sheetLine('note', 'note', '', 'anything the next reader should know'),
      sheetLine('expect_node', 'expected of', '', 'what the act is expected to move: a code or id'),
      sheetLine('expect', 'to go', '', 'up or down', { choices: ['', 'up', 'down'] }),
      sheetLine('expect_by', 'by', '', 'the day by which, 2027-06-30'),
    ],
  };
}

function nextStatus({ status }: Event): string {
  const at = status === undefined ? -1 : EVENT_STATUSES.indexOf(status);
  return at < 0 ? '' : (EVENT_STATUSES[Math.min(at + 1, EVENT_STATUSES.length - 1)] ?? '');
}

/** The event that a sheet states, or every problem with its line as path. */
export function happeningOn(
  sheet: Sheet,
  strategy: Strategy,
  today: Day,
  follows: string,
): Result<Happening> {
  const day = typedDay(textOn(sheet, 'day'), today);
  const row = {
    ...Object.fromEntries(sheet.lines.map(({ name, field }) => [name, field.text])),
    day: day.ok ? day.value : today,
    node: idsOf(strategy, textOn(sheet, 'node')),
    expect_node: idsOf(strategy, textOn(sheet, 'expect_node')),
    follows,
  };
  const parsed = parseHappening(row, strategy, today, '');
  if (day.ok) return parsed;
  const wrong = day.problems.map(({ message }) => ({ path: 'day', message }));
  return { ok: false, problems: [...wrong, ...(parsed.ok ? [] : parsed.problems)] };
}

/** Codes and ids as ids; what is neither stays as it was typed. */
function idsOf(strategy: Strategy, typed: string): string {
  return typed
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map((word) => {
      const id = word.toLowerCase();
      return placesOf(strategy).has(id) ? id : (findIndicator(strategy, word)?.id ?? word);
    })
    .join(' ');
}
