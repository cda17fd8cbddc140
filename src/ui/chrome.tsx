/** The first and the last line of every screen: where we are, and what works now. */

import { boardDayText } from '../features/as-of/as-of-words.ts';
import { cut, ends, width } from '../text/cells.ts';
import { dayText, oneLine } from '../text/format.ts';
import type { Looks } from '../tui/appearance.ts';
import { modeOf } from '../tui/binding.ts';
import { wayOf } from '../tui/breadcrumbs.ts';
import { Line } from '../tui/ink/line.tsx';
import { footerBindings } from '../tui/keymap.ts';
import { keyOf } from '../tui/own-keys.ts';
import { type Binding, isLive, type State } from '../tui/state.ts';
import { countsOf } from '../views/attention.ts';

/** Program, strategy with its hash, place; then the day, alerts, and whether writing works. */
export function Header({ state, place }: { readonly state: State; readonly place: string }) {
  const { columns } = state.size;
  const counts = countsOf(state.board);
  const when = boardDayText(state, columns);
  const alerts = `${counts.alerts} ALERT  ${counts.watches} WATCH`;
  const live = `${keyOf(state, 'time.live')} live`;
  const mode = isLive(state) ? modeOf(state) : `READ-ONLY  ${live}`;
  const right =
    columns >= 100
      ? `${when}   ${alerts}   ${mode} `
      : columns >= 70
        ? `${when}  ${mode} `
        : columns >= 56
          ? `${when} ${mode} `
          : `${isLive(state) ? dayText(state.board.asOf) : when} ${mode} `;
  const title = `${oneLine(state.strategy.title)} ${state.hash}`;
  const name = `axiswatch  ${columns >= 100 ? `${title}  ` : ''}`;
  const left = ` ${placeIn(`${name}${place}`, wayOf(state), columns - width(right) - 2)}`;
  return <Line text={ends(left, right, columns)} tone="title" />;
}

/** Cells below which a cut place says nothing. */
const LEAST_PLACE = 8;

/** The whole way where it fits, else without the program's name, else as much of its end as fits. */
function placeIn(whole: string, steps: readonly string[], cells: number): string {
  const ends = steps.map((_, at) => steps.slice(at).join(' > '));
  const shown = [whole, ...ends].find((text) => width(text) <= cells) ?? steps.at(-1) ?? '';
  return cells < LEAST_PLACE ? '' : cut(shown, cells);
}

/** The line about handling that stands on every frame. */
export function Handling({ looks, columns }: { readonly looks: Looks; readonly columns: number }) {
  return <Line text={` ${cut(oneLine(looks.handling), columns - 1)}`} tone="title" />;
}

/** The keys that work now, as many as fit; the way back, help and quit always. */
export function Footer({ state }: { readonly state: State }) {
  const { columns } = state.size;
  const bindings = footerBindings(state);
  const label = (id: string): string =>
    bindings.filter((binding) => binding.id === id).map((binding) => named(state, binding))[0] ??
    '';
  const always = [
    'nav.back',
    ...(columns >= 70 ? ['app.palette'] : []),
    ...['app.help', 'app.quit'],
  ];
  const last = always
    .map(label)
    .filter((text) => text !== '')
    .join('  ');
  let line = ' ';
  for (const binding of bindings) {
    if (always.includes(binding.id)) continue;
    const text = `${named(state, binding)}  `;
    if (width(line) + width(text) + width(last) + 1 > columns) break;
    line += text;
  }
  // alone where the terminal is too narrow for more, and then cut at its end
  const narrow = width(last) + 2 >= columns;
  const whole = narrow ? ` ${last}` : ends(line.trimEnd(), `${last} `, columns);
  return <Line text={cut(last === '' ? line : whole, columns)} tone="dim" />;
}

function named(state: State, binding: Binding): string {
  return `${keyOf(state, binding.id)} ${binding.label}`;
}
