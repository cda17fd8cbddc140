/** The command palette: every action, command, setting, indicator, track, objective, event and assessment and every word, found by what is typed; Enter runs or jumps. */
import { type Branch, isIndicator, isObjective, type Node } from '../../core/model/model.ts';
import { splitWordsKeepingQuotedWhole } from '../../core/model/sentence.ts';
import { leavesOf, nodeCodeOf, tracksOf } from '../../core/model/tree.ts';
import { dayText, terminalSafeOneLine } from '../../text/format.ts';
import { stepWithoutEffects, topScreenIfOfKind, whyBindingDisabled } from '../../tui/binding.ts';
import { screenNamesText } from '../../tui/breadcrumbs.ts';
import type { Findable } from '../../tui/finder.ts';
import { glossaryWithStrategyWords } from '../../tui/glossary.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import {
  type PlacedBinding,
  popScreen,
  pushScreen,
  type ScreenTypes,
  SETTINGS,
  type State,
  type Step,
  topScreen,
} from '../../tui/state.ts';
import { textFieldHolding } from '../../tui/text-field.ts';
import { searchableEventText } from '../../views/event-words.ts';
import { withAssessmentOpened } from '../assessments/assessment-screen.ts';
import { assessmentsUpToBoardDay } from '../assessments/assessments-in-view.ts';
import { withOverviewFocusedOnPanel } from '../board/overview-screen.ts';
import { boardPanels } from '../board/panels.ts';
import { openEventStep } from '../events/events-screen.ts';
import { openNodeStep } from '../explain/open-node.ts';
import { whatTypedSentenceWouldDo } from '../record/said-in-a-line.ts';
import { openSettingStep } from '../settings/settings-screen.ts';
import { SETTING_HINTS, SETTING_LABELS } from '../settings/settings-view.ts';
import { openCommandStep } from '../shell/command-screen.ts';
import {
  SAME_ACTION,
  shellCommandsOfActionText,
  shellCommandsOfferedInPalette,
  whyShellCommandOff,
} from '../shell/offered.ts';
import { bindingKeysText } from './help-lines.ts';

export interface PaletteItem extends Findable {
  readonly kind:
    | 'action'
    | 'command'
    | 'setting'
    | 'word'
    | 'indicator'
    | 'track'
    | 'objective'
    | 'event'
    | 'assessment'
    /** Records what the typed line says. */
    | 'sentence'
    /** Says that nothing is called what was typed, above what is like it. */
    | 'nothing';
  /** Action id, words of a command, or id of what it opens. */
  readonly id: string;
  /** Another name, by which it is found first; left out: none. */
  readonly alias?: string | undefined;
  /** Its keys; '' for none. */
  readonly keys: string;
  /** The sentence why it does not work now; undefined when it does. */
  readonly why: string | undefined;
}

/** Kinds of which the title says all, and why they do not work stands beside them. */
export const SAYS_ITSELF: readonly PaletteItem['kind'][] = ['nothing', 'sentence'];

/** So many of what was chosen last are remembered. */
const MOST_RECENT = 20;

/** So many actions are offered before anything is typed. */
const MOST_AT_FIRST = 12;

/** What is typed to have everything listed. */
export const LISTS_ALL = 'all';

/** What is offered for what is typed, the best first; what is only like it stands below a line that says so. Before anything is typed: what the screen below is for. */
export function paletteItems(
  state: State,
  all: readonly PlacedBinding[],
  screen: ScreenTypes['palette'],
): readonly PaletteItem[] {
  const below = popScreen(state);
  const items = allItems(below, all);
  const text = screen.field.text.trim().toLowerCase();
  if (text === '') return itemsAtFirst(items, all);
  if (text === LISTS_ALL) return items;
  const found = foundItems(state, items, screen.field.text);
  const said = whatTypedSentenceWouldDo(below, screen.field.text);
  if (said === undefined) return found;
  const sentence: PaletteItem = {
    ...paletteItem('sentence', SENTENCE, '', said.text),
    why: said.why,
  };
  const isCalledSo = found[0] !== undefined && found[0].kind !== 'nothing';
  if (isCalledSo) return said.sure ? [sentence, ...found] : [...found, sentence];
  return said.why === undefined || said.sure ? [sentence] : [sentence, ...found];
}

