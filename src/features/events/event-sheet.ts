/** The sheet that records or corrects an event, and the event that it states. */

import { eventFollowOrderProblems } from '../../core/journal/following.ts';
import { type EVENT_COLUMNS, parseHappening } from '../../core/model/happening.ts';
import { memoizeLatestPerObject, memoizePerObjectWhileValid } from '../../core/model/memoize.ts';
import {
  type CheckObservation,
  CONFIDENCES,
  type Day,
  DEFAULT_CONFIDENCE,
  EVENT_KINDS,
  EVENT_STATUSES,
  type Event,
  type Happening,
  type Indicator,
  isIndicator,
  isNeitherGaugeNorGroup,
  problemsAtPathOf,
  type Readings,
  type Result,
  SIDES,
  STANCES,
  type Stance,
  type Strategy,
  WAYS,
} from '../../core/model/model.ts';
import { parseCheckRow } from '../../core/model/observation.ts';
import {
  findIndicatorByIdOrCode,
  indicatorsOfStrategy,
  nodeCodeOf,
  nodePlacesOf,
} from '../../core/model/tree.ts';
import { DAY_FORMS, parseDayUpToToday } from '../../core/model/typed-day.ts';
import type { Board } from '../../core/scoring/board.ts';
import type { FormLine } from '../../text/fitting.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { proseLine } from '../../text/line.ts';
import { stepWithoutEffects, writeStep } from '../../tui/binding.ts';
import { askYesOrNoStep } from '../../tui/confirm-screen.ts';
import { byWords, type Finder } from '../../tui/finder.ts';
import {
  formWithTextOnLine,
  type NamedLine,
  newFormField,
  textTypedInFormLine,
} from '../../tui/form.ts';
import { pushScreen, type State, type Step } from '../../tui/state.ts';
import { suggestedTextField, textFieldHolding } from '../../tui/text-field.ts';
import {
  boardWithEventReplaced,
  countedIndicatorPreviewLines,
  indicatorIdsCountingEvent,
} from '../../views/event-preview.ts';
import { nodeTitleWithCode } from '../../views/event-words.ts';
import type { Sheet, SheetOffers, SheetPurpose } from '../sheet/sheet.ts';
import type { SheetScreen } from '../sheet/sheet-screen.ts';
import { isSameWordOrInflection, significantWordsOf } from './significant-words.ts';
import { similarCountedEventText } from './similar-event.ts';
import {
  nodeIdsMeantByTypedPart,
  nodesTextWithNodeAdded,
  nodeTitlesFieldText,
  parseTypedNodesAsIds,
  splitFinishedNodesFromTyping,
} from './typed-nodes.ts';

/** A sheet for a new event of today about some nodes, an action until another kind is chosen, or for one that continues an event, with its side, its kind and the status that comes next. */
export function newEventSheet(
  strategy: Strategy,
  today: Day,
  nodes: readonly string[],
  follows?: Event,
): Sheet {
  const title =
    follows === undefined
      ? 'Record an event'
      : terminalSafeOneLine(`What followed "${follows.title}" of ${dayText(follows.day)}`);
  const sheet = sheetWith(title, {
    title: '',
    day: today,
    node: nodeTitlesFieldText(strategy, nodes),
    side: follows?.side ?? '',
    kind: follows?.kind ?? 'action',
    status: follows === undefined ? '' : nextStatus(follows),
    confidence: DEFAULT_CONFIDENCE,
    source: '',
    url: '',
    note: '',
    expect_node: '',
    expect: '',
    expect_by: '',
    amount: '',
    direction: '',
  });
  return withNodesSuggested(sheet);
}

/** A sheet on which the nodes that stand there are a suggestion: others are typed over them. */
function withNodesSuggested(sheet: Sheet): Sheet {
  const suggested = ({ field, ...line }: NamedLine): NamedLine => ({
    ...line,
    field: line.name === 'node' && field.text !== '' ? suggestedTextField(field.text) : field,
  });
  return { ...sheet, lines: sheet.lines.map(suggested) };
}

