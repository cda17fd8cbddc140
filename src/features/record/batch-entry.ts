/** The batch through everything due: a form for each, and at the end what changed. */
import { findIndicator, leavesOf, nodePlacesOf } from '../../core/model/tree.ts';
import { boardChangeView, gaugeChangeLine } from '../../text/change.ts';
import { countWithNoun, intervalText } from '../../text/format.ts';
import { headingLine, phraseLine, proseLine, spacedLine, type ViewLine } from '../../text/line.ts';
import { topScreenOfKind } from '../../tui/binding.ts';
import { isFormTouched } from '../../tui/form.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import { popScreen, pushScreen, type State, withTopScreen } from '../../tui/state.ts';
import { isCheckForm, newReadingForm, type RecordForm } from './record-form.ts';
import type { BatchEntry, FormScreen } from './screen-state.ts';

/** Ids of the indicators that are due, in file order: all of them, or on the screen of a track those of the track. */
export function dueIndicatorsOnScreen(state: State): readonly string[] {
  const { root } = state.strategy;
  const id = topScreenOfKind(state, 'track')?.id ?? root.id;
  const node = nodePlacesOf(state.strategy).get(id)?.node ?? root;
  return leavesOf(node).flatMap((leaf) =>
    state.board.card.indicators.get(leaf.id)?.due === true ? [leaf.id] : [],
  );
}

/** The state with the form of the first due indicator on top. */
export function withBatchForm(state: State): State {
  const due = dueIndicatorsOnScreen(state);
  const step = stepAt(
    state,
    { due, drafts: [], entered: [], checked: [], before: state.board },
    due[0],
  );
  return step === undefined ? state : pushScreen(state, step);
}

/** Where the form of a batch stands among those due, from 0. */
export function batchFormIndex({ form, batch }: FormScreen): number {
  return batch?.due.indexOf(form.indicator) ?? 0;
}

/** The forms with something typed and not saved, in the order of the batch: that of the screen, and those of other steps. */
export function unsavedForms({ form, batch }: FormScreen): readonly RecordForm[] {
  const others = batch?.drafts.filter(({ indicator }) => indicator !== form.indicator) ?? [];
  const all = isFormTouched(form) ? [...others, form] : others;
  const placeOf = ({ indicator }: RecordForm): number => batch?.due.indexOf(indicator) ?? 0;
  return all.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The form before or after the one on top, with what was typed in both kept; undefined: there is none. */
export function withAdjacentBatchForm(state: State, by: 1 | -1): State | undefined {
  const top = topScreenOfKind(state, 'form');
  if (top?.batch === undefined) return undefined;
  const batch = { ...top.batch, drafts: unsavedForms(top) };
  const step = stepAt(state, batch, batch.due[batchFormIndex(top) + by]);
  return step && withTopScreen(state, step);
}

/** The state after the form on top was written: the next one, the first that was left unsaved, or what changed. */
function continueBatch(state: State, top: FormScreen, { drafts, ...batch }: BatchEntry): State {
  const { indicator } = top.form;
  const others = (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => id !== indicator);
  const isCheck = isCheckForm(top.form);
  const next: BatchEntry = {
    ...batch,
    drafts: drafts.filter((draft) => draft.indicator !== indicator),
    entered: isCheck ? batch.entered : [...others(batch.entered), indicator],
    // of one that was entered too, the value is what is told
    checked:
      isCheck && !batch.entered.includes(indicator)
        ? [...others(batch.checked), indicator]
        : others(batch.checked),
  };
  const step = stepAt(state, next, batch.due[batchFormIndex(top) + 1] ?? next.drafts[0]?.indicator);
  return step === undefined ? endBatch(state, next) : withTopScreen(state, step);
}

/** The state after a form was left: what its batch changed so far, or the screen below. */
export function withFormLeft(state: State, { batch }: FormScreen): State {
  return batch === undefined ? popScreen(state) : endBatch(state, batch);
}

/** The state once the form on top was written: the next one of its batch, or the screen below. */
export function withFormSaved(state: State, form: FormScreen): State {
  return form.batch === undefined ? popScreen(state) : continueBatch(state, form, form.batch);
}

/** The step of a batch at an indicator, as it was left; undefined: no such indicator. */
function stepAt(state: State, batch: BatchEntry, id = ''): FormScreen | undefined {
  const indicator = findIndicator(state.strategy, id);
  if (indicator === undefined) return undefined;
  const draft = batch.drafts.find((form) => form.indicator === indicator.id);
  return { kind: 'form', form: draft ?? newReadingForm(indicator, state.today), batch };
}

function endBatch(state: State, batch: BatchEntry): State {
  return batch.entered.length + batch.checked.length === 0
    ? popScreen(state)
    : withTopScreen(state, { kind: 'batchDone', batch, selected: 0 });
}

/** What a batch has changed, a line each. */
export function batchDoneLines(state: State, batch: BatchEntry): readonly ViewLine[] {
  const { board } = state;
  const { before, entered, checked, due } = batch;
  const view = boardChangeView(before, board, entered);
  const [was, is] = [before.card.root, board.card.root];
  return [
    proseLine(
      `${countWithNoun(entered.length, 'value')} entered, ${checked.length === 0 ? '' : `${checked.length} with nothing new, `}${due.length - entered.length - checked.length} of ${due.length} left as they were`,
    ),
    proseLine(''),
    headingLine('VALUES ENTERED'),
    ...view.values.map((row) => spacedLine([row.title, phraseLine`${row.before} -> ${row.after}`])),
    proseLine(''),
    headingLine('THE GAUGE'),
    phraseLine`${gaugeChangeLine(before, board)}, 90 % interval ${intervalText(was, 1)} -> ${intervalText(is, 1)}`,
    proseLine(view.bandSaid),
    ...view.scores
      .filter((row) => row.id !== is.node.id && !entered.includes(row.id))
      .map((row) => {
        const by = row.change === '' ? '' : ` (${row.change})`;
        return spacedLine([row.title, phraseLine`${row.before} -> ${row.after}${by}`]);
      }),
    proseLine(''),
    headingLine('ALERTS'),
    ...[
      ...(view.crossed.length + view.cleared.length + view.unknown.length === 0
        ? ['none new, none cleared']
        : []),
      ...view.crossed.map((wire) => `new: ${wire}`),
      ...view.cleared.map((wire) => `no longer: ${wire}`),
      ...view.unknown.map((wire) => `not known any more: ${wire}`),
      '',
      `Each was recorded by itself; on the board ${actionKeyName(state, 'journal.undo')} takes back the last.`,
    ].map(proseLine),
  ];
}
