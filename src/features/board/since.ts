/** What has become of the board since its reader was here last. */

import { newAlerts } from '../../core/scoring/alerts.ts';
import { scoreChangeWithInterval } from '../../core/scoring/change-interval.ts';
import { textWidth } from '../../text/cells.ts';
import { bandChangeTexts } from '../../text/change.ts';
import {
  changeWithErrorText,
  countWithNoun,
  dayText,
  isVisibleChange,
  withinErrorNote,
} from '../../text/format.ts';
import { phraseLine, proseLine, spokenPartText, type ViewLine } from '../../text/line.ts';
import { isLiveView, type State } from '../../tui/state.ts';
import { assessDueText } from '../assessments/assess-due.ts';

/** `SINCE your last visit on 21 Nov 2026: gauge +1, 5 values entered, 1 new alert, no band change`, shorter where that fits in `cells` alone, not on a first visit or a past board; before it a line of its own when another assessment is due. */
export function sinceLastVisitLines(state: State, cells: number): readonly ViewLine[] {
  const due = assessDueText(state);
  const visit = visitLine(state, cells);
  return [...(due === undefined ? [] : [proseLine(due)]), ...(visit === undefined ? [] : [visit])];
}

function visitLine(state: State, cells: number): ViewLine | undefined {
  const { visit, board } = state;
  if (visit === undefined || !isLiveView(state)) return undefined;
  const change = scoreChangeWithInterval(visit.board.card, board.card, board.strategy.root.id);
  const said =
    change === undefined || isVisibleChange(change.change)
      ? changeWithErrorText(change)
      : 'unchanged';
  const values = `${visit.orMore ? 'at least ' : ''}${countWithNoun(visit.entered, 'value')}`;
  const alerts = countWithNoun(newAlerts(visit.board, board).length, 'new alert');
  const { band: move, bandChanged } = bandChangeTexts(visit.board, board);
  const band = bandChanged ? `band ${move}` : 'no band change';
  const day = dayText(visit.day);
  const gauge = phraseLine`gauge ${said}`;
  const within = withinErrorNote([{ name: '', change }])
    .map((note) => ` (${note})`)
    .join('');
  const whole = phraseLine`your last visit on ${day}: ${gauge}${within}, ${values} entered, ${alerts}, ${band}`;
  const forms = [
    `SINCE   ${whole.text}`,
    `SINCE ${day}: ${gauge.text}, ${values}, ${alerts}, ${band}`,
    ...(!bandChanged ? [`SINCE ${day}: ${gauge.text}, ${values}, ${alerts}`] : []),
  ];
  const text = forms.find((form) => textWidth(form) <= cells) ?? forms.at(-1);
  return { ...proseLine(text ?? ''), say: `Since ${spokenPartText(whole)}` };
}
