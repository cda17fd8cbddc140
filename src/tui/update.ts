/** The one reducer: a state and a message give the next state and the effects it asks for. */

import type { Assessment } from '../core/journal/assessment.ts';
import { TAKE_BACK_WORDS } from '../core/journal/journal.ts';
import { problemsSentence } from '../core/model/model.ts';
import { countWithNoun } from '../core/model/plain-text.ts';
import { nodeCodeOf } from '../core/model/tree.ts';
import { newAlertIdsBetweenBoards } from '../core/scoring/alerts.ts';
import type { Board } from '../core/scoring/board.ts';
import { bandOrBandRangeText, terminalSafeOneLine } from '../text/format.ts';
import { bandChangeView, gaugeChangeLine } from '../text/gauge-change.ts';
import { lineFromTemplate, type ViewLine } from '../text/line.ts';
import { renewViewStep, viewArrivedStep } from './as-of.ts';
import {
  doesEffectChangeStore,
  stepWithoutEffects,
  whyBindingDisabled,
  whyNothingCanBeWritten,
  withNotice,
  withTopScreenSelectionMoved,
} from './binding.ts';
import { actionKeyNameIfEnabled, bindingOfKey, whereKeyWorksSentence } from './keymap.ts';
import { keysOfBindingInForce } from './own-keys.ts';
import {
  type Effect,
  isViewOfToday,
  type Message,
  type Said,
  type Screen,
  type State,
  type Step,
  screenDefinitionOf,
  topScreen,
  withTopScreen,
} from './state.ts';

/** The next state, and what it asks of the outside: boards of assessments too, once a screen shows them. */
export function updateState(state: State, message: Message): Step {
  return withBoardsAsked(state, messageStep(state, message));
}

function withBoardsAsked(before: State, [after, effects]: Step): Step {
  const asked = new Set(boardsWanted(before));
  const wanted = boardsWanted(after).filter((assessment) => !asked.has(assessment));
  return [
    after,
    [...effects, ...wanted.map((assessment) => ({ kind: 'boardThen' as const, assessment }))],
  ];
}

/** The assessments whose boards the screens of a state show and have not got yet. */
function boardsWanted(state: State): readonly Assessment[] {
  const all = state.layers
    .flatMap((screen) => screenDefinitionOf(state, screen).boards?.(state, screen) ?? [])
    .filter((each) => each !== undefined);
  return all.filter(
    ({ id }, at) => !state.boardsThen.has(id) && all.findIndex((other) => other.id === id) === at,
  );
}

/** What is said of something that was written, and has changed what stands or not. */
function saidOnce(promised: Said | undefined, changed: boolean): Said {
  const { unchanged = 'Nothing was changed' } = promised ?? {};
  return changed && promised !== undefined ? promised : { text: unchanged };
}

