/** The dashboard for the ear: what changed from one state to the next, a line each. */
import { lineText } from '../page/line.ts';
import { pageSpeech, rowSpeech, sectionSpeech, spokenLine } from '../page/speech.ts';
import type { Dashboard } from './dashboard.ts';
import { listOf, placeOf, sameTarget } from './list.ts';
import { atOf, type State, screenOf, shownFields, topOf, valuesOf, viewOf } from './state.ts';

/** Milliseconds without a key after which what it changed is told: of what is typed at once, all at once. */
const PAUSE = 120;
/** More than any screen has, so that all rows are walked. */
export const UNLIMITED = { columns: 200, rows: 200 };
const HOW = 'arrows move, Enter opens, Escape goes back, question mark lists the keys, q quits';

/** Tells a dashboard until that is ended; `again` tells the whole screen once more. */
export function speak<W>(
  dashboard: Dashboard<W>,
  say: (line: string) => void,
): { readonly again: () => void; readonly end: () => void } {
  let last: State<W> | undefined;
  let pause: NodeJS.Timeout | undefined;
  const tell = (): void => {
    const { state } = dashboard.snapshot();
    for (const line of told(last, state)) say(line);
    last = state;
  };
  const end = dashboard.subscribe(() => {
    clearTimeout(pause);
    if (!dashboard.snapshot().state.isBusy) pause = setTimeout(tell, PAUSE);
  });
  tell();
  say(HOW);
  return {
    again: () => {
      last = undefined;
      tell();
    },
    end: () => {
      clearTimeout(pause);
      end();
    },
  };
}

/** Without a state before it all is told. */
export function told<W>(before: State<W> | undefined, after: State<W>): readonly string[] {
  const depth = after.layers.length;
  // the same screen as it was, below others or not
  const own = before && { ...before, layers: before.layers.slice(0, depth) };
  const was = own && isSame(own, after) ? own : undefined;
  const isReached = before?.layers.length !== depth || was === undefined;
  const [header, row] = [headerOf(after), rowOf(after)];
  const { question, message } = after;
  const opened = was === undefined;
  return [
    ...(before === undefined || headerOf(before) !== header ? [header] : []),
    ...(isReached ? [titleOf(after)] : []),
    ...(!opened && (isReached || rowOf(was) !== row) ? [row] : []),
    ...without(contentOf(after), opened ? [titleOf(after)] : contentOf(was)),
    ...(opened ? [firstOf(after, row)] : []),
    ...(question !== undefined && question !== before?.question
      ? [`${question.text}? Enter says yes, Escape no`]
      : []),
    ...(message !== undefined && message !== before?.message ? [message.text] : []),
  ]
    .map(spokenLine)
    .filter((line) => line !== '');
}

function isSame<W>(one: State<W>, other: State<W>): boolean {
  const [a, b] = [topOf(one), topOf(other)];
  return (
    one.layers.length === other.layers.length && a.screen === b.screen && a.target === b.target
  );
}

/** The lines that are not among others, each of which stands for one. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function headerOf<W>({ header, world }: State<W>): string {
  return lineText(header(world, UNLIMITED.columns)).replace(/ {2,}/g, '; ');
}

function titleOf<W>(state: State<W>): string {
  return screenOf(state).title(atOf(state));
}

/** All that a screen says beside what is selected. */
function contentOf<W>(state: State<W>): readonly string[] {
  const view = viewOf(state);
  const layer = topOf(state);
  switch (view.kind) {
    case 'board':
      return pageSpeech(view.page()).trimEnd().split('\n');
    case 'page': {
      const { rows } = (view.list && listOf(view.page, view.list, layer)) || { rows: [] };
      return [
        ...pageSpeech(view.page).trimEnd().split('\n'),
        ...(view.beside?.(layer.row) ?? []).flatMap(sectionSpeech),
        ...(state.filtering || layer.filter !== ''
          ? [`filter: ${layer.filter}; rows: ${rows.length}`]
          : []),
      ];
    }
    case 'form': {
      const { form } = view;
      const { choices, hint } = form.fields.find(({ name }) => name === layer.field) ?? {};
      return [
        ...[...(form.above ?? []), ...form.below(valuesOf(form, layer))].flatMap(sectionSpeech),
        ...(choices === undefined ? [] : [`choices: ${choices.join(', ')}`]),
        ...(hint === undefined ? [] : [hint]),
      ];
    }
    case 'find': {
      const typed = layer.typed.find?.text ?? '';
      return [`${typed === '' ? 'type to search' : typed}; found: ${view.find(typed).length}`];
    }
  }
}

/** What is selected: a row, or a field and what it holds. */
function rowOf<W>(state: State<W>): string {
  const view = viewOf(state);
  const layer = topOf(state);
  switch (view.kind) {
    case 'board': {
      for (const section of view.page().sections) {
        if (!('rows' in section)) continue;
        const row = section.rows.find((each) => sameTarget(section.target?.(each), layer.row));
        if (row !== undefined) return rowSpeech(section, row);
      }
      return '';
    }
    case 'page': {
      const list = view.list === undefined ? undefined : listOf(view.page, view.list, layer);
      if (list === undefined || list.rows.length === 0) return '';
      const targets = list.rows.map((row) => list.target?.(row));
      return rowSpeech(list, list.rows[placeOf(targets, layer)]);
    }
    case 'form': {
      const field = shownFields(view.form, layer).find(({ name }) => name === layer.field);
      return field === undefined
        ? ''
        : `${field.label}: ${valuesOf(view.form, layer)[field.name] || 'empty'}`;
    }
    case 'find': {
      const found = view.find(layer.typed.find?.text ?? '');
      const chosen = found[Math.min(layer.selected, found.length - 1)];
      return chosen === undefined ? '' : `${chosen.text}: ${chosen.says}`;
    }
  }
}

/** Of a list whose rows were just told, only where it begins. */
function firstOf<W>(state: State<W>, row: string): string {
  const { kind } = viewOf(state);
  return kind === 'form' || kind === 'find' || row === '' ? row : 'the first row is selected';
}
