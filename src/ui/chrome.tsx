/** The lines around every screen: above it where we are, below it a notice, a question or a prompt, and what works now. */

import { liveOrAsOfText } from '../features/as-of/as-of-words.ts';
import { statusAreaContent } from '../features/board/status-area.ts';
import { alignToBothEnds, cutToWidth, textWidth, wrapTextToWidth } from '../text/cells.ts';
import { dayText, terminalSafeOneLine } from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import { cutSpansToWidth, fitSpansToWidth, type Span, spansText, type Tone } from '../text/tone.ts';
import type { Looks } from '../tui/appearance.ts';
import { writeModeWord } from '../tui/binding.ts';
import { breadcrumbPlaceNames } from '../tui/breadcrumbs.ts';
import { Line, PartRowsColumn, SpansRow } from '../tui/ink/line.tsx';
import { Prompt } from '../tui/ink/prompt.tsx';
import { footerBindings } from '../tui/keymap.ts';
import { AMPLE_CELLS, MODEST_CELLS } from '../tui/layout.ts';
import { actionKeyName, questionAnswerKeysText } from '../tui/own-keys.ts';
import { type Binding, isAheadView, isViewOfToday, type State } from '../tui/state.ts';
import { alertAndLatenessCounts } from '../views/attention.ts';

/** Columns from which the alerts are counted where the place leaves room for them. */
const ALERTS_FROM = 56;

/** Program, strategy with its hash, place; then the day, alerts, and whether writing works. */
export function Header({ state, place }: { readonly state: State; readonly place: string }) {
  const { columns } = state.size;
  const counts = alertAndLatenessCounts(state.board);
  const when = liveOrAsOfText(state, columns);
  const unknown = counts.unknown === 0 ? [] : [`${counts.unknown} not known`];
  const alerts = [`${counts.alerts} ALERT`, `${counts.watches} WATCH`, ...unknown].join('  ');
  const live = `${actionKeyName(state, 'time.live')} live`;
  // of a day ahead the words that say so take the place, and nothing can be written there
  const short = isAheadView(state) && columns < AMPLE_CELLS;
  const mode = isViewOfToday(state) ? writeModeWord(state) : short ? live : `READ-ONLY  ${live}`;
  const title = `${terminalSafeOneLine(state.strategy.title)} ${state.hash}`;
  const name = `axiswatch  ${columns >= AMPLE_CELLS ? `${title}  ` : ''}`;
  const gap = columns >= MODEST_CELLS ? '  ' : ' ';
  const told = `${[when, `${counts.alerts} ALERT`, ...unknown, mode].join(gap)} `;
  // alerts are never counted without the rules that were crossed and are not known any more, for which the name of the program goes
  const beside = unknown.length === 0 ? `${name}${place}` : place;
  const hasRoom = !short && textWidth(` ${beside}  ${told}`) <= columns;
  const right =
    columns >= AMPLE_CELLS
      ? `${when}   ${alerts}   ${mode} `
      : columns >= ALERTS_FROM
        ? hasRoom
          ? told
          : `${when}${gap}${mode} `
        : short
          ? `${when} `
          : `${isViewOfToday(state) ? dayText(state.board.asOf) : when} ${mode} `;
  const left = ` ${breadcrumbText(`${name}${place}`, breadcrumbPlaceNames(state), columns - textWidth(right) - 2)}`;
  return <Line text={alignToBothEnds(left, right, columns)} tone="title" />;
}

/** Cells below which a cut place says nothing. */
const LEAST_PLACE = 8;

/** The whole way where it fits, else without the program's name, else as much of its end as fits. */
function breadcrumbText(whole: string, steps: readonly string[], cells: number): string {
  const ends = steps.map((_, at) => steps.slice(at).join(' > '));
  const shown = [whole, ...ends].find((text) => textWidth(text) <= cells) ?? steps.at(-1) ?? '';
  return cells < LEAST_PLACE ? '' : cutToWidth(shown, cells);
}

/** The line about handling that stands on every frame, of `columns` cells, ≥ 1. */
export function HandlingMarkingRow({
  looks,
  columns,
}: {
  readonly looks: Looks;
  readonly columns: number;
}) {
  return (
    <Line text={` ${cutToWidth(terminalSafeOneLine(looks.handling), columns - 1)}`} tone="title" />
  );
}

