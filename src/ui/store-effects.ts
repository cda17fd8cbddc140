/** What the reducer asks of the store, carried out and answered with messages. */
import { readBoardOfAssessment } from '../core/journal/board-then.ts';
import type { JournalPort, Written } from '../core/journal/journal-port.ts';
import { countOfOpenProposalsByNode, type ProposedOnNode } from '../core/journal/proposal.ts';
import type { Result } from '../core/model/model.ts';
import { boardAsOf } from '../core/scoring/board.ts';
import { parseStrategyText } from '../core/strategy/strategy.ts';
import type { Session } from '../tui/session.ts';
import type { Effect, Stored } from '../tui/state.ts';
import type { Dispatch } from './app.tsx';
import {
  readIndicatorHistoryMessage,
  readOpenProposalsInView,
  readPastViewMessage,
  readReadingsKnownBeforeEventMessage,
} from './past-messages.ts';

/** A journal up to this length is read from its first entry. */
const MOST_ENTRIES = 20_000;

/** What the store says as it is now. */
export function readStoredState(store: JournalPort): Stored {
  return {
    readings: store.readings(),
    events: store.events(),
    acknowledgements: store.acknowledgements(),
    otherFile: store.otherFile(),
    waiting: store.waitingProposals(),
    proposedOn: new ProposalsByNode(store),
    assessments: store.assessments(),
    undoable: store.undoable(),
    redoable: store.redoable(),
    readOnly: store.readOnly,
    standing: store.notices,
  };
}

/** What is proposed for a node, read when it is first asked: there may be thousands, of which no first page says anything. */
class ProposalsByNode implements NonNullable<Stored['proposedOn']> {
  readonly #store: JournalPort;
  #counts: ReturnType<typeof countOfOpenProposalsByNode> | undefined;

  constructor(store: JournalPort) {
    this.#store = store;
  }

  get(id: string): ProposedOnNode | undefined {
    this.#counts ??= countOfOpenProposalsByNode(this.#store.openProposals());
    return this.#counts.get(id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }
}

/** What recording, a correction or a retraction came to. */
function writeReadingEffect(
  store: JournalPort,
  effect: Extract<
    Effect,
    {
      kind:
        | 'record'
        | 'check'
        | 'recordEvent'
        | 'correct'
        | 'retract'
        | 'retractCheck'
        | 'correctEvent'
        | 'retractEvent';
    }
  >,
): Result<Written> {
  switch (effect.kind) {
    case 'record':
      return store.record([effect.observation]);
    case 'check':
      return store.recordChecks(effect.checks);
    case 'recordEvent':
      return store.recordEvents([effect.happening]);
    case 'correct':
      return store.correct(effect.reading, effect.observation);
    case 'retract':
      return store.retract(effect.reading);
    case 'retractCheck':
      return store.retractCheck(effect.check);
    case 'correctEvent':
      return store.correctEvent(effect.event, effect.happening);
    case 'retractEvent':
      return store.retractEvent(effect.event);
  }
}

/** Reads or writes what an effect asks for, and answers; other effects are left alone. */
export function performStoreEffect(session: Session, effect: Effect, dispatch: Dispatch): void {
  const { store } = session;
  switch (effect.kind) {
    case 'past':
      dispatch(readPastViewMessage(session, effect.view));
      return;
    case 'journal': {
      const entries = store.entries({ limit: MOST_ENTRIES + 1 });
      const whole = entries.length <= MOST_ENTRIES;
      dispatch({ kind: 'journal', entries: entries.slice(-MOST_ENTRIES), whole });
      return;
    }
    case 'acknowledge':
    case 'unacknowledge': {
      const { kind, tripwire, since } = effect;
      const result =
        kind === 'acknowledge'
          ? store.acknowledge(tripwire, since)
          : store.withdrawAcknowledgement(tripwire, since);
      if (!result.ok) dispatch({ kind: 'refused', problems: result.problems });
      else dispatch({ kind: 'recorded', stored: readStoredState(store), changed: true });
      return;
    }
    case 'record':
    case 'check':
    case 'recordEvent':
    case 'correct':
    case 'retract':
    case 'retractCheck':
    case 'correctEvent':
    case 'retractEvent': {
      const result = writeReadingEffect(store, effect);
      if (!result.ok) dispatch({ kind: 'refused', problems: result.problems });
      else {
        const changed = result.value.recorded > 0;
        dispatch({ kind: 'recorded', stored: readStoredState(store), changed });
      }
      return;
    }
    case 'proposals':
      dispatch({ kind: 'proposals', proposals: readOpenProposalsInView(session, effect.view) });
      return;
    case 'answerProposals': {
      const result = store.answerProposals(effect.decisions);
      if (!result.ok) dispatch({ kind: 'refused', problems: result.problems });
      else dispatch({ kind: 'recorded', stored: readStoredState(store), changed: true });
      return;
    }
    case 'knownBefore':
      dispatch(readReadingsKnownBeforeEventMessage(session, effect.event, effect.day));
      return;
    case 'revision': {
      const { hash, asOf } = effect;
      const parsed = parseStrategyText(store.strategyText(hash) ?? '');
      const board = parsed.ok
        ? boardAsOf(parsed.value, store.readingsUnder(parsed.value), asOf)
        : undefined;
      dispatch({ kind: 'revision', hash, board });
      return;
    }
    case 'boardThen': {
      const { id } = effect.assessment;
      dispatch({
        kind: 'boardThen',
        assessment: id,
        board: readBoardOfAssessment(session, effect.assessment),
      });
      return;
    }
    case 'assess':
    case 'sign': {
      const result =
        effect.kind === 'assess'
          ? store.assess(effect.judgement, effect.asOf, effect.author)
          : store.sign(effect.assessment, effect.author);
      if (!result.ok) dispatch({ kind: 'refused', problems: result.problems });
      else dispatch({ kind: 'recorded', stored: readStoredState(store), changed: true });
      return;
    }
    case 'undo':
    case 'redo': {
      const result = store[effect.kind]();
      if (!result.ok) dispatch({ kind: 'refused', problems: result.problems });
      else {
        const { summary } = result.value;
        dispatch({ kind: 'takenBack', how: effect.kind, stored: readStoredState(store), summary });
      }
      return;
    }
    case 'reload':
      store.changed();
      dispatch({ kind: 'stored', stored: readStoredState(store) });
      return;
    case 'scenarios':
      dispatch({ kind: 'scenarios', scenarios: store.scenarios() });
      return;
    case 'saveScenario':
    case 'deleteScenario': {
      const saves = effect.kind === 'saveScenario';
      const result = saves
        ? store.saveScenario(effect.name, effect.values)
        : store.deleteScenario(effect.name);
      if (!result.ok) dispatch({ kind: 'refused', problems: result.problems });
      else dispatch({ kind: 'scenarios', scenarios: store.scenarios() });
      return;
    }
    case 'history':
      dispatch(readIndicatorHistoryMessage(session, effect.indicator, effect.view));
      return;
    default:
  }
}