function messageStep(state: State, message: Message): Step {
  switch (message.kind) {
    case 'key':
      return onKey(withoutNotice(state), message.key);
    case 'pasted':
      return stepWithoutEffects(pasted(state, message.text));
    case 'clicked':
      return onClick(withoutNotice(state), message);
    case 'scrolled':
      return stepWithoutEffects(
        withTopScreenSelectionMoved(
          pointedAt(withoutNotice(state), message.area, undefined),
          message.by,
        ),
      );
    case 'background':
      return stepWithoutEffects({
        ...state,
        terminal: { ...state.terminal, background: message.background },
      });
    case 'resized':
      return [{ ...state, size: message.size }, []];
    case 'stored': {
      const { readings, events, ...rest } = message.stored;
      const present = { ...state.present, readings, events };
      const [after, effects] = renewViewStep({ ...state, ...rest, present });
      const again: readonly Effect[] = state.visit === undefined ? [] : [{ kind: 'visit' }];
      return stepWithBell(state, [after, [...effects, ...storeEffects(after), ...again]]);
    }
    case 'recorded': {
      const { stored, changed } = message;
      const [after, effects] = messageStep(
        { ...state, promised: undefined },
        { kind: 'stored', stored },
      );
      const top = topScreen(after);
      const closed = screenDefinitionOf(after, top).written?.(after, top, state) ?? after;
      const said = saidOnce(state.promised, changed);
      const gauge = said.gauge ? indexSentence(state.board, after.board) : '';
      const looked = said.looks ? lateNoMoreSentence(state.board, after.board) : '';
      const key = actionKeyNameIfEnabled(closed, 'journal.undo');
      const promise = said.undo === undefined || key === undefined ? '' : `; ${key} ${said.undo}`;
      return [
        withNotice(closed, lineFromTemplate`${said.text}${promise}.${looked}${gauge}`, 'good'),
        effects,
      ];
    }
    case 'takenBack': {
      const { how, stored, summary } = message;
      const [after, effects] = messageStep(state, { kind: 'stored', stored });
      const { done, other, otherDoes } = TAKE_BACK_WORDS[how];
      const key = actionKeyNameIfEnabled(after, `journal.${other}`);
      const promise = key === undefined ? '' : ` ${key} ${otherDoes}.`;
      const text = `${done}: ${summary}.${promise}`;
      const moved = state.board.card.root.score !== after.board.card.root.score;
      const gauge = moved ? indexSentence(state.board, after.board) : '';
      return [withNotice(after, lineFromTemplate`${text}${gauge}`, 'good'), effects];
    }
    case 'refused':
      return [
        withNotice({ ...state, promised: undefined }, problemsSentence(message.problems), 'bad'),
        [],
      ];
    case 'history':
    case 'knownBefore':
    case 'revision':
    case 'journal':
    case 'proposals':
      return stepWithoutEffects(withAnswerHeard(state, message));
    case 'scenarios': {
      const { promised, trials } = state;
      const { scenarios } = message;
      const next = { ...state, promised: undefined, trials: { ...trials, scenarios } };
      return stepWithoutEffects(
        promised === undefined ? next : withNotice(next, `${promised.text}.`, 'good'),
      );
    }
    case 'boardThen': {
      const { assessment, board } = message;
      return stepWithoutEffects({
        ...state,
        boardsThen: new Map([...state.boardsThen, [assessment, board]]),
      });
    }
    case 'finder':
      return stepWithoutEffects({ ...state, finder: message.finder });
    case 'told':
      return stepWithoutEffects({ ...state, notice: message.notice });
    case 'edited':
      return stepIfWritable(state, message.taken(state, message.text));
    case 'author': {
      const { author, lastVisit, lasts } = message;
      const until = lasts ? '' : ' until you quit';
      const said = `You write and sign as ${terminalSafeOneLine(author)}${until}; before it was ${terminalSafeOneLine(state.author)}.`;
      return [withNotice({ ...state, author, lastVisit }, said, 'good'), [{ kind: 'visit' }]];
    }
    case 'shell':
      return stepWithoutEffects({ ...state, shell: message.shell });
    case 'asked':
      return message.put(state, message.asking);
    case 'due':
      return stepWithoutEffects({ ...state, due: message.due });
    case 'progress':
      return message.said(state, message.sentence);
    case 'ran':
      return message.taken(state, message.answer);
    case 'redrawn':
      return [{ ...state }, []];
    case 'day':
      if (message.today === state.today) return stepWithoutEffects(state);
      return stepWithBell(state, renewViewStep({ ...state, today: message.today }));
    case 'tick': {
      const top = topScreen(state);
      return (
        screenDefinitionOf(state, top).ticked?.(state, top, message.ticket) ??
        stepWithoutEffects(state)
      );
    }
    case 'visited': {
      const first = state.visit === undefined && message.visit !== undefined;
      const next = { ...state, visit: message.visit };
      return [next, first ? bellEffects(message.visit.board, next) : []];
    }
    case 'past':
      return viewArrivedStep(state, message);
  }
}

/** ` Index 36.5 -> 35.6 (−0.9).`, with the band where that is another, and how many alerts are new. */
function indexSentence(before: Board, after: Board): ViewLine {
  const { bandSaid, bandChanged } = bandChangeView(before, after);
  const [was, is] = [before, after].map(({ card }) =>
    terminalSafeOneLine(bandOrBandRangeText(card.standing)),
  );
  const band = was !== is ? `, now ${is}` : bandChanged ? `, ${bandSaid}` : '';
  const raised = newAlertIdsBetweenBoards(before, after).length;
  const alerts = raised === 0 ? '' : `; ${countWithNoun(raised, 'new alert')}`;
  return lineFromTemplate` Index ${gaugeChangeLine(before, after)}${band}${alerts}.`;
}

/** That indicators which count events are late no more, since an event counts as a look; '' where none is. */
function lateNoMoreSentence(before: Board, { card }: Board): string {
  const codes = [...before.card.indicators.values()]
    .filter(({ due, node: { id, count } }) => {
      const now = card.indicators.get(id);
      return due && count !== undefined && now !== undefined && !now.due;
    })
    .map(({ node }) => terminalSafeOneLine(nodeCodeOf(node)));
  if (codes.length === 0) return '';
  return ` ${codes.join(', ')} ${codes.length === 1 ? 'is' : 'are'} late no more.`;
}

