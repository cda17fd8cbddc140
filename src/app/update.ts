/** The one reducer. Past 200 lines because a key press is followed here from its command to the next state, without leaving the file. */
import { boardOf } from '../domain/board.ts';
import type { Day, Readings } from '../domain/model.ts';
import { findIndicator } from '../domain/tree.ts';
import { valueWithUnit } from './format.ts';
import { helpLines } from './help.ts';
import { bindingOf, indicatorInHand, targetPanel } from './keymap.ts';
import { bodyRows, layoutOf } from './layout.ts';
import {
  focusedPanel,
  frontsAndRest,
  panelLength,
  panelsOf,
  selectedIn,
  selectedNode,
} from './panels.ts';
import { plainLines } from './plain-lines.ts';
import {
  isDirty,
  moveFocus,
  observationOf,
  openForm,
  pasteIntoForm,
  typeIntoForm,
} from './record-form.ts';
import {
  type Effect,
  type FormScreen,
  INDICATOR_TABS,
  type Message,
  type Notice,
  overviewOf,
  pop,
  push,
  type Screen,
  type State,
  type Step,
  topOf,
  withTop,
} from './state.ts';

/** The next state, and what it asks of the outside. */
export function update(state: State, message: Message): Step {
  switch (message.kind) {
    case 'key':
      return onKey({ ...state, notice: undefined }, message.key);
    case 'pasted':
      return [onPaste(state, message.text), []];
    case 'resized':
      return [{ ...state, size: message.size }, []];
    case 'stored': {
      const { readings, ...rest } = message.stored;
      const next = {
        ...rescored(state, readings, state.board.asOf),
        ...rest,
        notice: message.notice ?? state.notice,
      };
      return [next, historyEffects(next)];
    }
    case 'recorded': {
      const [next, effects] = update(state, { kind: 'stored', stored: message.stored });
      return [say(topOf(next).kind === 'form' ? pop(next) : next, message.said, 'good'), effects];
    }
    case 'refused':
      return [say(state, message.problems.map((problem) => problem.message).join('; '), 'bad'), []];
    case 'history':
      return [withHistory(state, message.indicator, message.rows), []];
    case 'redrawn':
      return [{ ...state }, []];
    case 'day':
      return [
        state.live
          ? { ...rescored(state, state.board.readings, message.today), today: message.today }
          : state,
        [],
      ];
  }
}

/** The state as it was before the command, with a sentence for the person. */
function say(state: State, text: string, tone: Notice['tone'] = 'plain'): State {
  return { ...state, notice: { text, tone } };
}

function rescored(state: State, readings: Readings, asOf: Day): State {
  if (readings === state.board.readings && asOf === state.board.asOf) return state;
  return { ...state, board: boardOf(state.strategy, readings, asOf) };
}

function historyEffects(state: State): readonly Effect[] {
  return state.layers.flatMap((screen): readonly Effect[] =>
    screen.kind === 'indicator' ? [{ kind: 'history', indicator: screen.id }] : [],
  );
}

function withHistory(
  state: State,
  indicator: string,
  rows: Extract<Message, { kind: 'history' }>['rows'],
): State {
  const layers = state.layers.map(
    (screen): Screen =>
      screen.kind === 'indicator' && screen.id === indicator
        ? { ...screen, history: rows.toReversed() }
        : screen,
  );
  return { ...state, layers };
}

function onPaste(state: State, text: string): State {
  const top = topOf(state);
  if (top.kind !== 'form')
    return say(state, 'A paste outside a field changes nothing; press e to record a reading.');
  const indicator = findIndicator(state.strategy, top.form.indicator);
  return indicator === undefined
    ? state
    : withTop(state, { ...top, form: pasteIntoForm(top.form, indicator, text) });
}

function onKey(state: State, key: string): Step {
  const binding = bindingOf(state, key);
  const top = topOf(state);
  if (binding === undefined) return [top.kind === 'form' ? onFormKey(state, top, key) : state, []];
  const why = binding.whyDisabled?.(state);
  return why === undefined ? run(state, binding.id) : [say(state, why), []];
}

function onFormKey(state: State, top: FormScreen, key: string): State {
  const indicator = findIndicator(state.strategy, top.form.indicator);
  const form = indicator === undefined ? undefined : typeIntoForm(top.form, indicator, key);
  return form === undefined ? state : withTop(state, { ...top, form });
}

