/** What stands around every screen, by the width of the terminal: header, footer, what is said above it. */
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { breadcrumbOf } from '../../src/tui/breadcrumbs.ts';
import type { State } from '../../src/tui/state.ts';
import { Frame } from '../../src/ui/app.tsx';
import { Footer, HandlingMarkingRow, Header } from '../../src/ui/chrome.tsx';
import { runActionStep } from '../features/actions.ts';
import { openState } from './board.ts';

const at = (columns: number, ...actions: readonly string[]): State =>
  actions.reduce((state, id) => runActionStep(state, id)[0], openState({ columns, rows: 24 }));

const header = (columns: number, ...actions: readonly string[]): string => {
  const state = at(columns, ...actions);
  return renderToString(<Header state={state} place={breadcrumbOf(state)} />, { columns });
};
const footer = (columns: number, ...actions: readonly string[]): string =>
  renderToString(<Footer state={at(columns, ...actions)} />, { columns });

test('the header says more from 56, from 70 and from 100 columns on', () => {
  expect([55, 56, 69, 70, 99, 100].map((columns) => header(columns))).toEqual([
    ' axiswatch  overview                  25 Nov 2026 EDIT',
    ' axiswatch  overview      LIVE 25 Nov 2026 4 ALERT EDIT',
    ' axiswatch  overview                   LIVE 25 Nov 2026 4 ALERT EDIT',
    ' axiswatch  overview                  LIVE 25 Nov 2026  4 ALERT  EDIT',
    ' axiswatch  overview                                               LIVE 25 Nov 2026  4 ALERT  EDIT',
    ' axiswatch  Axis of Losers 00000000  overview            LIVE 25 Nov 2026   4 ALERT  5 WATCH   EDIT',
  ]);
});

test('the header of a past day says that it is read-only and which key returns, and its place gives way', () => {
  const past = [40, 55, 69, 70, 100, 130].map((columns) => header(columns, 'time.monthBack'));
  expect(past).toEqual([
    '    AS OF 25 Oct 2026 READ-ONLY  T live',
    ' overview          AS OF 25 Oct 2026 READ-ONLY  T live',
    ' axiswatch  overview     AS OF 25 Oct 2026 4 ALERT READ-ONLY  T live',
    ' axiswatch  overview    AS OF 25 Oct 2026  4 ALERT  READ-ONLY  T live',
    ' overview                    AS OF 25 Oct 2026 (31 days ago)   4 ALERT  5 WATCH   READ-ONLY  T live',
    ' axiswatch  Axis of Losers 00000000  overview              AS OF 25 Oct 2026 (31 days ago)   4 ALERT  5 WATCH   READ-ONLY  T live',
  ]);
});

test('the way to a screen is cut from its start, and left out where less than 8 cells are left for it', () => {
  const open = ['panel.1', 'item.open', 'app.lock'];
  expect([28, 29, 40, 55].map((columns) => header(columns, ...open))).toEqual([
    '         25 Nov 2026 LOCKED',
    ' RU1      25 Nov 2026 LOCKED',
    ' overview > RU1      25 Nov 2026 LOCKED',
    ' axiswatch  overview > RU1          25 Nov 2026 LOCKED',
  ]);
});

test('the footer names as many keys as fit, the way back, help and quit always, and from 70 columns how to find one', () => {
  expect([28, 29, 69, 70].map((columns) => footer(columns))).toEqual([
    ' Enter open  ? help  q quit',
    ' Enter open   ? help  q quit',
    ' Enter open  e record  x explain  t as of  z zoom     ? help  q quit',
    ' Enter open  e record  x explain  t as of      : find  ? help  q quit',
  ]);
  const open = (columns: number): string => footer(columns, 'panel.1', 'item.open');
  expect([20, 25, 26, 27, 28].map(open)).toEqual([
    ' Esc back  ? help  …',
    ' Esc back  ? help  q quit',
    ' Esc back  ? help  q quit',
    '  Esc back  ? help  q quit',
    '   Esc back  ? help  q quit',
  ]);
});

test('the line about handling is cut to the terminal', () => {
  const { looks } = openState({ columns: 9, rows: 9 });
  const line = renderToString(
    <HandlingMarkingRow looks={{ ...looks, handling: 'FOR US\nALONE' }} columns={12} />,
  );
  expect(line).toBe(' FOR US ALO…');
});

test('a notice takes as many lines as it needs, three at the most, from those above it', () => {
  const bottom = (text: string): readonly string[] => {
    const state: State = {
      ...openState({ columns: 60, rows: 20 }),
      notice: { text, tone: 'plain' },
    };
    return renderToString(<Frame state={state} />, { columns: 60 })
      .split('\n')
      .slice(-5, -1);
  };
  const words = (many: number): string => Array(many).fill('word').join(' ');
  const alerts = [
    expect.stringMatching(/^ ALERT d CC9 Acts: limit or extend/),
    expect.stringMatching(/^ DO {6}CC3 record .* days old$/),
    expect.stringMatching(/^ NEXT {4}no index from/),
  ];
  expect(bottom('Done.')).toEqual([...alerts, ' Done.']);
  expect(bottom(`${words(11)} 1234`)).toEqual([...alerts, ` ${words(11)} 1234`]);
  expect(bottom(`${words(11)} 12345`)).toEqual([...alerts.slice(0, 2), ` ${words(11)}`, ' 12345']);
  expect(bottom(words(36))).toEqual([alerts[0], ...Array(3).fill(` ${words(12)}`)].slice(0, 4));
  expect(bottom(words(60)).slice(-3)).toEqual([
    ...Array(2).fill(` ${words(12)}`),
    ` ${words(11)} wor…`,
  ]);
});