/** A sheet for an event that an indicator counts, which it names, with what is known of it by the name of its line, and the side where all that count have the same. */
export function countedEventSheetScreen(
  { strategy, today, board }: State,
  indicator: Indicator,
  looked: LookedStep,
  known: Readonly<Partial<Record<Column, string>>> = {},
): SheetScreen {
  const { id } = indicator;
  const sheet = newEventSheet(strategy, today, [id]);
  const texts = { side: sideOfAllEvents(board.readings.eventsOf(id)), ...known };
  return {
    kind: 'sheet',
    purpose: countedEventBehavior(indicator, looked),
    sheet: {
      ...sheet,
      lines: withAmountBehindDay(sheet.lines).map((each) => {
        const line =
          each.name === 'title'
            ? { ...each, hint: `${each.hint}; ${NOTHING_NEW} for nothing new` }
            : each;
        const text = Object.entries(texts).find(([name]) => name === line.name)?.[1] ?? '';
        if (text === '') return line;
        const field =
          line.field.suggested === true ? suggestedTextField(text) : textFieldHolding(text);
        return { ...line, opened: text, field };
      }),
      title: `Record an event that ${nodeTitleWithCode(strategy, id)} counts`,
    },
  };
}

/** What is typed in place of a value, or of what happened, where somebody looked and found nothing new. */
export const NOTHING_NEW = '=';

/** Whether a sheet of an event says that nothing new was found, and no event. */
function isCheckSheet(sheet: Sheet): boolean {
  return textTypedInFormLine(sheet, 'title').trim() === NOTHING_NEW;
}

/** How a check is recorded, and what is said of it before. */
export interface LookedStep {
  readonly text: (state: State, indicator: Indicator, day: Day) => string;
  readonly step: (state: State, indicator: Indicator, check: CheckObservation) => Step;
}

/** What a sheet does that records an event which an indicator counts, or that somebody looked and found nothing new. */
function countedEventBehavior(indicator: Indicator, looked: LookedStep): SheetPurpose {
  const event = eventSheetBehavior('');
  const check = (state: State, sheet: Sheet): Result<CheckObservation> => {
    const [day = '', source = '', url = '', confidence = '', note = ''] = [
      ...['day', 'source', 'url', 'confidence', 'note'],
    ].map((name) => textTypedInFormLine(sheet, name));
    const row = { indicator: indicator.id, observed_on: day, source, url, confidence, note };
    const parsed = parseCheckRow(row, state.strategy, state.today, '');
    return parsed.ok
      ? parsed
      : {
          ok: false,
          problems: parsed.problems.map((each) => ({
            ...each,
            path: each.path === 'observed_on' ? 'day' : each.path,
          })),
        };
  };
  return {
    ...event,
    problems(state, sheet) {
      if (!isCheckSheet(sheet)) return event.problems(state, sheet);
      const parsed = check(state, sheet);
      return parsed.ok ? [] : parsed.problems;
    },
    preview(state, screen) {
      if (!isCheckSheet(screen.sheet)) return event.preview?.(state, screen) ?? [];
      const parsed = check(state, screen.sheet);
      return parsed.ok ? [proseLine(looked.text(state, indicator, parsed.value.observedOn))] : [];
    },
    save(state, screen) {
      if (!isCheckSheet(screen.sheet)) return event.save(state, screen);
      const parsed = check(state, screen.sheet);
      return parsed.ok ? looked.step(state, indicator, parsed.value) : stepWithoutEffects(state);
    },
  };
}

/** The lines in an order in which how many are added follows the day. */
function withAmountBehindDay(lines: readonly NamedLine[]): readonly NamedLine[] {
  const { amount = [], rest = [] } = Object.groupBy(lines, ({ name }) =>
    name === 'amount' ? 'amount' : 'rest',
  );
  const behind = rest.findIndex(({ name }) => name === 'day') + 1;
  return [...rest.slice(0, behind), ...amount, ...rest.slice(behind)];
}

/** The side that all events have; '' where they differ, or there is none. */
function sideOfAllEvents(events: readonly Event[]): string {
  const sides = new Set(events.map(({ side }): string => side));
  const [side = ''] = sides;
  return sides.size === 1 ? side : '';
}

/** A sheet filled with an event that was proposed; saving accepts it, as it is or as it was changed. */
export function proposedEventSheetScreen(
  strategy: Strategy,
  { id, happening }: { readonly id: string; readonly happening: Happening },
): SheetScreen {
  return {
    kind: 'sheet',
    purpose: {
      ...eventSheetBehavior(happening.follows),
      save(state, { sheet }) {
        const parsed = parseEventSheet({ sheet, follows: happening.follows }, state);
        if (!parsed.ok) return stepWithoutEffects(state);
        const decision = { id, answer: 'accepted', reason: '', event: parsed.value } as const;
        const text = terminalSafeOneLine(`Event "${parsed.value.title}" accepted`);
        return afterLikeAsked(state, parsed.value, (below) =>
          writeStep(
            below,
            { kind: 'answerProposals', decisions: [decision] },
            { text, undo: 'takes it back', gauge: true, looks: true },
          ),
        );
      },
    },
    sheet: withNodesSuggested(filledSheet(strategy, 'Accept an event', happening)),
  };
}

