/** The first and the last line of every screen: where we are, and what works now. */

import { countsOf } from '../../app/attention.ts';
import { whyReadOnly } from '../../app/binding.ts';
import { cut, ends, width } from '../../app/cells.ts';
import { oneLine } from '../../app/format.ts';
import { footerBindings } from '../../app/keymap.ts';
import { isLive, type State } from '../../app/state.ts';
import { forceText, whenText } from '../../app/travel-words.ts';
import { Line } from './line.tsx';

/** Program, strategy with its hash, place; then the day, alerts, and whether writing works. */
export function Header({ state, place }: { readonly state: State; readonly place: string }) {
  const { columns } = state.size;
  const counts = countsOf(state.board);
  const when = whenText(state, columns);
  const alerts = `${counts.alerts} ALERT  ${counts.watches} WATCH`;
  const readOnly = whyReadOnly(state) !== undefined;
  const mode = readOnly ? (isLive(state) ? 'READ-ONLY' : 'READ-ONLY  T live') : 'EDIT';
  const right =
    columns >= 100
      ? `${when}   ${alerts}   ${mode} `
      : columns >= 70
        ? `${when}  ${mode} `
        : columns >= 56
          ? `${when} ${mode} `
          : isLive(state)
            ? `${mode} `
            : `${when}  T live `;
  const title = `${oneLine(state.strategy.title)} ${state.hash}`;
  const left = ` axiswatch  ${columns >= 100 ? `${title}  ` : ''}${place}`;
  return <Line text={ends(left, right, columns)} tone="title" />;
}

/** The notice of the last command, else what the store has to say. */
export function NoticeLine({ state }: { readonly state: State }) {
  const { notice, standing } = state;
  const force = forceText(state, state.size.columns);
  const text = notice?.text ?? [force, ...standing].filter((each) => each !== '').join('  ');
  return (
    <Line text={` ${cut(oneLine(text), state.size.columns - 1)}`} tone={notice?.tone ?? 'plain'} />
  );
}

/** The keys that work now, as many as fit; quit and help always. */
export function Footer({ state }: { readonly state: State }) {
  const { columns } = state.size;
  const bindings = footerBindings(state);
  const label = (id: string): string =>
    bindings
      .filter((binding) => binding.id === id)
      .map((binding) => `${binding.keys[0]} ${binding.label}`)[0] ?? '';
  const last = [label('app.help'), label('app.quit')].filter((text) => text !== '').join('  ');
  let line = ' ';
  for (const binding of bindings) {
    if (binding.id === 'app.help' || binding.id === 'app.quit') continue;
    const text = `${binding.keys[0]} ${binding.label}  `;
    if (width(line) + width(text) + width(last) + 1 > columns) break;
    line += text;
  }
  return (
    <Line text={last === '' ? cut(line, columns) : ends(line, `${last} `, columns)} tone="dim" />
  );
}
