/** The walk through everything due: a form for each, and at the end what changed. */
import { findIndicator, leavesOf, placesOf } from '../../core/model/tree.ts';
import { changeView, gaugeChange } from '../../text/change.ts';
import { count, intervalText } from '../../text/format.ts';
import { heading, phrase, prose, spaced, type ViewLine } from '../../text/line.ts';
import { topOfKind } from '../../tui/binding.ts';
import { isTouched } from '../../tui/form.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { pop, push, type State, withTop } from '../../tui/state.ts';
import { openForm, type RecordForm } from './record-form.ts';
import type { BatchEntry, FormScreen } from './screen-state.ts';

/** Ids of the indicators that are due, in file order: all of them, or on the screen of a track those of the track. */
export function dueHere(state: State): readonly string[] {
  const { root } = state.strategy;
  const id = topOfKind(state, 'track')?.id ?? root.id;
  const node = placesOf(state.strategy).get(id)?.node ?? root;
  return leavesOf(node).flatMap((leaf) =>
    state.board.card.indicators.get(leaf.id)?.due === true ? [leaf.id] : [],
  );
}

/** The state with the form of the first due indicator on top. */
export function beginBatch(state: State): State {
  const due = dueHere(state);
  const step = stepAt(state, { due, drafts: [], entered: [], before: state.board }, due[0]);
  return step === undefined ? state : push(state, step);
}

/** Where the form of a walk stands among those due, from 0. */
export function batchPlace({ form, batch }: FormScreen): number {
  return batch?.due.indexOf(form.indicator) ?? 0;
}

/** The forms with something typed and not saved, in the order of the walk: that of the screen, and those of other steps. */
export function unsavedForms({ form, batch }: FormScreen): readonly RecordForm[] {
  const others = batch?.drafts.filter(({ indicator }) => indicator !== form.indicator) ?? [];
  const all = isTouched(form) ? [...others, form] : others;
  const placeOf = ({ indicator }: RecordForm): number => batch?.due.indexOf(indicator) ?? 0;
  return all.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The form before or after the one on top, with what was typed in both kept; undefined: there is none. */
export function stepInBatch(state: State, by: 1 | -1): State | undefined {
  const top = topOfKind(state, 'form');
  if (top?.batch === undefined) return undefined;
  const batch = { ...top.batch, drafts: unsavedForms(top) };
  const step = stepAt(state, batch, batch.due[batchPlace(top) + by]);
  return step && withTop(state, step);
}

/** The state after the form on top was written: the next one, the first that was left unsaved, or what changed. */
function continueBatch(state: State, top: FormScreen, { drafts, ...batch }: BatchEntry): State {
  const { indicator } = top.form;
  const next: BatchEntry = {
    ...batch,
    drafts: drafts.filter((draft) => draft.indicator !== indicator),
    entered: [...batch.entered.filter((id) => id !== indicator), indicator],
  };
  const step = stepAt(state, next, batch.due[batchPlace(top) + 1] ?? next.drafts[0]?.indicator);
  return step === undefined ? endBatch(state, next) : withTop(state, step);
}

/** The state after a form was left: what its walk changed so far, or the screen below. */
export function afterLeaving(state: State, { batch }: FormScreen): State {
  return batch === undefined ? pop(state) : endBatch(state, batch);
}

/** The state once the form on top was written: the next one of its walk, or the screen below. */
export function afterForm(state: State, form: FormScreen): State {
  return form.batch === undefined ? pop(state) : continueBatch(state, form, form.batch);
}

/** The step of a walk at an indicator, as it was left; undefined: no such indicator. */
function stepAt(state: State, batch: BatchEntry, id = ''): FormScreen | undefined {
  const indicator = findIndicator(state.strategy, id);
  if (indicator === undefined) return undefined;
  const draft = batch.drafts.find((form) => form.indicator === indicator.id);
  return { kind: 'form', form: draft ?? openForm(indicator, state.today), batch };
}

function endBatch(state: State, batch: BatchEntry): State {
  return batch.entered.length === 0
    ? pop(state)
    : withTop(state, { kind: 'batchDone', batch, selected: 0 });
}

/** What a walk has changed, a line each. */
export function batchDoneLines(state: State, batch: BatchEntry): readonly ViewLine[] {
  const { board } = state;
  const { before, entered, due } = batch;
  const view = changeView(before, board, entered);
  const [was, is] = [before.card.root, board.card.root];
  return [
    prose(
      `${count(entered.length, 'value')} entered, ${due.length - entered.length} of ${due.length} left as they were`,
    ),
    prose(''),
    heading('VALUES ENTERED'),
    ...view.values.map((row) => spaced([row.title, phrase`${row.before} -> ${row.after}`])),
    prose(''),
    heading('THE GAUGE'),
    phrase`${gaugeChange(before, board)}, 90 % interval ${intervalText(was, 1)} -> ${intervalText(is, 1)}`,
    prose(view.bandSaid),
    ...view.scores
      .filter((row) => row.id !== is.node.id && !entered.includes(row.id))
      .map((row) => {
        const by = row.change === '' ? '' : ` (${row.change})`;
        return spaced([row.title, phrase`${row.before} -> ${row.after}${by}`]);
      }),
    prose(''),
    heading('ALERTS'),
    ...[
      ...(view.crossed.length + view.cleared.length === 0 ? ['none new, none cleared'] : []),
      ...view.crossed.map((wire) => `new: ${wire}`),
      ...view.cleared.map((wire) => `no longer: ${wire}`),
      '',
      `Each was recorded by itself; on the board ${keyOf(state, 'journal.undo')} takes back the last.`,
    ].map(prose),
  ];
}
