/** Every key of the dashboard as data: footer, help, dispatcher and README read this one list, which is why it is long (past 200 lines). */
import { findIndicator, placesOf } from '../domain/tree.ts';
import { focusedPanel, panelsOf, selectedNode } from './panels.ts';
import { type ScreenKind, type State, topOf } from './state.ts';

export const GROUPS = ['This screen', 'Move', 'Everywhere'] as const;

export interface Binding {
  /** Action id. */
  readonly id: string;
  /** Keys as `keysOf` names them: `j`, `Enter`, `S-Tab`, `^L`. */
  readonly keys: readonly string[];
  /** One or two words for the footer. */
  readonly label: string;
  /** A sentence for the help. */
  readonly description: string;
  readonly group: (typeof GROUPS)[number];
  readonly screens: readonly ScreenKind[];
  /** Whether the footer names it when it works. */
  readonly footer?: boolean;
  /** The sentence why it does not work now; undefined when it does. */
  readonly whyDisabled?: (state: State) => string | undefined;
}

const BOARD: readonly ScreenKind[] = ['overview', 'indicator'];
const LISTS: readonly ScreenKind[] = ['overview', 'indicator', 'help'];

/** Why nothing can be written; undefined when writing works. */
export function whyReadOnly(state: State): string | undefined {
  if (!state.live)
    return `This is the board as of ${state.board.asOf}, read-only; start without --as-of to record.`;
  return state.readOnly;
}

/** Id of the indicator that the keys act on; undefined when the selected row is about something else. */
export function indicatorInHand(state: State): string | undefined {
  const top = topOf(state);
  const id = top.kind === 'indicator' ? top.id : selectedNode(state);
  return id === undefined ? undefined : findIndicator(state.strategy, id)?.id;
}