/** A few actions that work on the screen below, its own before those that work everywhere. */
function itemsAtFirst(
  items: readonly PaletteItem[],
  all: readonly PlacedBinding[],
): readonly PaletteItem[] {
  const idsOf = (group: PlacedBinding['group']): ReadonlySet<string> =>
    new Set(all.filter((binding) => binding.group === group).map(({ id }) => id));
  const [own, moves] = [idsOf('This screen'), idsOf('Move')];
  const works = items.filter(
    ({ kind, id, why }) => kind === 'action' && why === undefined && !moves.has(id),
  );
  return [
    ...works.filter(({ id }) => own.has(id)),
    ...works.filter(({ id }) => !own.has(id)),
  ].slice(0, MOST_AT_FIRST);
}

/** Id of the item that does what the typed line says; there is one at most. */
const SENTENCE = 'sentence';

/** What is called as typed, the best first; else what is only like it, below a line that says so. */
function foundItems(
  state: State,
  items: readonly PaletteItem[],
  typed: string,
): readonly PaletteItem[] {
  const text = typed.trim().toLowerCase();
  const { exact: having, near: like } = state.finder(items, text);
  const words = text.split(/\s+/);
  const exact = having.filter((item) => words.every((word) => isShownOrBegun(item, word)));
  const near = [...like, ...having.filter((item) => !exact.includes(item))];
  const begun = items.filter((item) => !exact.includes(item) && isBegunBy(item, text));
  const found = [...begun, ...exact].toSorted((a, b) => rankOf(a, text) - rankOf(b, text));
  if (found.length > 0 || near.length === 0) return found;
  // what is called almost so before what only says almost so, and what can be done before what a word means
  const names = near.map(({ kind, id, name }) => ({ kind, id, name, title: '' }));
  const alike = state.finder(names, text);
  const isCalledSo = ({ kind, id }: PaletteItem): boolean =>
    [...alike.exact, ...alike.near].some((each) => each.kind === kind && each.id === id);
  const distance = (item: PaletteItem): number =>
    (isCalledSo(item) ? 0 : 2) + (item.kind === 'word' ? 1 : 0);
  return [nothingItem(typed), ...near.toSorted((one, other) => distance(one) - distance(other))];
}

/** Whether a word is seen in what an item shows, or begins one of the words that find it unseen: in the middle of those it is another word. */
function isShownOrBegun({ name, title, also = '' }: PaletteItem, word: string): boolean {
  const hidden = also.toLowerCase().split(/[^\p{L}\p{N}:.-]+/u);
  return (
    `${name} ${title}`.toLowerCase().includes(word) || hidden.some((each) => each.startsWith(word))
  );
}

/** Whether what is typed goes on behind the words of a command or a setting, with what it takes. */
function isBegunBy({ kind, name }: PaletteItem, text: string): boolean {
  return (kind === 'command' || kind === 'setting') && text.startsWith(`${name.toLowerCase()} `);
}

/** A rank, 0…4: the better what is typed is the name of an item, the smaller: the name, another name of it, its beginning, words of what is shown, anything else; what words mean comes behind the rest. */
function rankOf(item: PaletteItem, text: string): number {
  const name = item.name.toLowerCase();
  const behind = item.kind === 'word' ? 0.5 : item.kind === 'setting' ? 0.25 : 0;
  if (name === text || isBegunBy(item, text)) return behind;
  // what can be done by another name comes before what that word means
  if (item.alias === text) return 0.25;
  if (name.startsWith(`${text} `)) return 1 + behind;
  if (item.kind === 'word') return 4;
  if (` ${name} ${item.title.toLowerCase()}`.includes(` ${text}`)) return 2;
  return item.kind === 'setting' ? 3.5 : 3;
}

/** The line above what is like what was typed. */
function nothingItem(typed: string): PaletteItem {
  const text = `Nothing here is called "${terminalSafeOneLine(typed.trim())}"; the nearest:`;
  const why = 'Nothing is called that: choose one of the nearest, or take letters back.';
  return { kind: 'nothing', id: '', name: '', title: text, keys: '', why };
}

