/** What the store answered, put where it was asked for. */
import type { Assessment } from '../domain/assessment.ts';
import type { Board } from '../domain/board.ts';
import type { Readings } from '../domain/model.ts';
import type { Screen } from './screen.ts';
import type { Scenario } from './session.ts';
import { lineSet } from './sheet.ts';
import type { State } from './state.ts';

/** What was known some days before an event. */
export function withKnown(state: State, event: string, known: Readings): State {
  return onEach(state, (screen) =>
    screen.kind === 'event' && screen.event === event ? { ...screen, known } : screen,
  );
}

/** The assessments, and the board of the newest as it stood. */
export function withAssessments(
  state: State,
  assessments: readonly Assessment[],
  before: Board | undefined,
): State {
  return onEach(state, (screen) => {
    if (screen.kind === 'assess') return { ...screen, known: { assessments, before } };
    if (screen.kind !== 'assessment') return screen;
    const found = assessments.find(({ id }) => id === screen.assessment.id);
    return found === undefined ? screen : { ...screen, assessment: found };
  });
}

/** The board of an assessment as it stood; undefined where it cannot be opened. */
export function withBoardThen(state: State, id: string, stood: Board | undefined): State {
  return onEach(state, (screen) =>
    screen.kind === 'assessment' && screen.assessment.id === id ? { ...screen, stood } : screen,
  );
}

/** A line of the sheet on top as it came back from the editor, in one paragraph. */
export function withLine(state: State, name: string, text: string): State {
  return onEach(state, (screen) =>
    screen.kind === 'sheet' ? { ...screen, sheet: lineSet(screen.sheet, name, text) } : screen,
  );
}

/** The scenarios, where values are tried. */
export function withScenarios(state: State, scenarios: readonly Scenario[]): State {
  return onEach(state, (screen) => (screen.kind === 'whatIf' ? { ...screen, scenarios } : screen));
}

function onEach(state: State, change: (screen: Screen) => Screen): State {
  return { ...state, layers: state.layers.map(change) };
}
