/** The command palette: what is typed, what it finds with its keys, and why the selected one does not work. */

import { countWithNoun } from '../../core/model/plain-text.ts';
import { cutOrPadToWidth, cutToWidth, textWidth, wrapTextToWidth } from '../../text/cells.ts';
import { FindLine } from '../../tui/ink/find-line.tsx';
import { Line, SpansRow } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import type { ScreenBodyProps } from '../../tui/ink/screen-body.ts';
import { firstVisibleRow, fullScreenPanelSize } from '../../tui/layout.ts';
import { actionKeyName } from '../../tui/own-keys.ts';
import type { State } from '../../tui/state.ts';
import { typedLineExamplesText } from '../record/said-in-a-line.ts';
import {
  enterKeyOnTypedSentenceText,
  LISTS_ALL,
  type PaletteItem,
  paletteItems,
  paletteNotFoundSentence,
  SAYS_ITSELF,
} from './palette.ts';
import type { PaletteScreen } from './palette-screen.ts';

type Props = ScreenBodyProps<PaletteScreen>;

/** Rows of the panel from which it says how a line records something. */
const LEAST_FOR_WAYS = 12;

/** The palette below the header and above the notice and footer. */
export function PaletteBody({ state, screen, glyphs }: Props) {
  const { columns } = state.size;
  const { framed, body, cells } = fullScreenPanelSize(state.size);
  const items = paletteItems(state, state.registry.bindings, screen);
  const isEmpty = screen.field.text.trim() === '';
  const ways =
    isEmpty && body >= LEAST_FOR_WAYS
      ? wrapTextToWidth(typedLineExamplesText(state), cells - 1)
      : [];
  const room = Math.max(1, body - 2 - ways.length);
  const start = firstVisibleRow(screen.selected, room, items.length);
  const shown = items.slice(start, start + room);
  const chosen = items[screen.selected];
  // its other lines stand right below it
  const isAlone = items.length === 1;
  const nothing =
    items.length === 0
      ? wrapTextToWidth(paletteNotFoundSentence(screen.field.text), cells).slice(0, room)
      : chosen === undefined
        ? []
        : sentenceLines(chosen, cells, isAlone).slice(0, Math.max(0, room - shown.length));
  return (
    <Panel
      title="Commands"
      aside={items.length === 0 ? '' : `${screen.selected + 1} of ${items.length}`}
      columns={columns}
      rows={body}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      <FindLine
        label=":"
        field={screen.field}
        hint={`a code or word: RU1, report, stale; ${LISTS_ALL} lists all`}
        cells={cells}
        column={framed ? 1 : 0}
        row={2}
      />
      {ways.map((text) => (
        <Line key={text} text={` ${text}`} tone="dim" />
      ))}
      {shown.map((item, at) => (
        <Item
          key={`${item.kind} ${item.id}`}
          item={isAlone ? withFirstLine(item, cells) : item}
          mark={start + at === screen.selected ? glyphs.marker : ' '}
          cells={cells}
        />
      ))}
      {nothing.map((line) => (
        <Line key={line} text={` ${line}`} />
      ))}
      {Array.from({ length: room - shown.length - nothing.length }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an empty row is its place on the screen
        <Line key={at} text="" />
      ))}
      <Line
        text={` ${cutToWidth(paletteFootText(state, chosen, items.length, cells, screen.field.text), cells)}`}
        tone="dim"
      />
    </Panel>
  );
}

/** What is said below the list, of `length` lines, ≥ 0: what Enter does with the selected one, what there is to know of it, or how to find more. */
function paletteFootText(
  state: State,
  chosen: PaletteItem | undefined,
  length: number,
  cells: number,
  typed: string,
): string {
  if (chosen === undefined)
    return `Take letters back to find more; ${actionKeyName(state, 'find.close')} closes.`;
  if (chosen.kind === 'sentence')
    return (
      enterKeyOnTypedSentenceText(state, chosen, typed) ??
      `Nothing is recorded; ${actionKeyName(state, 'find.close')} closes.`
    );
  if (
    chosen.why === undefined &&
    textWidth(paletteItemText(chosen)) > cells - textWidth(chosen.keys) - 1
  )
    return paletteItemText(chosen);
  if (chosen.kind === 'nothing')
    return `${actionKeyName(state, 'find.down')} chooses among the nearest; or take letters back.`;
  if (typed.trim() === '' && chosen.why === undefined)
    return `type ${LISTS_ALL} to list everything; ${actionKeyName(state, 'find.run')} runs the selected one, ${actionKeyName(state, 'find.up')} recalls what was typed`;
  return chosen.why === undefined
    ? `${countWithNoun(length, 'line')}; ${actionKeyName(state, 'find.run')} ${chosen.kind === 'action' ? 'runs' : 'opens'} the selected one, ${actionKeyName(state, 'find.up')} recalls what was typed`
    : `not now: ${chosen.why}`;
}

/** What a sentence has no room for in its line, whole where other lines stand between, and why it does nothing. */
function sentenceLines(item: PaletteItem, cells: number, isAlone: boolean): readonly string[] {
  if (item.kind !== 'sentence') return [];
  const lines = wrapTextToWidth(item.title, cells - 2);
  const whole = lines.length < 2 ? [] : isAlone ? lines.slice(1) : lines;
  return [...whole, ...(item.why === undefined ? [] : wrapTextToWidth(item.why, cells))];
}

/** A sentence that is too long for its line with as many of its words as have room there; anything else as it is. */
function withFirstLine(item: PaletteItem, cells: number): PaletteItem {
  const [first = ''] = wrapTextToWidth(item.title, cells - 2);
  return item.kind === 'sentence' ? { ...item, title: first } : item;
}

function Item({
  item,
  mark,
  cells,
}: {
  readonly item: PaletteItem;
  readonly mark: string;
  readonly cells: number;
}) {
  const aside =
    item.why === undefined || SAYS_ITSELF.includes(item.kind) ? item.keys : `not now  ${item.keys}`;
  const tail = ` ${aside}`;
  const text = cutOrPadToWidth(paletteItemText(item), Math.max(0, cells - textWidth(tail)));
  const tone = item.why === undefined ? undefined : 'dim';
  return (
    <SpansRow
      spans={[
        { text: mark, tone: 'focus' },
        { text, tone: mark === ' ' ? tone : 'focus' },
        { text: tail, tone: 'dim' },
      ]}
      selected={mark !== ' '}
    />
  );
}

function paletteItemText({ kind, name, title }: PaletteItem): string {
  if (kind === 'action' || SAYS_ITSELF.includes(kind)) return title;
  return kind === 'command' ? `${name}  ${title}` : `${kind} ${name}  ${title}`;
}
