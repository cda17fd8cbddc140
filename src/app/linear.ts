/**
 * Any screen for a screen reader: what is said on coming to it, the line that follows the selection, and what a step
 * changed.
 */
import type { Board } from '../domain/board.ts';
import { findIndicator } from '../domain/tree.ts';
import { graphemes, width } from './cells.ts';
import { bandMove } from './change-view.ts';
import { oneLine, scoreText } from './format.ts';
import { helpLines } from './help.ts';
import { BINDINGS } from './keymap.ts';
import { joinedLine, type Part, phrase, spokenOf, type ViewLine } from './line.ts';
import { retractArrival, retractFocus, walkedArrival } from './linear-writing.ts';
import { aboutLines } from './list-view.ts';
import { isList, listDataOf } from './lists.ts';
import { trackViews } from './overview.ts';
import { answersText, keyOf } from './own-keys.ts';
import { nothingCalled, paletteItems } from './palette.ts';
import { breadcrumbOf } from './places.ts';
import { FIELD_LABELS, FORM_FIELDS, formObservation, type RecordForm } from './record-form.ts';
import { fieldHint, lastText } from './record-hints.ts';
import { boardWith, usualStep } from './record-preview.ts';
import type {
  FormScreen,
  HelpScreen,
  ListScreen,
  PaletteScreen,
  Screen,
  SheetScreen,
} from './screen.ts';
import { SETTINGS } from './screen.ts';
import { ABOUT, lastingText, settingLines } from './settings-view.ts';
import { problemOn } from './sheet.ts';
import { sheetHint, sheetProblems } from './sheet-problems.ts';
import {
  gaugeSentence,
  headSentence,
  inSentences,
  inWords,
  overviewFocus,
  overviewSentences,
  trackSentence,
} from './spoken.ts';
import { indicatorFocus, indicatorSentences, trackFocus, trackSentences } from './spoken-parts.ts';
import { overviewOf, type State, topOf } from './state.ts';
import type { TextField } from './text-field.ts';
import { walkPlace } from './walk.ts';

/** The line about what is selected, and the cell of it that the cursor stands on. */
export interface Focus {
  readonly text: string;
  readonly cursor: number;
}

/** What is said on coming to a screen. */
export function arrival(state: State): readonly string[] {
  const top = topOf(state);
  const key = (id: string): string => keyOf(state, id);
  switch (top.kind) {
    case 'overview':
      return overviewSentences(state);
    case 'indicator':
      return indicatorSentences(state, top);
    case 'track':
      return trackSentences(state, top);
    case 'retract':
      return inSentences(retractArrival(state, top));
    case 'walked':
      return inSentences(walkedArrival(state, top));
    case 'form':
      return [
        `${placeOfStep(top)}${inWords(titleOf(state, top.form))}. ${key('form.next')} goes to the next field, ${key('form.save')} saves, ${key('form.cancel')} leaves.`,
        ...knownOf(state, top.form).map(inWords),
      ];
    case 'help':
      return [
        `Keys. Type a word or a key to find it; ${key('find.down')} and ${key('find.up')} go through the lines, ${key('find.close')} closes.`,
      ];
    case 'palette':
      return [
        `Commands. Type to find a command, an indicator or a track; ${key('find.run')} runs or opens it.`,
      ];
    case 'settings':
      return [
        `Settings, ${lastingText(state)}. ${key('settings.next')} and ${key('settings.prev')} choose, ${key('nav.back')} goes back.`,
      ];
    case 'sheet':
      return [
        `${inWords(top.sheet.title)}. ${key('sheet.next')} goes to the next line, ${key('sheet.save')} saves, ${key('sheet.cancel')} leaves.`,
      ];
    case 'confirm':
    case 'prompt':
      return [];
    default:
      return isList(top) ? listSentences(state, top) : [`${breadcrumbOf(state)}.`];
  }
}

function placeOfStep(screen: FormScreen): string {
  const { walk } = screen;
  return walk === undefined ? '' : `${walkPlace(screen) + 1} of ${walk.due.length} due. `;
}