/** The keys that work now, as many as fit; the way back, help and quit always. */
export function Footer({ state }: { readonly state: State }) {
  const { columns } = state.size;
  const bindings = footerBindings(state);
  const always = [
    'nav.back',
    ...(columns >= MODEST_CELLS ? ['app.palette'] : []),
    ...['app.help', 'app.quit'],
  ];
  const spansOf = (shown: readonly Binding[]): readonly Span[] =>
    shown.flatMap((binding, at) => [
      ...(at === 0 ? [] : [BETWEEN]),
      ...keyWithLabelSpans(state, binding),
    ]);
  const last = spansOf(always.flatMap((id) => bindings.find((each) => each.id === id) ?? []));
  const ends = textWidth(spansText(last));
  // alone where the terminal is too narrow for more, and then cut at its end
  const room = Math.max(0, columns - ends - 2);
  const others = bindings.filter(({ id }) => !always.includes(id));
  // of a form, a prompt or a text it is a key of its own, which keeps its place among the others
  const back = others.find(({ keys }) => keys.includes('Esc'));
  const choices = others
    .map((_, at) => others.slice(0, others.length - at))
    .map((first) => (back === undefined || first.includes(back) ? first : [...first, back]));
  const fits = (shown: readonly Binding[]): boolean =>
    textWidth(spansText(spansOf(shown))) + (ends === 0 ? 0 : textWidth(BETWEEN.text)) <= room;
  const line = spansOf(choices.find(fits) ?? (back === undefined ? [] : [back]));
  const left = fitSpansToWidth(line, room);
  return <SpansRow spans={cutSpansToWidth([{ text: ' ' }, ...left, ...last], columns)} />;
}

const BETWEEN: Span = { text: '  ' };

/** A key and, dim, its label. */
function keyWithLabelSpans(state: State, binding: Binding): readonly Span[] {
  const label = binding.labelNow?.(state) ?? binding.label;
  return [{ text: actionKeyName(state, binding.id) }, { text: ` ${label}`, tone: 'dim' }];
}

/** What there is to say; in place of it the notice of the last command, or the question or the prompt that lies on top. */
export function StatusAreaRows({
  state,
  glyphs,
}: {
  readonly state: State;
  readonly glyphs: Glyphs;
}) {
  const top = state.layers.at(-1);
  if (top?.kind === 'prompt')
    return (
      <>
        <PartRowsColumn texts={statusAreaContent(state).lines.slice(0, -1)} />
        <Prompt
          prompt={top}
          takeKey={actionKeyName(state, 'prompt.answer')}
          row={state.size.rows - 2}
          columns={state.size.columns}
          glyphs={glyphs}
        />
      </>
    );
  if (top?.kind === 'confirm') {
    const asked = `${terminalSafeOneLine(top.question)}  ${questionAnswerKeysText(state)}`;
    return <SaidLines state={state} said={asked} tone="WATCH" />;
  }
  const { notice } = state;
  if (notice === undefined) return <PartRowsColumn texts={statusAreaContent(state).lines} />;
  return <SaidLines state={state} said={terminalSafeOneLine(notice.text)} tone={notice.tone} />;
}

/** The most lines that a notice or a question may take; what is above it is cut until the next key. */
const MOST_LINES = 3;

interface SaidProps {
  readonly state: State;
  readonly said: string;
  readonly tone: Tone;
}

/** A notice or a question on as many lines as it needs, in place of the last of what there is to say. */
function SaidLines({ state, said, tone }: SaidProps) {
  const { lines } = statusAreaContent(state);
  const room = state.size.columns - 1;
  const told = textWidth(said) <= room ? [said] : wrapTextToWidth(said, room);
  const last = cutToWidth(told.slice(MOST_LINES - 1).join(' '), room);
  const shown = [...told.slice(0, MOST_LINES - 1), ...(last === '' ? [] : [last])];
  return (
    <>
      <PartRowsColumn texts={lines.slice(0, Math.max(0, lines.length - shown.length))} />
      <Line text={shown.map((line) => ` ${line}`).join('\n')} tone={tone} />
    </>
  );
}
