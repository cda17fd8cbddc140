/** A sentence typed in the palette, `RU1 61 31 oct DeepState https://…`, `checked CX8 CC11`, `event 2026-11-24 CC7 …`: what it would do. */
import {
  type CheckObservation,
  type Indicator,
  type Problem,
  type Result,
  refusalResult,
} from '../../core/model/model.ts';
import {
  isObservationNotCheck,
  type ObservedRow,
  parseCheckRow,
} from '../../core/model/observation.ts';
import {
  leadingIndicators,
  misplacedCodeText,
  parseEventWords,
  parseWordsAsDaySourceUrlNote,
  type SaidEvent,
  type SaidIndicators,
  splitWordsKeepingQuotedWhole,
} from '../../core/model/sentence.ts';
import { findIndicatorByIdOrCode, nodeCodeOf } from '../../core/model/tree.ts';
import { dayText, terminalSafeOneLine, valueWithUnitOrLevelText } from '../../text/format.ts';
import { stepWithoutEffects, whyNothingCanBeWritten } from '../../tui/binding.ts';
import type { Form } from '../../tui/form.ts';
import { pushScreen, type State, type Step } from '../../tui/state.ts';
import { suggestedTextField, textFieldHolding } from '../../tui/text-field.ts';
import { nodeTitleWithCode } from '../../views/event-words.ts';
import {
  countedEventSheetScreen,
  eventSheetBehavior,
  NOTHING_NEW,
  newEventSheet,
} from '../events/event-sheet.ts';
import { CHECK_IN_EVENT_SHEET, indicatorChecksText, writeChecksStep } from './checking.ts';
import { newReadingForm, parseFormObservationOrCheck } from './record-form.ts';

/** What a typed line would do. */
export interface LineDoes {
  /** What Enter does, or as much of it as is understood. */
  readonly text: string;
  /** Why it does nothing, or what was not understood; undefined: it works. */
  readonly why: string | undefined;
  /** Whether it can hardly mean anything else: it names an indicator, or the day of an event. */
  readonly sure: boolean;
  /** How many checks Enter records at once, as the key of a check does, ≥ 0; 0: it opens a form. */
  readonly atOnce: number;
  readonly run: (state: State) => Step;
}

/** Lines that record something, by indicators of the board: "To record: RU1 61 friday ISW; checked RU1 RU3 (nothing new); event today CC7 and what happened."; '' where nothing can be written. */
export function typedLineExamplesText(state: State): string {
  if (whyNothingCanBeWritten(state) !== undefined) return '';
  const leaves = [...state.board.card.indicators.values()];
  const measured = leaves.filter(
    ({ node, reading }) => node.levels === undefined && reading !== undefined,
  );
  const counted = leaves.find(({ node }) => node.count !== undefined);
  const [first] = measured;
  const codes = measured.slice(0, 2).map(({ node }) => nodeCodeOf(node));
  const lines = [
    ...(first === undefined
      ? []
      : [`${nodeCodeOf(first.node)} ${first.reading?.value} friday ISW`]),
    ...(codes.length === 0 ? [] : [`checked ${codes.join(' ')} (nothing new)`]),
    ...(counted === undefined ? [] : [`event today ${nodeCodeOf(counted.node)} and what happened`]),
  ];
  return lines.length === 0 ? '' : terminalSafeOneLine(`To record: ${lines.join('; ')}.`);
}

/** What Enter would do with a typed line that is a sentence: a reading, checks or an event; undefined: it is none, and is searched for. */
export function whatTypedSentenceWouldDo(state: State, typed: string): LineDoes | undefined {
  const [first = '', ...rest] = splitWordsKeepingQuotedWhole(typed);
  const [second = ''] = rest;
  const verb = first.toLowerCase();
  const isIndicator = (name: string): boolean =>
    findIndicatorByIdOrCode(state.strategy, name) !== undefined;
  if (verb === 'record' && (rest.length > 1 || isIndicator(second))) return reading(state, rest);
  if (verb === 'checked' && second !== '') return check(state, rest);
  if (verb === 'event' && rest.length > 1)
    return event(state, second.toLowerCase() === 'add' ? rest.slice(1) : rest);
  return isIndicator(first) && VALUE.test(second) ? reading(state, [first, ...rest]) : undefined;
}

/** How a value begins. */
const VALUE = /^([-+\u2212.]?\d|=$)/;

function reading(state: State, [name = '', value = '', ...words]: readonly string[]): LineDoes {
  const indicator = findIndicatorByIdOrCode(state.strategy, name);
  if (indicator === undefined) return unknown(name);
  if (value === NOTHING_NEW) return check(state, [name, ...words]);
  const did = `Record ${nodeCodeOf(indicator)} ${indicator.title}`;
  if (indicator.count !== undefined)
    return notUnderstood(did, refusalResult(countsEventsText(indicator)), true);
  const details = parseWordsAsDaySourceUrlNote(words, state.today);
  const opened = newReadingForm(indicator, state.today);
  const { day, source = '', url = '', note = '' } = details.ok ? details.value : {};
  const form = filled(opened, { value, observed_on: day ?? state.today, source, url, note });
  const parsed: Result<ObservedRow> = details.ok
    ? parseFormObservationOrCheck(form, state.board, state.today)
    : details;
  if (!parsed.ok || !isObservationNotCheck(parsed.value)) return notUnderstood(did, parsed, true);
  const { value: observation } = parsed;
  const rest = [source === '' ? '' : `source ${source}`, url, note].filter((text) => text !== '');
  return {
    text: terminalSafeOneLine(
      [
        `${did} = ${valueWithUnitOrLevelText(indicator, observation.value)} on ${dayText(observation.observedOn)}`,
        ...rest,
      ].join(', '),
    ),
    why: whyNothingCanBeWritten(state),
    sure: true,
    atOnce: 0,
    run: (below) => stepWithoutEffects(pushScreen(below, { kind: 'form', form })),
  };
}