export const BINDINGS: readonly Binding[] = [
  {
    id: 'item.open',
    keys: ['Enter'],
    label: 'open',
    description: 'open the selected indicator: its readings, rule and source',
    group: 'This screen',
    screens: ['overview'],
    footer: true,
    whyDisabled: (state) => {
      const id = selectedNode(state);
      if (id === undefined) return 'There is nothing to open here.';
      return placesOf(state.strategy).get(id)?.node.kind === 'indicator' ||
        targetPanel(state) !== undefined
        ? undefined
        : 'This line is about the whole board; press 0 for the overview.';
    },
  },
  {
    id: 'reading.record',
    keys: ['e'],
    label: 'record',
    description: 'record a reading of the selected indicator',
    group: 'This screen',
    screens: BOARD,
    footer: true,
    whyDisabled: (state) =>
      whyReadOnly(state) ??
      (indicatorInHand(state) === undefined
        ? 'Select an indicator first; this line is about a whole track.'
        : undefined),
  },
  {
    id: 'tab.next',
    keys: [']'],
    label: 'next tab',
    description: 'next tab',
    group: 'This screen',
    screens: ['indicator'],
    footer: true,
  },
  {
    id: 'tab.prev',
    keys: ['['],
    label: 'tab',
    description: 'previous tab',
    group: 'This screen',
    screens: ['indicator'],
  },
  {
    id: 'nav.down',
    keys: ['j', 'Down'],
    label: 'down',
    description: 'one row down',
    group: 'Move',
    screens: LISTS,
  },
  {
    id: 'nav.up',
    keys: ['k', 'Up'],
    label: 'up',
    description: 'one row up',
    group: 'Move',
    screens: LISTS,
  },
  {
    id: 'nav.right',
    keys: ['l', 'Right'],
    label: 'right',
    description: 'the panel to the right',
    group: 'Move',
    screens: ['overview'],
  },
  {
    id: 'nav.left',
    keys: ['h', 'Left'],
    label: 'left',
    description: 'the panel to the left',
    group: 'Move',
    screens: ['overview'],
  },
  {
    id: 'nav.first',
    keys: ['g', 'Home'],
    label: 'first',
    description: 'first row',
    group: 'Move',
    screens: LISTS,
  },
  {
    id: 'nav.last',
    keys: ['G', 'End'],
    label: 'last',
    description: 'last row',
    group: 'Move',
    screens: LISTS,
  },
  {
    id: 'nav.pageDown',
    keys: ['PgDn', '^D'],
    label: 'page down',
    description: 'a page down',
    group: 'Move',
    screens: LISTS,
  },
  {
    id: 'nav.pageUp',
    keys: ['PgUp', '^U'],
    label: 'page up',
    description: 'a page up',
    group: 'Move',
    screens: LISTS,
  },
  {
    id: 'panel.next',
    keys: ['Tab'],
    label: 'panel',
    description: 'next panel',
    group: 'Move',
    screens: ['overview'],
    footer: true,
  },
  {
    id: 'panel.prev',
    keys: ['S-Tab'],
    label: 'panel',
    description: 'previous panel',
    group: 'Move',
    screens: ['overview'],
  },
  {
    id: 'panel.home',
    keys: ['0'],
    label: 'overview',
    description: 'the overview, from anywhere',
    group: 'Move',
    screens: BOARD,
  },
  {
    id: 'panel.1',
    keys: ['1'],
    label: '1st',
    description: 'first track, as numbered on the board',
    group: 'Move',
    screens: BOARD,
    whyDisabled: noPanel(0),
  },
  {
    id: 'panel.2',
    keys: ['2'],
    label: '2nd',
    description: 'second track',
    group: 'Move',
    screens: BOARD,
    whyDisabled: noPanel(1),
  },
  {
    id: 'panel.3',
    keys: ['3'],
    label: '3rd',
    description: 'third track',
    group: 'Move',
    screens: BOARD,
    whyDisabled: noPanel(2),
  },
  {
    id: 'panel.4',
    keys: ['4'],
    label: '4th',
    description: 'fourth track',
    group: 'Move',
    screens: BOARD,
    whyDisabled: noPanel(3),
  },
  {
    id: 'panel.5',
    keys: ['5'],
    label: '5th',
    description: 'fifth track',
    group: 'Move',
    screens: BOARD,
    whyDisabled: noPanel(4),
  },
  {
    id: 'panel.6',
    keys: ['6'],
    label: 'attention',
    description: 'needs attention',
    group: 'Move',
    screens: BOARD,
  },
  {
    id: 'journal.undo',
    keys: ['u'],
    label: 'undo',
    description: 'take back what you recorded last; the journal keeps both',
    group: 'Everywhere',
    screens: BOARD,
    footer: true,
    whyDisabled: (state) =>
      whyReadOnly(state) ??
      (state.undoable === undefined
        ? 'You have recorded nothing that could be undone.'
        : undefined),
  },
  {
    id: 'journal.redo',
    keys: ['U'],
    label: 'redo',
    description: 'bring back what you undid last',
    group: 'Everywhere',
    screens: BOARD,
    footer: true,
    whyDisabled: (state) =>
      whyReadOnly(state) ??
      (state.redoable === undefined ? 'There is nothing to redo.' : undefined),
  },
  {
    id: 'data.reload',
    keys: ['r'],
    label: 'reload',
    description: 'read the store again',
    group: 'Everywhere',
    screens: BOARD,
  },
  {
    id: 'nav.back',
    keys: ['Esc'],
    label: 'back',
    description: 'close what is on top; never quits',
    group: 'Everywhere',
    screens: ['overview', 'indicator', 'help'],
    whyDisabled: (state) => (state.layers.length > 1 ? undefined : 'This is the bottom; q quits.'),
    footer: true,
  },
  {
    id: 'app.help',
    keys: ['?'],
    label: 'help',
    description: 'every key, by screen',
    group: 'Everywhere',
    screens: BOARD,
    footer: true,
  },
  {
    id: 'app.suspend',
    keys: ['^Z'],
    label: 'suspend',
    description: 'suspend; fg in the shell comes back',
    group: 'Everywhere',
    screens: LISTS,
  },
  {
    id: 'app.redraw',
    keys: ['^L'],
    label: 'redraw',
    description: 'draw the screen again',
    group: 'Everywhere',
    screens: LISTS,
  },
  {
    id: 'app.quit',
    keys: ['q', '^C'],
    label: 'quit',
    description: 'quit',
    group: 'Everywhere',
    screens: LISTS,
    footer: true,
  },
  // a form: letters are text there
  {
    id: 'form.save',
    keys: ['Enter'],
    label: 'save',
    description: 'save the reading',
    group: 'This screen',
    screens: ['form'],
    footer: true,
  },
  {
    id: 'form.next',
    keys: ['Tab', 'Down'],
    label: 'next field',
    description: 'next field',
    group: 'This screen',
    screens: ['form'],
    footer: true,
  },
  {
    id: 'form.prev',
    keys: ['S-Tab', 'Up'],
    label: 'field before',
    description: 'field before',
    group: 'This screen',
    screens: ['form'],
  },
  {
    id: 'form.cancel',
    keys: ['Esc'],
    label: 'cancel',
    description: 'leave the form; asks when something was typed',
    group: 'This screen',
    screens: ['form'],
    footer: true,
  },
  {
    id: 'form.quit',
    keys: ['^C'],
    label: 'quit',
    description: 'quit; asks when something was typed',
    group: 'This screen',
    screens: ['form'],
  },
  {
    id: 'confirm.yes',
    keys: ['y', 'Y'],
    label: 'yes',
    description: 'yes',
    group: 'This screen',
    screens: ['confirm'],
    footer: true,
  },
  {
    id: 'confirm.no',
    keys: ['n', 'N', 'Enter', 'Esc'],
    label: 'no',
    description: 'no',
    group: 'This screen',
    screens: ['confirm'],
    footer: true,
  },
];

/** Index of the panel of the track that the selected attention line is about; undefined: none. */
export function targetPanel(state: State): number | undefined {
  const focused = focusedPanel(state);
  if (focused?.kind !== 'attention') return undefined;
  const id = selectedNode(state);
  const at = panelsOf(state.board).findIndex((panel) => panel.kind === 'track' && panel.id === id);
  return at < 0 ? undefined : at;
}

/** The binding of a key on the deciding screen; undefined: the key is free there. */
export function bindingOf(state: State, key: string): Binding | undefined {
  const { kind } = topOf(state);
  return BINDINGS.find((binding) => binding.screens.includes(kind) && binding.keys.includes(key));
}

/** What the footer names: the bindings that work now on the deciding screen. */
export function footerBindings(state: State): readonly Binding[] {
  const { kind } = topOf(state);
  return BINDINGS.filter(
    (binding) =>
      binding.footer === true &&
      binding.screens.includes(kind) &&
      binding.whyDisabled?.(state) === undefined,
  );
}

function noPanel(at: number): (state: State) => string | undefined {
  return (state) => {
    const tracks = panelsOf(state.board).length - 1;
    return at < tracks ? undefined : `This strategy has ${tracks} tracks.`;
  };
}
