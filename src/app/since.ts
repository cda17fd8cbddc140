/** What has become of the board since its reader was here last. */
import type { Board } from '../domain/board.ts';
import { raisesAlert } from '../domain/states.ts';
import { assessDueText } from './assess-due.ts';
import { width } from './cells.ts';
import { bandMove } from './change-view.ts';
import { count, dayText, moved, NONE } from './format.ts';
import { isLive, type State } from './state.ts';

/** Ids of the alerts, changes of band among them, that a board shows, each with the day it began. */
export function alertsOf(board: Board): ReadonlySet<string> {
  const { crossings, bandChange } = board;
  return new Set([
    ...crossings
      .filter(({ tripwire }) => raisesAlert(tripwire.severity))
      .map(({ tripwire }) => tripwire.id),
    ...(bandChange === undefined ? [] : [`band ${bandChange.to.id}`]),
  ]);
}

/** Alerts of a board that another one had not. */
export function newAlerts(before: Board, after: Board): readonly string[] {
  const known = alertsOf(before);
  return [...alertsOf(after)].filter((id) => !known.has(id));
}

/** `SINCE your last visit on 21 Nov 2026: gauge +1, 5 values entered, 1 new alert, no band change`, shorter where that fits in `cells` alone, not on a first visit or a past board; before it a line of its own when another assessment is due. */
export function sinceLines(state: State, cells: number): readonly string[] {
  return [assessDueText(state), visitText(state, cells)].filter((text) => text !== undefined);
}

function visitText(state: State, cells: number): string | undefined {
  const { visit, board } = state;
  if (visit === undefined || !isLive(state)) return undefined;
  const [was, is] = [visit.board, board].map(({ card }) => card.root.score);
  const change = was === undefined || is === undefined ? undefined : moved(is - was);
  const values = `${visit.orMore ? 'at least ' : ''}${count(visit.entered, 'value')}`;
  const alerts = count(newAlerts(visit.board, board).length, 'new alert');
  const { band: move, bandChanged } = bandMove(visit.board, board);
  const band = bandChanged ? `band ${move}` : 'no band change';
  const day = dayText(visit.day);
  const gauge = `gauge ${change === '0' ? 'unchanged' : (change ?? NONE)}`;
  const forms = [
    `SINCE   your last visit on ${day}: ${gauge}, ${values} entered, ${alerts}, ${band}`,
    `SINCE ${day}: ${gauge}, ${values}, ${alerts}, ${band}`,
    ...(!bandChanged ? [`SINCE ${day}: ${gauge}, ${values}, ${alerts}`] : []),
  ];
  return forms.find((text) => width(text) <= cells) ?? forms.at(-1);
}