/** The step of a command by its action id; a command means the same whatever key it is on. */
export function run(state: State, id: string): Step {
  const still = (next: State): Step => [next, []];
  switch (id) {
    case 'nav.down':
      return still(moved(state, 1));
    case 'nav.up':
      return still(moved(state, -1));
    case 'nav.pageDown':
      return still(moved(state, bodyRows(state.size)));
    case 'nav.pageUp':
      return still(moved(state, -bodyRows(state.size)));
    case 'nav.first':
      return still(moved(state, -Infinity));
    case 'nav.last':
      return still(moved(state, Infinity));
    case 'nav.right':
      return still(sideways(state, 1));
    case 'nav.left':
      return still(sideways(state, -1));
    case 'panel.next':
      return still(focusPanel(state, (overviewOf(state).panel + 1) % panelsOf(state.board).length));
    case 'panel.prev': {
      const { length } = panelsOf(state.board);
      return still(focusPanel(state, (overviewOf(state).panel + length - 1) % length));
    }
    case 'panel.home':
      return still({ ...state, layers: state.layers.slice(0, 1) });
    case 'panel.6':
      return still(focusPanel(state, panelsOf(state.board).length - 1));
    case 'panel.1':
    case 'panel.2':
    case 'panel.3':
    case 'panel.4':
    case 'panel.5':
      return still(focusPanel(state, Number(id.slice(-1)) - 1));
    case 'item.open':
      return open(state);
    case 'tab.next':
      return still(turned(state, 1));
    case 'tab.prev':
      return still(turned(state, -1));
    case 'reading.record':
      return still(record(state));
    case 'form.next':
      return still(refocused(state, 1));
    case 'form.prev':
      return still(refocused(state, -1));
    case 'form.save':
      return save(state);
    case 'form.cancel':
      return leave(state, 'discard');
    case 'form.quit':
      return leave(state, 'quit');
    case 'confirm.yes':
      return answered(state);
    case 'confirm.no':
    case 'nav.back':
      return still(pop(state));
    case 'app.help':
      return still(push(state, { kind: 'help', selected: 0 }));
    case 'app.quit':
      return [state, [{ kind: 'quit' }]];
    case 'app.suspend':
      return [state, [{ kind: 'suspend' }]];
    case 'app.redraw':
      return [state, [{ kind: 'redraw' }]];
    case 'data.reload':
      return [say(state, 'Read again from the store.'), [{ kind: 'reload' }]];
    case 'journal.undo':
      return [state, [{ kind: 'undo' }]];
    case 'journal.redo':
      return [state, [{ kind: 'redo' }]];
    default:
      return still(state);
  }
}

function clamp(at: number, length: number): number {
  return Math.max(0, Math.min(at, length - 1));
}

function moved(state: State, by: number): State {
  const top = topOf(state);
  switch (top.kind) {
    case 'overview': {
      if (layoutOf(state.size) === 'tiny') {
        const lines = plainLines(state.board, state.size.columns - 1).length;
        return withTop(state, { ...top, scroll: clamp(top.scroll + by, lines) });
      }
      const panel = focusedPanel(state);
      if (panel === undefined) return state;
      const at = clamp(selectedIn(state, panel) + by, panelLength(panel));
      return withTop(state, { ...top, selected: { ...top.selected, [panel.id]: at } });
    }
    case 'indicator':
      return withTop(state, {
        ...top,
        selected: clamp(top.selected + by, top.history?.length ?? 1),
      });
    case 'help':
      return withTop(state, {
        ...top,
        selected: clamp(top.selected + by, helpLines(state, state.size.columns).length),
      });
    default:
      return state;
  }
}

/** To the panel beside: among the fronts, among the China panels, or down the list where they are stacked. */
function sideways(state: State, by: 1 | -1): State {
  const at = overviewOf(state).panel;
  const { fronts, rest } = frontsAndRest(state.board);
  const row = fronts.includes(at) ? fronts : rest.includes(at) ? rest : [at];
  const next = row[clamp(row.indexOf(at) + by, row.length)];
  return next === undefined ? state : focusPanel(state, next);
}

function focusPanel(state: State, panel: number): State {
  return { ...state, layers: [{ ...overviewOf(state), panel }] };
}

function open(state: State): Step {
  const panel = targetPanel(state);
  if (panel !== undefined) return [focusPanel(state, panel), []];
  const id = selectedNode(state);
  if (id === undefined) return [state, []];
  const screen: Screen = { kind: 'indicator', id, tab: 0, selected: 0, history: undefined };
  return [push(state, screen), [{ kind: 'history', indicator: id }]];
}

function turned(state: State, by: 1 | -1): State {
  const top = topOf(state);
  if (top.kind !== 'indicator') return state;
  return withTop(state, {
    ...top,
    tab: (top.tab + by + INDICATOR_TABS.length) % INDICATOR_TABS.length,
  });
}

function record(state: State): State {
  const id = indicatorInHand(state);
  const indicator = id === undefined ? undefined : findIndicator(state.strategy, id);
  return indicator === undefined
    ? state
    : push(state, { kind: 'form', form: openForm(indicator, state.today) });
}

function refocused(state: State, by: 1 | -1): State {
  const top = topOf(state);
  return top.kind === 'form' ? withTop(state, { ...top, form: moveFocus(top.form, by) }) : state;
}

function save(state: State): Step {
  const top = topOf(state);
  if (top.kind !== 'form') return [state, []];
  const parsed = observationOf(top.form, state.board, state.today);
  const indicator = findIndicator(state.strategy, top.form.indicator);
  if (!parsed.ok || indicator === undefined) {
    const tried = withTop(state, { ...top, form: { ...top.form, tried: true } });
    return [say(tried, 'Not saved: see the fields below.', 'bad'), []];
  }
  const { value: observation } = parsed;
  const said = `${indicator.code ?? indicator.id} ${valueWithUnit(indicator, observation.value)} on ${observation.observedOn} recorded; u takes it back.`;
  return [state, [{ kind: 'record', observation, said }]];
}

function leave(state: State, then: 'discard' | 'quit'): Step {
  const top = topOf(state);
  if (top.kind === 'form' && isDirty(top.form)) {
    const question = then === 'quit' ? 'Quit and lose what you typed?' : 'Discard what you typed?';
    return [push(state, { kind: 'confirm', question, then }), []];
  }
  return then === 'quit' ? [state, [{ kind: 'quit' }]] : [pop(state), []];
}

function answered(state: State): Step {
  const top = topOf(state);
  if (top.kind !== 'confirm') return [state, []];
  return top.then === 'quit' ? [state, [{ kind: 'quit' }]] : [pop(pop(state)), []];
}
