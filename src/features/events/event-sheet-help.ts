/** What helps on the sheet of an event: what its lines mean as they stand, what may be put on them, what saving would do to the counts. */
import { parseHappening } from '../../core/model/happening.ts';
import { memoizeWhilePerObject } from '../../core/model/kept.ts';
import {
  type Event,
  isIndicator,
  nodeHasOwnSubject,
  STANCES,
  type Stance,
  type Strategy,
} from '../../core/model/model.ts';
import { findIndicator, nodePlacesOf } from '../../core/model/tree.ts';
import { parseDay } from '../../core/model/typed-day.ts';
import type { FormLine } from '../../text/fitting.ts';
import { byWords } from '../../tui/finder.ts';
import { formLineText, formWithLineText, type NamedLine } from '../../tui/form.ts';
import type { State } from '../../tui/state.ts';
import { boardWithEvent, countChangeLines, countingIndicators } from '../../views/event-preview.ts';
import { nodeTitle } from '../../views/event-words.ts';
import type { Sheet, SheetOffers } from '../sheet/screen-state.ts';
import { countedMatches } from './counted-matches.ts';
import {
  nodesBeingTyped,
  nodesMeant,
  parseTypedNodes,
  shownNodes,
  withNodeTyped,
} from './typed-nodes.ts';

/** What an act means to the strategy, by its direction. */
const DIRECTIONS: Readonly<Record<Stance | '', string>> = {
  '': 'nothing said: an act of ours is then for the strategy',
  for: 'an act of ours that serves the strategy',
  against:
    'an act of ours that works against the strategy; it is listed so until an act for it follows',
  limits: 'an act of China that limits its support to a partner',
  extends: 'an act of China that extends its support to a partner',
};

/** What a line means as it stands; undefined: no more than its hint says. */
export function eventLineMeaning(
  strategy: Strategy,
  { name, field }: NamedLine,
): string | undefined {
  if (name === 'direction') return DIRECTIONS[STANCES.find((each) => each === field.text) ?? ''];
  if (name !== 'node' && name !== 'expect_node') return undefined;
  const ids = parseTypedNodes(strategy, field.text);
  if (!ids.ok || ids.value.length === 0) return undefined;
  const counts = ids.value.filter((id) => findIndicator(strategy, id)?.count !== undefined);
  const shown = (nodes: readonly string[]): string =>
    nodes.map((id) => nodeTitle(strategy, id)).join('; ');
  const said = [
    // titles that stand on the line are not said again
    ...(shownNodes(strategy, ids.value) === field.text ? [] : [shown(ids.value)]),
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
export function eventOffers(state: State, sheet: Sheet): SheetOffers {
  const { strategy, board, finder = byWords } = state;
  const { name = '', field } = sheet.lines[sheet.focus] ?? {};
  const likely = countedMatches(board, formLineText(sheet, 'title')).map(({ id }) => id);
  const offered = (lead: string, ids: readonly string[], line: string, before: string) => ({
    lead,
    offers: [...new Set(ids)].map((id) => ({
      title: nodeTitle(strategy, id),
      taken: formWithLineText(sheet, line, withNodeTyped(strategy, before, id)),
    })),
  });
  if (name === 'title') {
    const typed = formLineText(sheet, 'node');
    return offered('may count in', othersThan(strategy, typed, likely), 'node', typed);
  }
  if (field === undefined || (name !== 'node' && name !== 'expect_node'))
    return { lead: '', offers: [] };
  const { text, part } = nodesBeingTyped(strategy, field.text);
  if (name === 'node') {
    const ids =
      part === '' ? [...likely, ...subjects(strategy)] : nodesMeant(strategy, part, finder);
    return offered('may be', othersThan(strategy, text, ids), name, text);
  }
  // one thing is expected of an act
  if (text !== '') return { lead: '', offers: [] };
  const ids = part === '' ? subjects(strategy) : nodesMeant(strategy, part, finder);
  return offered('may be', ids, name, '');
}

/** The nodes that are not among those typed. */
function othersThan(strategy: Strategy, typed: string, ids: readonly string[]): readonly string[] {
  const named = parseTypedNodes(strategy, typed);
  return named.ok ? ids.filter((id) => !named.value.includes(id)) : ids;
}

/** The tracks and objectives, in the order of the file. */
function subjects(strategy: Strategy): readonly string[] {
  return [...nodePlacesOf(strategy).values()].flatMap(({ node }) =>
    nodeHasOwnSubject(node) && !isIndicator(node) ? [node.id] : [],
  );
}

/** The event as far as it counts, whatever else is still to be written; undefined: it does not yet. */
function statedCount(
  { strategy, today, author }: State,
  sheet: Sheet,
  corrects: Event | undefined,
): Event | undefined {
  const [nodes, day] = [
    parseTypedNodes(strategy, formLineText(sheet, 'node')),
    parseDay(formLineText(sheet, 'day'), today),
  ];
  if (!nodes.ok || !day.ok) return undefined;
  const [amount, confidence, source] = ['amount', 'confidence', 'source'].map((name) =>
    formLineText(sheet, name),
  );
  const counts = { day: day.value, node: nodes.value.join(' '), amount, confidence, source };
  const rest = { title: 'unsaved', side: 'other', kind: 'action' };
  const parsed = parseHappening({ ...counts, ...rest }, strategy, today, '');
  if (!parsed.ok) return undefined;
  const { id = 'unsaved', seq = Number.MAX_SAFE_INTEGER } = corrects ?? {};
  return { ...parsed.value, id, seq, author, recordedAt: '' };
}

/** What saving would do to the indicators that count the event, or counted it as it was, a line each; nothing where none does. */
export function eventOutcomeLines(
  state: State,
  sheet: Sheet,
  corrects: Event | undefined,
): readonly FormLine[] {
  return outcomeKept(sheet, state, corrects).lines;
}

/** A sheet is asked several times for every frame: its outcome is worked out once for what it rests on. */
const outcomeKept = memoizeWhilePerObject(
  (sheet: Sheet, { board, today, ...state }: State, corrects: Event | undefined) => {
    const event = statedCount({ board, today, ...state }, sheet, corrects);
    const ids = [corrects, event].flatMap((each) =>
      each === undefined ? [] : countingIndicators(board, each),
    );
    const lines =
      event === undefined || ids.length === 0
        ? []
        : countChangeLines(board, boardWithEvent(board, event, corrects), [...new Set(ids)]);
    return { board, today, corrects, lines };
  },
  (made, { board, today }, corrects) =>
    made.board === board && made.today === today && made.corrects === corrects,
);
