/** What a sheet answers to; letters are text there. */

import { likelihoodRemark } from '../../core/journal/assessment.ts';
import { withoutComments } from '../../core/journal/assessment-markdown.ts';
import { dayText, oneLine, plain } from '../../text/format.ts';
import { keyOn, noEffects, topOfKind, withNotice } from '../../tui/binding.ts';
import { leave, quit } from '../../tui/leaving.ts';
import { keyOf } from '../../tui/own-keys.ts';
import { type Binding, type Said, type State, type Step, withTop } from '../../tui/state.ts';
import { judgementOn } from '../assessments/assessment-sheet.ts';
import { changeSectionLines } from '../assessments/assessments-list.ts';
import { happeningOn } from '../events/event-sheet.ts';
import type { SheetScreen } from './screen-state.ts';
import { focusMoved, lineSet, linesSet, type SheetLine } from './sheet.ts';
import { sheetProblems } from './sheet-problems.ts';

export const SHEET_KEYS: readonly Binding[] = [
  key('sheet.save', ['Enter'], 'save', 'save what was written', save, true),
  key('sheet.next', ['Tab', 'Down'], 'next line', 'next line', moved(1), true),
  key('sheet.prev', ['S-Tab', 'Up'], 'line before', 'line before', moved(-1)),
  keyOn('sheet', {
    id: 'sheet.editor',
    keys: ['^O'],
    label: 'editor',
    description: 'write this paragraph in your editor',
    footer: true,
    whyDisabled: (_, { sheet }) =>
      sheet.lines[sheet.focus]?.long === true ? undefined : 'Only a paragraph opens in the editor.',
    run: edit,
  }),
  key('sheet.cancel', ['Esc'], 'cancel', 'leave; asks when something was typed', leave, true),
  key('sheet.quit', ['^C'], 'quit', 'quit; asks when something was typed', quit),
];

function key(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State, screen: SheetScreen) => Step,
  footer = false,
): Binding {
  return keyOn('sheet', { id, keys, label, description, footer, run });
}

function edit(state: State, screen: SheetScreen): Step {
  const line = screen.sheet.lines[screen.sheet.focus];
  if (line === undefined) return noEffects(state);
  const above = screen.purpose === 'assessment' ? asked(state, line) : '';
  const taken = (after: State, text: string): Step => noEffects(withLine(after, line.name, text));
  const text = `${above}${line.field.text}`;
  return [state, [{ kind: 'edit', what: 'The paragraph', text, taken }]];
}

/** What a paragraph of an assessment is asked for, with the walk before it, as a comment that is not part of it. */
function asked(state: State, { label, hint }: SheetLine): string {
  const walk = changeSectionLines(state)?.map(({ text }) => text) ?? [];
  const lines = [`${label}: ${hint}`, '', ...walk].map((line) => line.replaceAll('--', '-'));
  return `<!-- ${plain(lines.join('\n')).trim()}\n-->\n\n`;
}

/** A line of the sheet as it came back from the editor; a paragraph of an assessment with its lines, without what stood in comments. */
function withLine(state: State, name: string, text: string): State {
  const top = topOfKind(state, 'sheet');
  if (top === undefined) return state;
  const sheet =
    top.purpose === 'assessment'
      ? linesSet(top.sheet, name, withoutComments(text))
      : lineSet(top.sheet, name, text);
  return withTop(state, { ...top, sheet });
}

function moved(by: 1 | -1): (state: State, screen: SheetScreen) => Step {
  return (state, screen) =>
    noEffects(withTop(state, { ...screen, sheet: focusMoved(screen.sheet, by) }));
}

const WRITTEN: Said = {
  text: 'The assessment is written: never edited, only followed',
  undo: 'withdraws it',
};

function save(state: State, top: SheetScreen): Step {
  const problems = sheetProblems(state, top);
  if (problems.length > 0) {
    const wrong = top.sheet.lines.findIndex(({ name }) =>
      problems.some(({ path }) => path === name),
    );
    const focus = wrong < 0 ? top.sheet.focus : wrong;
    const tried = withTop(state, { ...top, sheet: { ...top.sheet, tried: true, focus } });
    return noEffects(withNotice(tried, 'Not saved: see the lines above.', 'bad'));
  }
  if (top.purpose === 'assessment') {
    const judgement = judgementOn(top.sheet);
    const remark = judgement.ok ? likelihoodRemark(judgement.value) : undefined;
    if (remark !== undefined && remark !== top.sheet.told) {
      const told = withTop(state, { ...top, sheet: { ...top.sheet, told: remark } });
      return noEffects(
        withNotice(told, `Not saved yet: ${remark}; ${keyOf(state, 'sheet.save')} saves it so.`),
      );
    }
    return judgement.ok
      ? [state, [{ kind: 'assess', judgement: judgement.value, asOf: state.today, said: WRITTEN }]]
      : noEffects(state);
  }
  const parsed = happeningOn(top, state);
  if (!parsed.ok) return noEffects(state);
  const { value: happening } = parsed;
  const done = top.corrects === undefined ? 'recorded' : 'corrected';
  const text = `${oneLine(`Event "${happening.title}" of ${dayText(happening.day)}`)} ${done}`;
  const said = { text, undo: 'takes it back' } as const;
  return [
    state,
    [
      top.corrects === undefined
        ? { kind: 'recordEvent', happening, said }
        : { kind: 'correctEvent', event: top.corrects.id, happening, said },
    ],
  ];
}