/** The step that saves an event, after a question where it is like one that counts already. */
function afterLikeAsked(state: State, happening: Happening, save: (state: State) => Step): Step {
  const like = similarCountedEventText(state.board, happening);
  if (like === undefined) return save(state);
  return askYesOrNoStep(state, `Check: ${like}. Is it another one?`, save);
}

/** A sheet filled with an event, to correct it. */
export function eventCorrectionSheet(strategy: Strategy, event: Event): Sheet {
  const title = terminalSafeOneLine(`Correct "${event.title}" of ${dayText(event.day)}`);
  return filledSheet(strategy, title, event);
}

function filledSheet(strategy: Strategy, title: string, event: Happening): Sheet {
  return sheetWith(title, {
    ...event,
    title: terminalSafeOneLine(event.title),
    node: nodeTitlesFieldText(strategy, event.nodes),
    status: event.status ?? '',
    source: terminalSafeOneLine(event.source),
    url: terminalSafeOneLine(event.url),
    note: terminalSafeOneLine(event.note),
    expect_node: nodeTitlesFieldText(strategy, event.expectNode === '' ? [] : [event.expectNode]),
    expect: event.expect ?? '',
    expect_by: event.expectBy,
    amount: event.amount === 1 ? '' : String(event.amount),
    direction: event.direction ?? '',
  });
}

type Column = Exclude<(typeof EVENT_COLUMNS)[number], 'id' | 'follows'>;

function sheetWith(title: string, opened: Readonly<Record<Column, string>>): Sheet {
  const line = (
    name: Column,
    label: string,
    hint: string,
    choices?: readonly string[],
  ): NamedLine =>
    newFormField(
      name,
      label,
      opened[name],
      hint,
      choices === undefined ? {} : { choices },
      name === 'day' || name === 'expect_by' ? suggestedTextField(opened[name]) : undefined,
    );
  return {
    title,
    focus: 0,
    tried: false,
    lines: [
      line(
        'title',
        'what',
        'what happened, in a line; it scores only where an indicator counts it',
      ),
      line('day', 'day', `the day it happened: ${DAY_FORMS}`),
      line(
        'node',
        'bears on',
        'titles, codes or ids of indicators, objectives or tracks, with commas between',
      ),
      line('side', 'side', 'whose act it was: Left and Right choose one, none is refused', SIDES),
      line('kind', 'kind', 'Left and Right choose', EVENT_KINDS),
      line('status', 'status', 'of acts of our own only: how far it came', ['', ...EVENT_STATUSES]),
      line('confidence', 'confidence', 'how good the evidence is', CONFIDENCES),
      line('source', 'source', 'who says so, as you would cite it'),
      line('url', 'url', 'the page that says so'),
      line('note', 'note', 'anything the next reader should know'),
      line('expect_node', 'expected of', 'what the act is expected to move: a title, code or id'),
      line('expect', 'to go', 'which way its score is to go: up is better', ['', ...WAYS]),
      line('expect_by', 'by', 'the day by which, 2027-06-30'),
      line(
        'amount',
        'amount',
        'what it adds to the count of an indicator that counts it: empty is 1, 0.5 half as much, -1 takes one away, 0 adds nothing',
      ),
      line('direction', 'direction', 'it changes no count: only the amount does', ['', ...STANCES]),
    ],
  };
}

function nextStatus({ status }: Event): string {
  const at = status === undefined ? -1 : EVENT_STATUSES.indexOf(status);
  return at < 0 ? '' : (EVENT_STATUSES[Math.min(at + 1, EVENT_STATUSES.length - 1)] ?? '');
}

/** What a sheet of an event is judged by; the events are those that stand. */
interface Ground {
  readonly strategy: Strategy;
  readonly today: Day;
  readonly events: readonly Event[];
}