function titleOf(state: State, form: RecordForm): string {
  const indicator = findIndicator(state.strategy, form.indicator);
  const what = form.corrects === undefined ? 'Record' : 'Correct';
  return `${what} a reading of ${indicator?.code ?? form.indicator} ${oneLine(indicator?.title ?? '')}`;
}

/** The reading before, and where the next one is found. */
function knownOf({ board }: State, form: RecordForm): readonly string[] {
  const leaf = board.card.indicators.get(form.indicator);
  if (leaf === undefined) return [];
  const where = leaf.node.lookUp.map(({ title }) => oneLine(title)).join(', ');
  return [
    `${lastText(leaf.node, leaf.reading)}.`,
    ...(where === '' ? [] : [`The next value is found at: ${where}.`]),
  ];
}

function listSentences(state: State, screen: ListScreen): readonly string[] {
  const view = listDataOf(state, screen);
  const tab = view.tabs[view.tab];
  return [
    `${view.title}${tab === undefined || tab === view.title ? '' : `, ${tab}`}.`,
    ...inSentences([...view.head, ...aboutLines(view.specs), ...view.foot]),
  ];
}

/** The line that follows the selection. */
export function focusOf(state: State): Focus {
  const top = topOf(state);
  switch (top.kind) {
    case 'overview':
      return at(overviewFocus(state));
    case 'indicator':
      return at(indicatorFocus(state, top));
    case 'track':
      return at(trackFocus(state, top));
    case 'retract':
      return at(retractFocus(state, top));
    case 'form':
      return formFocus(state, top.form);
    case 'sheet':
      return sheetFocus(state, top);
    case 'help':
    case 'palette':
      return findFocus(state, top);
    case 'settings': {
      const name = SETTINGS[top.selected];
      return at(
        phrase`${settingLines(state, 0)[top.selected] ?? ''}. ${name === undefined ? '' : ABOUT[name]}`,
      );
    }
    case 'confirm':
      return at(`${top.question} ${answersText(state)}.`);
    case 'prompt': {
      const problem = top.problem === undefined ? '' : `. ${top.problem}`;
      return typing(`${oneLine(top.label)}: `, top.field, problem);
    }
    default:
      return at(isList(top) ? rowFocus(state, top) : breadcrumbOf(state));
  }
}

function at(part: Part): Focus {
  return { text: inWords(part), cursor: 0 };
}

function typing(label: string, field: TextField, rest: string): Focus {
  const before = Array.from(graphemes(field.text), ({ segment }) => segment)
    .slice(0, field.cursor)
    .join('');
  return { text: `${label}${field.text}${rest}`, cursor: width(label + before) };
}

function formFocus(state: State, form: RecordForm): Focus {
  const indicator = findIndicator(state.strategy, form.indicator);
  const parsed = formObservation(form, state.board, state.today);
  const hint =
    indicator === undefined ? '' : fieldHint(form, indicator, parsed.ok ? [] : parsed.problems);
  const next = parsed.ok
    ? boardWith(state.board, parsed.value, state.author, form.corrects)
    : undefined;
  const step = parsed.ok ? usualStep(state.board, parsed.value, form.corrects) : undefined;
  const effect: readonly Part[] = [
    ...(next === undefined ? [] : [phrase`If you save: ${gaugeMove(state.board, next)}`]),
    ...(step?.outside === true ? [step.text] : []),
  ];
  const number = `, field ${FORM_FIELDS.indexOf(form.focus) + 1} of ${FORM_FIELDS.length}`;
  return typing(
    `${FIELD_LABELS[form.focus]}: `,
    form.fields[form.focus],
    [number, ...(hint === '' ? [] : [hint]), ...effect].map(inWords).join('. '),
  );
}

/** What becomes of the gauge and its band. */
function gaugeMove(before: Board, after: Board): ViewLine {
  const [was, is] = [before, after].map(({ card }) => card.root.score);
  const { bandSaid } = bandMove(before, after);
  return phrase`${oneLine(before.strategy.root.title)} ${scoreText(was, 1)} -> ${scoreText(is, 1)}, ${bandSaid}`;
}