function check(state: State, words: readonly string[]): LineDoes {
  const { strategy, today, board } = state;
  const {
    indicators,
    unknown: strange,
    misplaced,
    rest,
  } = leadingIndicators(words, strategy, today);
  const did = `Check ${indicators.map(nodeCodeOf).join(', ')}`.trim();
  const refused = (problems: readonly Problem[]): LineDoes =>
    notUnderstood(did, { ok: false, problems }, indicators.length > 0);
  const [first] = strange;
  if (first?.place === 1 && indicators.length === 0) return unknown(first.name);
  if (strange.length > 0) return refused(strange.map(unknownCodeProblem));
  if (misplaced !== undefined)
    return refused([{ path: '', message: misplacedCodeText(misplaced) }]);
  const details = parseWordsAsDaySourceUrlNote(rest, today);
  if (!details.ok) return refused(details.problems);
  const { day: observed_on = today, ...texts } = details.value;
  const checks: CheckObservation[] = [];
  for (const { id } of indicators) {
    const parsed = parseCheckRow({ indicator: id, ...texts, observed_on }, strategy, today, '');
    if (!parsed.ok) return refused(parsed.problems);
    checks.push(parsed.value);
  }
  const where = texts.source === '' ? '' : `; source ${texts.source}`;
  return {
    text: terminalSafeOneLine(
      `${indicatorChecksText(indicators, board.readings, observed_on, today)}${where}`,
    ),
    why: whyNothingCanBeWritten(state),
    sure: true,
    atOnce: checks.length,
    run: (below) => writeChecksStep(below, indicators, checks),
  };
}

/** That what stands among codes is none, and where it stands. */
function unknownCodeProblem({ name, place }: SaidIndicators['unknown'][number]): Problem {
  return {
    path: '',
    message: `code ${place}: there is no indicator "${name}"; nothing is recorded until all are right, and a source called so stands behind a day`,
  };
}

function event(state: State, words: readonly string[]): LineDoes {
  const { strategy, today } = state;
  const parsed = parseEventWords(words, strategy, today);
  if (!parsed.ok) return notUnderstood('Record an event', parsed, false);
  const { value: said } = parsed;
  const on = said.nodes.map((id) => nodeTitleWithCode(strategy, id)).join(', ');
  return {
    text: terminalSafeOneLine(
      `Record the event "${said.title}" of ${dayText(said.day ?? today)} on ${on}`,
    ),
    why: whyNothingCanBeWritten(state),
    sure: said.day !== undefined,
    atOnce: 0,
    run: (below) => stepWithoutEffects(pushScreen(below, eventScreen(below, said))),
  };
}

/** The sheet of an event, filled in with what was said. */
function eventScreen(state: State, said: SaidEvent) {
  const { strategy, today } = state;
  const { day = today, nodes, title, side = '', url, note } = said;
  const [only, ...others] = nodes.map((id) => findIndicatorByIdOrCode(strategy, id));
  const counted = others.length === 0 && only?.count !== undefined ? only : undefined;
  const opened =
    counted === undefined
      ? ({
          kind: 'sheet',
          purpose: eventSheetBehavior(''),
          sheet: newEventSheet(strategy, today, nodes),
        } as const)
      : countedEventSheetScreen(state, counted, CHECK_IN_EVENT_SHEET);
  return { ...opened, sheet: filled(opened.sheet, { title, day, side, url, note }) };
}

/** A form with texts on its lines, where each is not empty; what was suggested there stays a suggestion. */
function filled<Of extends Form>(form: Of, texts: Readonly<Record<string, string>>): Of {
  const lines = form.lines.map((line) => {
    const text = texts[line.name] ?? '';
    if (text === '') return line;
    const field = line.field.suggested === true ? suggestedTextField(text) : textFieldHolding(text);
    return { ...line, field };
  });
  return { ...form, lines };
}

function countsEventsText(indicator: Indicator): string {
  const code = nodeCodeOf(indicator);
  return `${code} counts events and has no readings; write "event today ${code}" and what happened`;
}

function unknown(name: string): LineDoes {
  return notUnderstood(
    `Record ${name}`,
    refusalResult(
      `there is no indicator "${name}"; write the code of one, such as those on the board`,
    ),
    false,
  );
}

function notUnderstood(did: string, result: Result<unknown>, sure: boolean): LineDoes {
  const problems = result.ok ? [] : result.problems;
  const why = problems.map(({ message }) => message).join('; ');
  return {
    text: terminalSafeOneLine(did),
    why: terminalSafeOneLine(`Not understood: ${why}.`),
    sure,
    atOnce: 0,
    run: stepWithoutEffects,
  };
}