/** A sheet of an event. */
interface StatedOn {
  readonly sheet: Sheet;
  /** Id of what it continues; '' for nothing. */
  readonly follows: string;
  /** The event that it corrects; undefined: it states a new one. */
  readonly corrects?: Event | undefined;
}

/** The event that a sheet states, or every problem with its line as path. */
export function parseEventSheet(
  { sheet, follows, corrects }: StatedOn,
  { strategy, today, events }: Ground,
  finder?: Finder,
): Result<Happening> {
  const named = (line: Column): Result<readonly string[]> =>
    parseTypedNodesAsIds(strategy, textTypedInFormLine(sheet, line), finder);
  const [nodes, expected] = [named('node'), named('expect_node')];
  const day = parseDayUpToToday(textTypedInFormLine(sheet, 'day'), today);
  // what was not touched stays as it was recorded, line breaks and all
  const { title = '', source = '', url = '', note = '' } = corrects ?? {};
  const recorded = new Map(
    corrects === undefined ? [] : Object.entries({ title, source, url, note }),
  );
  const row = {
    ...Object.fromEntries(
      sheet.lines.map(({ name, field, opened }) => [
        name,
        field.text === opened ? (recorded.get(name) ?? field.text) : field.text,
      ]),
    ),
    day: day.ok ? day.value : today,
    node: nodes.ok ? nodes.value.join(' ') : '',
    expect_node: expected.ok ? expected.value.join(' ') : '',
    follows,
  };
  const parsed = parseHappening(row, strategy, today, '');
  const standing = new Map(events.map((event) => [event.id, event]));
  const stands = { id: corrects?.id, day: row.day, follows };
  const isCheck = isCheckSheet(sheet);
  const wrong = [
    ...(isCheck
      ? [
          {
            path: 'title',
            message: `${NOTHING_NEW} is no event: say what happened; that you looked and found nothing new is recorded on the page of an indicator`,
          },
        ]
      : []),
    ...problemsAtPathOf('day', day),
    // what it follows has no line: the day is what can be mended
    ...eventFollowOrderProblems(stands, corrects, standing).map((problem) => ({
      ...problem,
      path: 'day',
    })),
    ...problemsAtPathOf('node', nodes),
    ...problemsAtPathOf('expect_node', expected),
  ];
  if (wrong.length === 0) return parsed;
  const told = new Set(wrong.map(({ path }) => path));
  const others = parsed.ok ? [] : parsed.problems.filter(({ path }) => !told.has(path));
  return { ok: false, problems: [...wrong, ...others] };
}

/** What a sheet does that records an event, or corrects `corrects`: its problems, hints, offers, preview and saving. */
export function eventSheetBehavior(follows: string, corrects?: Event): SheetPurpose {
  return {
    problems(state, sheet) {
      const parsed = parseEventSheet({ sheet, follows, corrects }, state, state.finder);
      return parsed.ok ? [] : parsed.problems;
    },
    hint: ({ strategy }, line) => eventSheetLineMeaningText(strategy, line),
    offers: eventOffers,
    preview: (state, { sheet }) => eventPreviewLines(state, sheet, corrects),
    save(state, { sheet }) {
      const parsed = parseEventSheet({ sheet, follows, corrects }, state);
      if (!parsed.ok) return stepWithoutEffects(state);
      const { value: happening } = parsed;
      const done = corrects === undefined ? 'recorded' : 'corrected';
      const text = `${terminalSafeOneLine(`Event "${happening.title}" of ${dayText(happening.day)}`)} ${done}`;
      const counts = indicatorIdsCountingEvent(state.board, happening);
      const said = {
        text,
        undo: 'takes it back',
        gauge: counts.length > 0,
        looks: true,
        unchanged: 'The same event stands already; nothing was added',
      } as const;
      return corrects === undefined
        ? afterLikeAsked(state, happening, (below) =>
            writeStep(below, { kind: 'recordEvent', happening }, said),
          )
        : writeStep(
            state,
            { kind: 'correctEvent', event: corrects.id, happening },
            { text, undo: 'takes it back', gauge: counts.length > 0 },
          );
    },
  };
}

/** What an act means to the strategy, by its direction. */
const STANCE_MEANINGS: Readonly<Record<Stance | '', string>> = {
  '': 'nothing said: an act of ours is then for the strategy',
  for: 'an act of ours that serves the strategy',
  against:
    'an act of ours that works against the strategy; it is listed so until an act for it follows',
  limits: 'an act of China that limits its support to a partner',
  extends: 'an act of China that extends its support to a partner',
};

