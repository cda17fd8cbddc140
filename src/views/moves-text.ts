/** What moved a score between two days, in the words of a person; the column adds up as printed. */

import type { RoleShare } from '../core/analysis/explain.ts';
import type { Role } from '../core/model/model.ts';
import {
  changeBesideScoresText,
  dayText,
  roundedText,
  roundPartsToTotal,
  signedChangeText,
} from '../text/format.ts';
import { hangingIndentLines } from '../text/output.ts';
import { backgroundText, isNews, type Moves, moveSentence } from './moves.ts';

const POINTS_WIDTH = 7;

/** A row of the column: the points at the left, what they are beside them. */
export function pointsRowLines(points: number, text: string, cells: number): readonly string[] {
  return hangingIndentLines(`${signedChangeText(points, 1).padStart(POINTS_WIDTH)}  `, text, cells);
}

/** The explanation in lines of at most `cells` cells. */
export function whatMovedLines(
  moves: Moves,
  roles: readonly RoleShare[],
  cells: number,
): readonly string[] {
  const { title, from, to, before, after, rows } = moves;
  const change = changeBesideScoresText(before, after);
  const went = change === '0' ? 'is unchanged' : after > before ? 'rose' : 'fell';
  const by = change === '0' ? '' : ` by ${change.slice(1)} points`;
  const said = `From ${dayText(from)} to ${dayText(to)}, ${title} ${went}${by}: ${roundedText(before, 1)} -> ${roundedText(after, 1)} (${moves.error}${moves.withinError ? ', within error' : ''}).`;
  const most = rows.filter(isNews).slice(0, 2).map(moveSentence);
  return [
    ...hangingIndentLines('', said, cells),
    ...(most.length === 0 ? [] : hangingIndentLines('', `${most.join('. ')}.`, cells)),
    ...(rows.length === 0 ? [] : columnLines(moves, roles, cells)),
  ];
}

function columnLines(
  { change, rows, background, remainder, rest }: Moves,
  roles: readonly RoleShare[],
  cells: number,
): readonly string[] {
  return [
    '',
    ' points  what moved it',
    ...rows
      .filter(isNews)
      .flatMap((row) => pointsRowLines(row.points, `${row.title}: ${row.what}`, cells)),
    ...(background === undefined ? [] : ['', `         ${backgroundText(background)}`]),
    ...rows
      .filter((row) => !isNews(row))
      .flatMap((row) => pointsRowLines(row.points, `${row.title}: ${row.what}`, cells)),
    ...(remainder === 0 ? [] : pointsRowLines(remainder, rest, cells)),
    '-'.repeat(POINTS_WIDTH),
    ...pointsRowLines(change, 'in all', cells),
    ...rolesLines(roles, change, cells),
  ];
}

const ROLE_WORDS: Readonly<Record<Role | 'none', string>> = {
  means: 'inputs',
  result: 'results',
  effect: 'effects',
  none: 'without a role',
};

/** `inputs: −0.3 by value, +3.0 by coverage`; what brought nothing is left out. */
function roleText({ role, value, fading, coverage }: RoleShare): string {
  const parts = [
    [value, 'value'],
    [fading, 'fading'],
    [coverage, 'coverage'],
  ] as const;
  const said = parts.flatMap(([points, name]) =>
    Number(roundedText(points, 1)) === 0 ? [] : [`${signedChangeText(points, 1)} by ${name}`],
  );
  const words = ROLE_WORDS[role ?? 'none'];
  return said.length === 0 ? words : `${words}: ${said.join(', ')}`;
}

function rolesLines(roles: readonly RoleShare[], change: number, cells: number): readonly string[] {
  // Where nothing that moved has a role, the strategy knows none, or none of them took part.
  if (
    !roles.some(
      ({ role, value, fading, coverage }) => role !== undefined && value + fading + coverage !== 0,
    )
  ) {
    return [];
  }
  const { parts, remainder } = roundPartsToTotal(
    roles.map(({ value, fading, coverage }) => value + fading + coverage),
    change,
    1,
  );
  return [
    '',
    ' points  by role',
    ...roles.flatMap((share, at) => pointsRowLines(parts[at] ?? 0, roleText(share), cells)),
    ...(remainder === 0 ? [] : pointsRowLines(remainder, 'rounding', cells)),
    '-'.repeat(POINTS_WIDTH),
    ...pointsRowLines(change, 'in all', cells),
  ];
}