/** Everything there is to run or to go to from a state: what works now first, what only moves late, then what words mean. */
function allItems(state: State, all: readonly PlacedBinding[]): readonly PaletteItem[] {
  const listed = all.filter(({ screens }) =>
    screens.some(
      (kind) => state.registry.screens.get(kind)?.sort !== 'field' && kind !== 'confirm',
    ),
  );
  const itemsOf = (bindings: readonly PlacedBinding[]): readonly PaletteItem[] =>
    bindings.map((binding) => actionItem(state, binding));
  const moves = itemsOf(listed.filter(({ group }) => group === 'Move'));
  const actions = itemsOf(listed.filter(({ group }) => group !== 'Move'));
  const commands = shellCommandsOfferedInPalette(state).map((command): PaletteItem => {
    const { words, summary, also = '' } = command;
    return {
      ...paletteItem('command', words, words, summary),
      also,
      why: whyShellCommandOff(state, command),
    };
  });
  const settings = SETTINGS.map((name) => ({
    ...paletteItem('setting', name, SETTING_LABELS[name], SETTING_HINTS[name]),
    also: `setting settings config ${name}`,
  }));
  const tracks = tracksOf(state.strategy);
  const jumps = tracks
    .flatMap((track) => [track, ...objectivesOf(track)])
    .map(({ id }): string | undefined => id);
  return [
    ...actions.filter((item) => item.why === undefined),
    ...commands.filter((item) => item.why === undefined),
    ...settings,
    ...tracks.map((track, at) => paletteItem('track', track.id, `${at + 1}`, track.title)),
    ...tracks.flatMap((track) =>
      leavesOf(track).map((leaf) =>
        paletteItem('indicator', leaf.id, nodeCodeOf(leaf), leaf.title),
      ),
    ),
    ...tracks.flatMap((track) =>
      objectivesOf(track).map(({ id, title, aim }) =>
        paletteItem('objective', id, title, aim === undefined ? '' : `for: ${aim}`),
      ),
    ),
    ...assessmentsUpToBoardDay(state).map(({ id, asOf, author, judgement }) => ({
      ...paletteItem('assessment', id, id, `of ${dayText(asOf)} by ${author}: ${judgement.soWhat}`),
      also: ['assessment', ...Object.values(judgement)].join(' '),
    })),
    ...state.events
      .filter(({ day }) => day <= state.board.asOf)
      .toReversed()
      .map((event) => ({
        ...paletteItem('event', event.id, dayText(event.day), event.title),
        also: `event ${searchableEventText(event, state.strategy)}`,
      })),
    ...moves,
    ...[...actions, ...commands].filter((item) => item.why !== undefined),
    ...glossaryWithStrategyWords(state.strategy)
      .filter(({ node }) => !jumps.includes(node))
      .map(({ word, means, also = '' }) => ({ ...paletteItem('word', word, word, means), also })),
  ];
}

function objectivesOf(node: Node): readonly Branch[] {
  if (isIndicator(node)) return [];
  return [...(isObjective(node) ? [node] : []), ...node.children.flatMap(objectivesOf)];
}

function paletteItem(
  kind: PaletteItem['kind'],
  id: string,
  name: string,
  title: string,
): PaletteItem {
  const words = { name: terminalSafeOneLine(name), title: terminalSafeOneLine(title), also: kind };
  return { kind, id, ...words, keys: '', why: undefined };
}

function actionItem(state: State, binding: PlacedBinding): PaletteItem {
  const here = binding.screens.includes(topScreen(state).kind);
  return {
    kind: 'action',
    id: binding.id,
    name: binding.label,
    title: binding.description,
    also: `${binding.also ?? ''} ${shellCommandsOfActionText(binding.id)}`,
    alias: binding.alias,
    keys: bindingKeysText(state, binding),
    why: here
      ? whyBindingDisabled(state, binding)
      : `Works on: ${screenNamesText(state.registry, binding.screens)}.`,
  };
}