/** What a line means as it stands; undefined: no more than its hint says. */
export function eventSheetLineMeaningText(
  strategy: Strategy,
  { name, field }: NamedLine,
): string | undefined {
  if (name === 'direction')
    return STANCE_MEANINGS[STANCES.find((each) => each === field.text) ?? ''];
  if (name !== 'node' && name !== 'expect_node') return undefined;
  const ids = parseTypedNodesAsIds(strategy, field.text);
  if (!ids.ok || ids.value.length === 0) return undefined;
  const counts = ids.value.filter(
    (id) => findIndicatorByIdOrCode(strategy, id)?.count !== undefined,
  );
  const shown = (nodes: readonly string[]): string =>
    nodes.map((id) => nodeTitleWithCode(strategy, id)).join('; ');
  const said = [
    // titles that stand on the line are not said again
    ...(nodeTitlesFieldText(strategy, ids.value) === field.text ? [] : [shown(ids.value)]),
    ...(name === 'node'
      ? [
          counts.length === 0
            ? 'no indicator counts it: no score moves'
            : `counted by ${shown(counts)}`,
        ]
      : []),
  ];
  return said.length === 0 ? undefined : said.join('; ');
}

/** What may be put on a line: below what happened the indicators that likely count it, on a line of nodes those that may be meant. */
function eventOffers(state: State, sheet: Sheet): SheetOffers {
  const { strategy, board, finder = byWords } = state;
  const { name = '', field, opened } = sheet.lines[sheet.focus] ?? {};
  // what was proposed or recorded names what it bears on itself
  if (name === 'title' && field?.text === opened) return { lead: '', offers: [] };
  const title = textTypedInFormLine(sheet, 'title');
  const likely = countedIndicatorsMatchingText(board, title).map(({ id }) => id);
  const offered = (lead: string, ids: readonly string[], line: string, before: string) => ({
    lead,
    offers: [...new Set(ids)].slice(0, MOST_OFFERED).map((id) => ({
      title: nodeTitleWithCode(strategy, id),
      taken: formWithTextOnLine(sheet, line, nodesTextWithNodeAdded(strategy, before, id)),
    })),
  });
  if (name === 'title') {
    const typed = textTypedInFormLine(sheet, 'node');
    return offered('may count in', othersThan(strategy, typed, likely), 'node', typed);
  }
  if (field === undefined || (name !== 'node' && name !== 'expect_node'))
    return { lead: '', offers: [] };
  const { text, part } = splitFinishedNodesFromTyping(strategy, field.text);
  if (name === 'node') {
    const ids =
      part === ''
        ? [...likely, ...subjectIdsOfEvent(strategy, title)]
        : nodeIdsMeantByTypedPart(strategy, part, finder);
    return offered('may be', othersThan(strategy, text, ids), name, text);
  }
  // one thing is expected of an act
  if (text !== '') return { lead: '', offers: [] };
  const ids =
    part === ''
      ? subjectIdsOfEvent(strategy, title)
      : nodeIdsMeantByTypedPart(strategy, part, finder);
  return offered('may be', ids, name, '');
}

/** The nodes that are not among those typed. */
function othersThan(strategy: Strategy, typed: string, ids: readonly string[]): readonly string[] {
  const named = parseTypedNodesAsIds(strategy, typed);
  return named.ok ? ids.filter((id) => !named.value.includes(id)) : ids;
}

/** So many nodes are offered on a line at most. */
const MOST_OFFERED = 5;

/** The tracks and objectives, those with the most words of a title first, else in the order of the file. */
function subjectIdsOfEvent(strategy: Strategy, title: string): readonly string[] {
  const typed = significantWordsOf(title);
  return [...nodePlacesOf(strategy).values()]
    .flatMap(({ node }) => {
      if (!isNeitherGaugeNorGroup(node) || isIndicator(node)) return [];
      const own = significantWordsOf(`${node.title} ${node.aim ?? ''}`);
      const shared = typed.filter((word) => own.some((each) => isSameWordOrInflection(each, word)));
      return [{ id: node.id, shared: shared.length }];
    })
    .toSorted((a, b) => b.shared - a.shared)
    .map(({ id }) => id);
}

