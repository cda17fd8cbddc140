/** The walk through everything due: a form for each, and at the end what changed. */
import { findIndicator, leavesOf, placesOf } from '../domain/tree.ts';
import { changeView, gaugeText } from './change-view.ts';
import { bandSaid, count, intervalText } from './format.ts';
import { keyOf } from './own-keys.ts';
import { openForm } from './record-form.ts';
import type { FormScreen, Retracted, Walk } from './screen.ts';
import { pop, push, type State, topOf, withTop } from './state.ts';

/** Ids of the indicators that are due, in file order: all of them, or on the screen of a track those of the track. */
export function dueHere(state: State): readonly string[] {
  const top = topOf(state);
  const { root } = state.strategy;
  const node = top.kind === 'track' ? (placesOf(state.strategy).get(top.id)?.node ?? root) : root;
  return leavesOf(node).flatMap((leaf) =>
    state.board.card.indicators.get(leaf.id)?.due === true ? [leaf.id] : [],
  );
}

/** The state with the form of the first due indicator on top. */
export function beginWalk(state: State): State {
  const due = dueHere(state);
  const walk = { left: due, total: due.length, entered: [], skipped: 0, before: state.board };
  const step = nextStep(state, walk);
  return step === undefined ? state : push(state, step);
}

/** The state after the form on top was written or skipped: the next form, or what changed. */
export function walkOn(state: State, how: 'entered' | 'skipped'): State {
  const top = topOf(state);
  if (top.kind !== 'form' || top.walk === undefined) return state;
  const { walk, form } = top;
  const next: Walk =
    how === 'entered'
      ? { ...walk, entered: [...walk.entered, form.indicator] }
      : { ...walk, skipped: walk.skipped + 1 };
  const step = nextStep(state, next);
  return step === undefined ? endWalk(state, next) : withTop(state, step);
}

/** The state after a form was left: what its walk changed so far, or the screen below. */
export function leaveForm(state: State): State {
  const top = topOf(state);
  if (top.kind !== 'form' || top.walk === undefined) return pop(state);
  return endWalk(state, { ...top.walk, left: [top.form.indicator, ...top.walk.left] });
}

/** The state once something was written: its form or question is done with. */
export function afterWriting(state: State): State {
  const top = topOf(state);
  if (top.kind === 'retract') return withoutRetracted(pop(state), top.of);
  if (top.kind !== 'form') return state;
  return top.walk === undefined ? pop(state) : walkOn(state, 'entered');
}

/** The screen of an event goes with it. */
function withoutRetracted(state: State, of: Retracted): State {
  const top = topOf(state);
  const gone = of.subject === 'event' && top.kind === 'event' && top.event === of.event.id;
  return gone ? pop(state) : state;
}

function nextStep(state: State, walk: Walk): FormScreen | undefined {
  const [id, ...left] = walk.left;
  if (id === undefined) return undefined;
  const indicator = findIndicator(state.strategy, id);
  if (indicator === undefined) return nextStep(state, { ...walk, left });
  return { kind: 'form', form: openForm(indicator, state.today), walk: { ...walk, left } };
}

function endWalk(state: State, walk: Walk): State {
  return walk.entered.length === 0
    ? pop(state)
    : withTop(state, { kind: 'walked', walk, selected: 0 });
}

/** What a walk has changed, a line each. */
export function walkedLines(state: State, walk: Walk): readonly string[] {
  const { board } = state;
  const { before, entered, skipped, left } = walk;
  const view = changeView(before, board, entered);
  const [was, is] = [before.card.root, board.card.root];
  return [
    `${count(entered.length, 'value')} entered, ${skipped} skipped${left.length === 0 ? '' : `, ${left.length} left`}`,
    '',
    'VALUES ENTERED',
    ...view.values.map((row) => `${row.title}   ${row.before} -> ${row.after}`),
    '',
    'THE GAUGE',
    `${gaugeText(before, board)}, 90 % interval ${intervalText(was, 1)} -> ${intervalText(is, 1)}`,
    bandSaid(view.band),
    ...view.scores
      .filter((row) => row.id !== is.node.id && !entered.includes(row.id))
      .map(
        (row) =>
          `${row.title}   ${row.before} -> ${row.after}${row.change === '' ? '' : ` (${row.change})`}`,
      ),
    '',
    'ALERTS',
    ...(view.crossed.length + view.cleared.length === 0 ? ['none new, none cleared'] : []),
    ...view.crossed.map((wire) => `new: ${wire}`),
    ...view.cleared.map((wire) => `no longer: ${wire}`),
    '',
    `Each was recorded by itself; on the board ${keyOf(state, 'journal.undo')} takes back the last.`,
  ];
}