/** What Enter does with the sentence that was typed; undefined: none is chosen, or it does not work. */
export function enterKeyOnTypedSentenceText(
  state: State,
  { kind, why }: PaletteItem,
  typed: string,
): string | undefined {
  if (kind !== 'sentence' || why !== undefined) return undefined;
  const key = actionKeyName(state, 'find.run');
  const { atOnce = 0 } = whatTypedSentenceWouldDo(popScreen(state), typed) ?? {};
  if (atOnce === 0) return `${key} opens the form filled in, and saves nothing yet`;
  const it = atOnce === 1 ? 'it' : 'all';
  return `${key} records ${it}; ${actionKeyName(state, 'journal.undo')} takes ${it} back`;
}

/** The sentence that nothing is called what was typed, with the command of a shell that is. */
export function paletteNotFoundSentence(typed: string): string {
  const text = terminalSafeOneLine(typed.trim());
  const [word = ''] = text.toLowerCase().split(' ');
  const isForShells = Object.hasOwn(SAME_ACTION, word) && SAME_ACTION[word] === undefined;
  const shell = isForShells ? `; in a shell: axiswatch ${word}` : '';
  return `Nothing here is called "${text}"${shell}.`;
}

/** Why the selected item cannot be run or opened; undefined: it can. */
export function whyPaletteItemDisabled(state: State): string | undefined {
  const top = topScreenIfOfKind(state, 'palette');
  if (top === undefined) return undefined;
  const chosen = paletteItems(state, state.registry.bindings, top)[top.selected];
  return chosen === undefined
    ? `${paletteNotFoundSentence(top.field.text)} ${actionKeyName(state, 'find.close')} closes.`
    : chosen.why;
}

/** Runs or opens the selected item. */
export function runPaletteItemStep(state: State): Step {
  const top = topScreenIfOfKind(state, 'palette');
  const all = state.registry.bindings;
  if (top === undefined) return stepWithoutEffects(state);
  const found = paletteItems(state, all, top)[top.selected];
  if (found === undefined) return stepWithoutEffects(state);
  const text = top.field.text.trim();
  const recent = [...state.recent.filter((each) => each !== text), ...(text === '' ? [] : [text])];
  const below = { ...popScreen(state), recent: recent.slice(-MOST_RECENT) };
  switch (found.kind) {
    case 'action':
      return all.find(({ id }) => id === found.id)?.run(below) ?? stepWithoutEffects(below);
    case 'command': {
      const command = shellCommandsOfferedInPalette(below).find(({ words }) => words === found.id);
      return command === undefined
        ? stepWithoutEffects(below)
        : openCommandStep(below, command, wordsBehind(found.name, text));
    }
    case 'setting':
      return openSettingStep(below, found.id, wordsBehind(found.name, text).join(' '));
    case 'word':
      return stepWithoutEffects(
        pushScreen(below, { kind: 'help', selected: 0, field: textFieldHolding(found.name) }),
      );
    case 'sentence':
      return whatTypedSentenceWouldDo(below, text)?.run(below) ?? stepWithoutEffects(below);
    case 'nothing':
      return stepWithoutEffects(state);
    case 'track':
      return stepWithoutEffects(
        withOverviewFocusedOnPanel(
          below,
          boardPanels(state.board).findIndex(({ id }) => id === found.id),
        ),
      );
    case 'event': {
      const event = below.events.find(({ id }) => id === found.id);
      return event === undefined ? stepWithoutEffects(below) : openEventStep(below, event);
    }
    case 'assessment':
      return stepWithoutEffects(withAssessmentOpened(below, found.id));
    case 'objective':
      return openNodeStep(below, found.id);
    case 'indicator':
      return [
        pushScreen(below, {
          kind: 'indicator',
          id: found.id,
          tab: 0,
          selected: 0,
          history: undefined,
        }),
        [{ kind: 'history', indicator: found.id, view: state.view }],
      ];
  }
}

/** The words that were typed behind a name, what stands in quotes as one; none where something else was typed. */
function wordsBehind(name: string, typed: string): readonly string[] {
  return typed.toLowerCase().startsWith(`${name.toLowerCase()} `)
    ? splitWordsKeepingQuotedWhole(typed.slice(name.length))
    : [];
}