function sheetFocus(state: State, screen: SheetScreen): Focus {
  const { lines, focus, tried } = screen.sheet;
  const line = lines[focus];
  if (line === undefined) return at(screen.sheet.title);
  const problem = tried ? problemOn(sheetProblems(state, screen), line.name) : undefined;
  const rest = `, line ${focus + 1} of ${lines.length}. ${inWords(problem ?? sheetHint(state, screen, line))}`;
  return typing(`${line.label}: `, line.field, rest);
}

function findFocus(state: State, top: HelpScreen | PaletteScreen): Focus {
  const found =
    top.kind === 'help'
      ? helpLines(state, BINDINGS, Number.POSITIVE_INFINITY).filter((line) => spokenOf(line) !== '')
      : paletteItems(state, BINDINGS, top).map(
          ({ kind, name, title, keys, why }) =>
            `${kind === 'command' ? '' : `${kind} ${name} `}${title}${keys === '' ? '' : `, key ${keys}`}${why === undefined ? '' : `, not now: ${why}`}`,
        );
  const text = found[Math.min(top.selected, found.length - 1)];
  const nothing = top.kind === 'palette' ? nothingCalled(top.field.text) : 'nothing is found';
  const where =
    text === undefined ? nothing : phrase`${`${top.selected + 1} of ${found.length}`}: ${text}`;
  return typing('find: ', top.field, `. ${inWords(where)}`);
}

function rowFocus(state: State, top: ListScreen): Part {
  const { title, specs, texts, lead } = listDataOf(state, top);
  const row = texts[top.selected];
  if (row === undefined) return title;
  const cells = specs.flatMap(({ key, drawn, repeats }): readonly Part[] => {
    const above = repeats === true ? texts.slice(0, top.selected + 1) : [row];
    const cell = above.findLast((each) => (each[key] ?? '') !== '')?.[key] ?? '';
    if (drawn === true || spokenOf(cell) === '') return [];
    return [key.trim() === '' ? cell : phrase`${key} ${cell}`];
  });
  const about = lead?.(top.selected).filter((line) => spokenOf(line) !== '') ?? [];
  const told = [joinedLine(cells, ', '), ...about];
  return phrase`${`${top.selected + 1} of ${texts.length}`}: ${joinedLine(told, '. ')}`;
}

/** What a step is announced with: only what it changed. */
export function announcements(before: State, after: State): readonly string[] {
  const said: string[] = [];
  if (headSentence(before) !== headSentence(after)) said.push(headSentence(after));
  if (gaugeSentence(before) !== gaugeSentence(after)) said.push(gaugeSentence(after));
  if (after.layers.length < before.layers.length) said.push(`${breadcrumbOf(after)}.`);
  else if (isElsewhere(before, after)) said.push(...arrival(after));
  else said.push(...trackTurnedTo(before, after));
  const { notice } = after;
  if (notice !== undefined && notice !== before.notice)
    said.push(inWords(oneLine(notice.say ?? notice.text)));
  return said;
}

function isElsewhere(before: State, after: State): boolean {
  const key = (screen: Screen): string =>
    [screen.kind, aboutOf(screen), 'tab' in screen ? screen.tab : ''].join(' ');
  return before.layers.length !== after.layers.length || key(topOf(before)) !== key(topOf(after));
}

/** Id of what a screen is about; '' for what is about nothing of its own. */
function aboutOf(screen: Screen): string {
  if ('id' in screen) return screen.id;
  return screen.kind === 'event'
    ? screen.event
    : screen.kind === 'form'
      ? screen.form.indicator
      : '';
}

function trackTurnedTo(before: State, after: State): readonly string[] {
  const { panel } = overviewOf(after);
  if (topOf(after).kind !== 'overview' || overviewOf(before).panel === panel) return [];
  const view = trackViews(after.board)[panel];
  return view === undefined ? [] : [trackSentence(after.board, view, panel, true)];
}