/** A ring where the bell is on and today's board has an alert that it had not before; a step in time rings none. */
function bellEffects(before: Board, { looks, board, view }: State): readonly Effect[] {
  const rings =
    looks.bell === 'on' &&
    isViewOfToday({ view }) &&
    newAlertIdsBetweenBoards(before, board).length > 0;
  return rings ? [{ kind: 'ring' }] : [];
}

/** A step with the bell where it rings for what the step changes; none from a board of another day. */
function stepWithBell(before: State, [after, effects]: Step): Step {
  return [
    after,
    isViewOfToday(before) ? [...effects, ...bellEffects(before.board, after)] : effects,
  ];
}

function storeEffects(state: State): readonly Effect[] {
  return state.layers.flatMap(
    (screen) => screenDefinitionOf(state, screen).asks?.(state, screen, 'store') ?? [],
  );
}

/** The state with an answer put where it was asked for, on whatever layer that is. */
function withAnswerHeard(state: State, message: Message): State {
  const layers = state.layers.map(
    (screen) => screenDefinitionOf(state, screen).heard?.(state, screen, message) ?? screen,
  );
  return { ...state, layers };
}

/** The state without what is said until something is pressed. */
function withoutNotice(state: State): State {
  return { ...state, notice: undefined, hint: false };
}

/** A click on the row in hand is the key that opens; elsewhere it takes the row in hand. */
function onClick(state: State, { area, row, by }: Extract<Message, { kind: 'clicked' }>): Step {
  if (by === 0) {
    const { kind } = topScreen(state);
    const opens = state.registry.bindings.find(
      ({ screens, keys }) => screens.includes(kind) && keys.includes('Enter'),
    );
    return opens === undefined
      ? stepWithoutEffects(state)
      : onKey(state, keysOfBindingInForce(state, opens)[0] ?? '');
  }
  return stepWithoutEffects(
    by === undefined ? pointedAt(state, area, row) : withTopScreenSelectionMoved(state, by),
  );
}

/** With the part of the screen at `area`, index from 0, in focus, and of it the row at `row`, index from 0, or the row it had where that is undefined; the same where `area` is undefined or the screen has no parts. */
function pointedAt(state: State, area: number | undefined, row: number | undefined): State {
  const top = topScreen(state);
  const next =
    area === undefined
      ? undefined
      : screenDefinitionOf(state, top).pointed?.(state, top, area, row);
  return next === undefined ? state : withTopScreen(state, next);
}

function onKey(state: State, key: string): Step {
  const binding = bindingOfKey(state, key);
  if (binding === undefined) {
    const where = whereKeyWorksSentence(state, key);
    return stepWithoutEffects(
      where === undefined ? typedInto(state, key) : withNotice(state, where),
    );
  }
  const why = whyBindingDisabled(state, binding);
  return why === undefined
    ? withFarewell(state, stepIfWritable(state, binding.run(state)))
    : stepWithoutEffects(withNotice(state, why));
}

/** The step as it is, with a word from the screens that it left where it says nothing else. */
function withFarewell(before: State, [after, effects]: Step): Step {
  const isOpen = ({ kind }: Screen): boolean => after.layers.some((each) => each.kind === kind);
  const [said] = before.layers
    .filter((screen) => !isOpen(screen))
    .map((screen) => screenDefinitionOf(after, screen).farewell?.(after))
    .filter((text) => text !== undefined);
  return said === undefined || after.notice !== undefined
    ? [after, effects]
    : [withNotice(after, said), effects];
}

/** The step, or why not where it would write and nothing can be written. */
function stepIfWritable(state: State, step: Step): Step {
  const why = step[1].some(doesEffectChangeStore) ? whyNothingCanBeWritten(state) : undefined;
  return why === undefined ? step : stepWithoutEffects(withNotice(state, why, 'bad'));
}

/** The state after a key that is no command: it goes into the field that is open, if one is. */
function typedInto(state: State, key: string): State {
  const top = topScreen(state);
  const definition = screenDefinitionOf(state, top);
  const next = definition.typed?.(state, top, key);
  if (next !== undefined) return withTopScreen(state, next);
  const why = definition.whyNotTyped?.(state, top, key);
  return why === undefined ? state : withNotice(state, why);
}

/** The state after a paste: text in the field that is open, else a word that it changes nothing. */
function pasted(state: State, text: string): State {
  const top = topScreen(state);
  const next = screenDefinitionOf(state, top).pasted?.(state, top, text);
  if (next !== undefined) return withTopScreen(state, next);
  const key = actionKeyNameIfEnabled(state, 'reading.record');
  const instead = key === undefined ? '' : `; press ${key} to record a reading`;
  return withNotice(state, `A paste outside a field changes nothing${instead}.`);
}
