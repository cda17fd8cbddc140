/** The settings screen as lines: each choice with what else there is, and a sample of how the board looks with it. */

import { GLYPH_SETS } from '../../core/model/glyph-sets.ts';
import { cutOrPadToWidth } from '../../text/cells.ts';
import { terminalSafeOneLine } from '../../text/format.ts';
import {
  lineOfSpacedParts,
  lineOfSpans,
  preformattedLine,
  proseLine,
  spokenTextOfLinePart,
  type ViewLine,
} from '../../text/line.ts';
import { BELL_CHOICES, chosenGlyphs, MOUSE_CHOICES, THEME_NAMES } from '../../tui/appearance.ts';
import { SETTINGS, type SettingName, type State } from '../../tui/state.ts';
import { intervalBarSpans, sparklineSpans } from '../../views/indicator-cells.ts';

/** What each setting is called. */
export const SETTING_LABELS: Readonly<Record<SettingName, string>> = {
  theme: 'theme',
  glyphs: 'characters',
  mouse: 'mouse',
  bell: 'bell',
  assessEvery: 'assess',
  handling: 'handling',
  author: 'author',
};

/** Cells of the name of a setting. */
const LABEL = 12;

/** One line a setting, in the order of `SETTINGS`; what is chosen stands in brackets. */
export function settingLines(state: State, cells: number): readonly ViewLine[] {
  const { looks, assessEvery, author } = state;
  const among = (names: readonly string[], chosen: string): ViewLine => {
    const all = names.map((name) => (name === chosen ? `[${name}]` : ` ${name} `)).join('');
    const short = lineOfSpacedParts(
      [`[${chosen}]`, `${names.indexOf(chosen) + 1} of ${names.length}`],
      '  ',
    );
    return LABEL + all.length <= cells ? { ...short, text: all } : short;
  };
  const chosenOf = (name: SettingName): ViewLine => {
    if (name === 'theme') return among(THEME_NAMES, looks.theme);
    if (name === 'glyphs') return among(GLYPH_SETS, looks.glyphs);
    if (name === 'mouse') return among(MOUSE_CHOICES, looks.mouse);
    if (name === 'bell') return among(BELL_CHOICES, looks.bell);
    if (name === 'assessEvery') return cadenceChoicesLine(assessEvery);
    if (name === 'author') return among(authorNamesInState(state), author);
    return proseLine(looks.handling === '' ? '(none)' : terminalSafeOneLine(looks.handling));
  };
  return SETTINGS.map((name) => {
    const value = chosenOf(name);
    return preformattedLine(
      `${cutOrPadToWidth(SETTING_LABELS[name], LABEL)}${value.text}`,
      `${SETTING_LABELS[name]}, ${spokenTextOfLinePart(value)}`,
    );
  });
}

/** The names that have written or signed an assessment or seen an alert, and the one that writes now. */
export function authorNamesInState({
  author,
  assessments,
  acknowledgements,
}: State): readonly string[] {
  const written = assessments.flatMap((each) => [
    each.author,
    ...each.signatures.map((signature) => signature.author),
  ]);
  const all = [author, ...written, ...acknowledgements.map((each) => each.author)];
  return [...new Set(all.map(terminalSafeOneLine))].toSorted();
}

/** How many days apart assessments can be chosen to be; any other number by `axiswatch config set`. */
export const ASSESSMENT_CADENCES = ['never', '7', '14', '30', '60', '90', '180'] as const;

/** `never 7 14 [30] 60 90 180 days`; a number of days that is none of them stands alone. */
function cadenceChoicesLine(days: number | undefined): ViewLine {
  const chosen = String(days ?? 'never');
  const known = ASSESSMENT_CADENCES.some((each) => each === chosen);
  const all = ASSESSMENT_CADENCES.map((each) => (each === chosen ? `[${each}]` : ` ${each} `)).join(
    '',
  );
  const short = `[${chosen}] days`;
  return known ? preformattedLine(`${all} days`, short) : proseLine(short);
}

/** Whether what is chosen lasts. */
export function settingsPersistenceText({ keepsSettings }: State): string {
  return keepsSettings ? 'kept at once' : 'not kept: --readonly';
}

/** What the selected setting is about. */
export const SETTING_HINTS: Readonly<Record<SettingName, string>> = {
  theme:
    'auto: light or dark as the terminal says; terminal: its own sixteen colours; colour-blind: blue and orange',
  glyphs: 'ascii for consoles that draw lines and blocks wrongly; braille for finer bars',
  mouse: 'a click selects, a second opens, the wheel scrolls; text is selected with Shift held',
  bell: 'on: one ring of the terminal when an alert is new',
  assessEvery:
    'days after which another assessment is due; the board then says how long ago the last one was',
  handling: 'a line such as "internal, not for release" that stands on every screen',
  author: 'the name under which you write, sign and undo; a second person signs under another',
};

/** Lines drawn with the characters that are chosen. */
export function glyphSampleLines(state: State, cells: number): readonly ViewLine[] {
  const glyphs = chosenGlyphs(state);
  const { valueChange, trend } = glyphs;
  const bar = Math.min(40, cells - 14);
  const scores = Array.from({ length: 24 }, (_, at) => 50 + 40 * Math.sin(at / 3));
  return [
    lineOfSpans([
      { text: 'index       ' },
      ...intervalBarSpans({ score: 55, low: 40, high: 70 }, bar, glyphs),
    ]),
    lineOfSpans([{ text: 'history     ' }, ...sparklineSpans(scores, glyphs)]),
    proseLine(
      `value       ${valueChange.up} rose  ${valueChange.down} fell  ${valueChange.same} same`,
    ),
    proseLine(`score       ${trend.better} better  ${trend.worse} worse`),
  ];
}

/** The state words, each to be shown in its tone. */
export const SAMPLE_STATES = [
  'ALERT',
  'WATCH',
  'missing',
  'expired',
  'stale',
  'due',
  'fresh',
] as const;
