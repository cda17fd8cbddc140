/** `axiswatch event add`, `event correct` and `event retract`: one event from the command line. */

import { printWhatWasDoneOnStdout } from '../../cli/done.ts';
import { parseDayOption } from '../../cli/given-day.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { unknownNodeText } from '../../cli/named-node.ts';
import { type Options, textOptionValue } from '../../cli/options.ts';
import { type Outcome, printComplaint, printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { type CommandSession, readSessionBoard, runWithCommandSession } from '../../cli/session.ts';
import { eventFollowOrderProblems, noSuchEventText } from '../../core/journal/following.ts';
import { type EVENT_COLUMNS, parseHappening } from '../../core/model/happening.ts';
import {
  type Event,
  type Happening,
  type Problem,
  problemsAtPathOf,
  type Result,
  type Strategy,
} from '../../core/model/model.ts';
import { countWithNoun } from '../../core/model/plain-text.ts';
import { parseEventWords } from '../../core/model/sentence.ts';
import { findNodeByIdOrCode } from '../../core/model/tree.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { joinedLinesText, labelledParagraphTexts } from '../../text/output.ts';
import { whyNotWebAddressSentence } from '../../text/web-address.ts';
import { eventSideKindStatusAmountText, nodeTitleWithCode } from '../../views/event-words.ts';
import { similarCountedEventText } from './similar-event.ts';

/** Records an event and says what it bears on; of several words the first are its day and what it bears on, unless options state them. */
export async function eventAddCommand(
  io: Io,
  options: Options,
  words: readonly string[],
): Promise<ExitCode> {
  return runWithCommandSession(io, options, NEEDS, async (session) => {
    const { store, strategy, today } = session;
    const inWords = parseEventWords(words, strategy, today, {
      day: textOptionValue(options, 'day') !== undefined,
      node: options.node !== undefined,
    });
    if (!inWords.ok)
      return printEventRefusal(io, atOptions(inWords.problems), 'the event was not recorded');
    const { day = today, nodes, side = '', title, url, note } = inWords.value;
    const kind = words.length > 1 ? { kind: 'action' } : {};
    const given = { day, node: nodes.join(' '), side, title, url, note, ...kind };
    const parsed = await happeningFrom(session, options, given);
    if (!parsed.ok) return printEventRefusal(io, parsed.problems, 'the event was not recorded');
    const like = similarCountedEventText(readSessionBoard(session), parsed.value);
    const written = store.recordEvents([parsed.value]);
    if (!written.ok) return printRefusal(io, written);
    if (written.value.recorded === 0) {
      const says = 'The same event stands already; nothing was added.';
      printWhatWasDoneOnStdout(io, { did: 'event add', says, written: false, skipped: 1 });
      return 0;
    }
    if (like !== undefined) printComplaint(io, `${like}; it is recorded all the same`);
    const event = store.events().toSorted((a, b) => b.seq - a.seq)[0];
    if (event !== undefined) printEventDone(io, strategy, 'event add', event);
    return 0;
  });
}

/** Corrects an event: what the options state is changed, the rest stays. */
export async function eventCorrectCommand(io: Io, options: Options, id: string): Promise<ExitCode> {
  return runWithCommandSession(io, options, NEEDS, async (session) => {
    const { store, strategy } = session;
    const found = findEvent(session, id);
    if (!found.ok) return printRefusal(io, found.refusal);
    const { value: event } = found;
    const given = {
      ...event,
      node: event.nodes.join(' '),
      status: event.status ?? '',
      expect_node: event.expectNode,
      expect: event.expect ?? '',
      expect_by: event.expectBy,
      amount: String(event.amount),
      direction: event.direction ?? '',
    };
    const parsed = await happeningFrom(session, options, given, event);
    if (!parsed.ok) return printEventRefusal(io, parsed.problems, 'the event was not corrected');
    const written = store.correctEvent(id, parsed.value);
    if (!written.ok) return printRefusal(io, written);
    if (written.value.recorded === 0) {
      const says = 'It says that already; nothing was changed.';
      printWhatWasDoneOnStdout(io, {
        did: 'event correct',
        says,
        written: false,
        skipped: 1,
        events: [event],
      });
      return 0;
    }
    printEventDone(io, strategy, 'event correct', { ...event, ...parsed.value });
    return 0;
  });
}

/** Retracts an event; the journal keeps it. */
export async function eventRetractCommand(io: Io, options: Options, id: string): Promise<ExitCode> {
  return runWithCommandSession(io, options, NEEDS, (session) => {
    const { store, strategy } = session;
    const found = findEvent(session, id);
    if (!found.ok) return printRefusal(io, found.refusal);
    const after = store.events().filter(({ follows }) => follows === id);
    const written = store.retractEvent(id);
    if (!written.ok) return printRefusal(io, written);
    const titles = after.map(({ title, day }) => `${title}, ${dayText(day)}`).join('; ');
    const lost =
      after.length === 0
        ? ''
        : ` ${countWithNoun(after.length, 'event')} that followed it ${after.length === 1 ? 'follows' : 'follow'} none now: ${titles}.`;
    printEventDone(io, strategy, 'event retract', found.value, terminalSafeOneLine(lost));
    return 0;
  });
}

/** What all that write an event need. */
const NEEDS = { writes: 'say with --day when it happened' };

function findEvent({ store }: CommandSession, id: string): Outcome<Event> {
  const found = store.events().find((event) => event.id === id);
  return found === undefined
    ? refusalOutcome(1, noSuchEventText(terminalSafeOneLine(id)))
    : { ok: true, value: found };
}

function printEventRefusal(io: Io, problems: readonly Problem[], all: string): ExitCode {
  return printRefusal(io, { exitCode: 1, what: problems.length === 1 ? undefined : all, problems });
}

const VERBS = {
  'event add': 'Recorded',
  'event correct': 'Corrected',
  'event retract': 'Retracted',
} as const;

function printEventDone(
  io: Io,
  strategy: Strategy,
  did: keyof typeof VERBS,
  event: Event,
  more = '',
): void {
  const on = event.nodes.map((id) => nodeTitleWithCode(strategy, id)).join(', ');
  const kept = did === 'event retract' ? undefined : whyNotWebAddressSentence(event.url);
  const address = kept === undefined ? '' : ` ${terminalSafeOneLine(`"${event.url}" is ${kept}.`)}`;
  const says = `${VERBS[did]}: ${terminalSafeOneLine(event.title)}, ${dayText(event.day)} (${eventSideKindStatusAmountText(event)}), on ${on}.${more}${address} "axiswatch undo" takes it back.`;
  printWhatWasDoneOnStdout(
    io,
    { did, says, written: true, recorded: 1, events: [event] },
    joinedLinesText([
      ...labelledParagraphTexts('', says, io.columns()),
      `id ${terminalSafeOneLine(event.id)}`,
    ]),
  );
}

type Column = Exclude<(typeof EVENT_COLUMNS)[number], 'id'>;

/** Columns of an events file as options. */
const OPTIONS: Readonly<Record<Column, string>> = {
  day: '--day',
  node: '--node',
  title: '--title',
  side: '--side',
  kind: '--kind',
  status: '--status',
  confidence: '--confidence',
  source: '--source',
  url: '--url',
  note: '--note',
  follows: '--follows',
  expect_node: '--expect-node',
  expect: '--expect',
  expect_by: '--expect-by',
  amount: '--amount',
  direction: '--direction',
};

/**
 * The happening that options state; a column that is not given is that of `given`, and `was` is the event that it
 * corrects. Refused: what `parseHappening` and `eventFollowOrderProblems` refuse, an id or code of no node. Every problem's path
 * is an option.
 */
async function happeningFrom(
  { strategy, store, today }: CommandSession,
  options: Options,
  given: Readonly<Partial<Record<Column, string>>>,
  was?: Event,
): Promise<Result<Happening>> {
  const problems: Problem[] = [];
  const idOf = async (name: string, column: Column): Promise<string> => {
    const node = findNodeByIdOrCode(strategy, name);
    if (node !== undefined) return node.id;
    problems.push({ path: column, message: await unknownNodeText(strategy, name) });
    return '';
  };
  const nodes: string[] = [];
  for (const name of listOption(options, 'node')) nodes.push(await idOf(name, 'node'));
  const expected = textOptionValue(options, 'expectNode');
  const expectNode =
    expected === undefined || expected === '' ? expected : await idOf(expected, 'expect_node');
  const typed = textOptionValue(options, 'day');
  const day = typed === undefined ? undefined : parseDayOption(typed, today);
  problems.push(...problemsAtPathOf('day', day));
  const follows = textOptionValue(options, 'follows')?.trim();
  const stated = {
    day: day?.ok === true ? day.value : undefined,
    node: nodes.length === 0 ? undefined : nodes.join(' '),
    title: textOptionValue(options, 'title'),
    side: textOptionValue(options, 'side'),
    kind: textOptionValue(options, 'kind'),
    status: textOptionValue(options, 'status'),
    confidence: textOptionValue(options, 'confidence'),
    source: textOptionValue(options, 'source'),
    url: textOptionValue(options, 'url'),
    note: textOptionValue(options, 'note'),
    follows,
    expect_node: expectNode,
    expect: textOptionValue(options, 'expect'),
    expect_by: textOptionValue(options, 'expectBy'),
    amount: textOptionValue(options, 'amount'),
    direction: textOptionValue(options, 'direction'),
  };
  const row = {
    ...given,
    ...Object.fromEntries(Object.entries(stated).filter(([, text]) => text !== undefined)),
  };
  const others = new Map(store.events().map((event) => [event.id, event]));
  const stands = {
    id: was?.id,
    day: day?.ok === true ? day.value : (given.day ?? today),
    follows: follows ?? given.follows ?? '',
  };
  problems.push(...eventFollowOrderProblems(stands, was, others));
  const parsed = parseHappening(row, strategy, today, '');
  if (!parsed.ok) {
    // an unknown node leaves none, which is no problem of its own
    const unknown = problems.some(({ path }) => path === 'node');
    problems.push(...parsed.problems.filter(({ path }) => !(unknown && path === 'node')));
  }
  if (parsed.ok && problems.length === 0) return parsed;
  return { ok: false, problems: atOptions(problems) };
}

/** Problems by column as problems by option. */
function atOptions(problems: readonly Problem[]): readonly Problem[] {
  const columns = new Map<string, string>(Object.entries(OPTIONS));
  return problems.map(({ path, message }) => ({ path: columns.get(path) ?? path, message }));
}

/** The texts of an option that takes several; words within one text are several too. */
function listOption(options: Options, name: string): readonly string[] {
  const value = options[name];
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) =>
    typeof text === 'string' ? text.split(/[\s,]+/).filter((word) => word !== '') : [],
  );
}