/** The event as far as it counts, whatever else is still to be written; undefined: it does not yet. */
function statedCount(
  { strategy, today, author }: State,
  sheet: Sheet,
  corrects: Event | undefined,
): Event | undefined {
  const [nodes, day] = [
    parseTypedNodesAsIds(strategy, textTypedInFormLine(sheet, 'node')),
    parseDayUpToToday(textTypedInFormLine(sheet, 'day'), today),
  ];
  if (!nodes.ok || !day.ok || isCheckSheet(sheet)) return undefined;
  const [amount, confidence, source] = ['amount', 'confidence', 'source'].map((name) =>
    textTypedInFormLine(sheet, name),
  );
  const counts = { day: day.value, node: nodes.value.join(' '), amount, confidence, source };
  const rest = { title: 'unsaved', side: 'other', kind: 'action' };
  const parsed = parseHappening({ ...counts, ...rest }, strategy, today, '');
  if (!parsed.ok) return undefined;
  const { id = 'unsaved', seq = Number.MAX_SAFE_INTEGER } = corrects ?? {};
  return { ...parsed.value, id, seq, author, recordedAt: '' };
}

/** What saving would do to the indicators that count the event, or counted it as it was, a line each; nothing where none does. */
function eventPreviewLines(
  state: State,
  sheet: Sheet,
  corrects: Event | undefined,
): readonly FormLine[] {
  return previewKept(sheet, state, corrects).lines;
}

/** A sheet is asked several times for every frame: its preview is worked out once for what it rests on. */
const previewKept = memoizePerObjectWhileValid(
  (sheet: Sheet, { board, today, ...state }: State, corrects: Event | undefined) => {
    const event = statedCount({ board, today, ...state }, sheet, corrects);
    const ids = [corrects, event].flatMap((each) =>
      each === undefined ? [] : indicatorIdsCountingEvent(board, each),
    );
    const lines =
      event === undefined || ids.length === 0
        ? []
        : countedIndicatorPreviewLines(board, boardWithEventReplaced(board, event, corrects), [
            ...new Set(ids),
          ]);
    return { board, today, corrects, lines };
  },
  (made, { board, today }, corrects) =>
    made.board === board && made.today === today && made.corrects === corrects,
);

/** So many are offered at most. */
const MOST = 3;

/** Below this share of the nearest one's weight an indicator is not offered. */
const LEAST_SHARE = 0.25;

/** What a word weighs that stands in the title, in what is counted, or only in the titles of events that are counted already. */
const WEIGHTS = [4, 2, 1] as const;

/** The counted indicators that share words with what is typed, the nearest first; a word that many of them have tells nothing. */
export function countedIndicatorsMatchingText(board: Board, typed: string): readonly Indicator[] {
  const all = countedWords(board.strategy, board.readings);
  const weights = all.map(() => 0);
  for (const word of new Set(significantWordsOf(typed))) {
    const places = all.map(({ texts }) =>
      texts.findIndex((words) => words.some((each) => isSameWordOrInflection(each, word))),
    );
    const having = places.filter((place) => place >= 0).length;
    if (having === 0 || 3 * having > all.length + 2) continue;
    places.forEach((place, at) => {
      weights[at] = (weights[at] ?? 0) + (WEIGHTS[place] ?? 0) / having;
    });
  }
  const most = Math.max(...weights);
  return all
    .map(({ indicator }, at) => ({ indicator, weight: weights[at] ?? 0 }))
    .filter(({ weight }) => weight > 0 && weight >= most * LEAST_SHARE)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ indicator }) => indicator);
}

/** The counted indicators with their words, text by text in the order of the weights. */
const countedWords = memoizeLatestPerObject((strategy: Strategy, readings: Readings) =>
  indicatorsOfStrategy(strategy)
    .filter(({ count }) => count !== undefined)
    .map((indicator) => {
      const { id, title, measures = '', unit = '' } = indicator;
      const events = readings.eventsOf(id).map((event) => event.title);
      const texts = [`${nodeCodeOf(indicator)} ${title}`, `${measures} ${unit}`, events.join(' ')];
      return { indicator, texts: texts.map((text) => [...new Set(significantWordsOf(text))]) };
    }),
);

/** The state with the sheet of an event about some nodes, or of one that follows another, on top. */
export function withEventSheet(
  state: State,
  nodes: readonly string[],
  follows: Event | undefined,
): State {
  return pushScreen(state, {
    kind: 'sheet',
    purpose: eventSheetBehavior(follows?.id ?? ''),
    sheet: newEventSheet(state.strategy, state.today, nodes, follows),
  });
}
