/** What a sheet answers to; letters are text there. */
import { likelihoodRemark } from '../../domain/assessment.ts';
import { judgementOn } from '../assessment-sheet.ts';
import { type Binding, say, still } from '../binding.ts';
import { happeningOn } from '../event-sheet.ts';
import { dayText, oneLine, plain } from '../format.ts';
import { leave, quit } from '../leaving.ts';
import { walkLines } from '../lists/assessments.ts';
import { keyOf } from '../own-keys.ts';
import type { ScreenKind } from '../screen.ts';
import { focusMoved, type SheetLine } from '../sheet.ts';
import { sheetProblems } from '../sheet-problems.ts';
import { type Said, type State, type Step, topOf, withTop } from '../state.ts';

const HERE: readonly ScreenKind[] = ['sheet'];

export const SHEET_KEYS: readonly Binding[] = [
  key('sheet.save', ['Enter'], 'save', 'save what was written', save, true),
  key('sheet.next', ['Tab', 'Down'], 'next line', 'next line', (state) => moved(state, 1), true),
  key('sheet.prev', ['S-Tab', 'Up'], 'line before', 'line before', (state) => moved(state, -1)),
  {
    ...key('sheet.editor', ['^O'], 'editor', 'write this paragraph in your editor', edit, true),
    whyDisabled: (state) =>
      lineInHand(state)?.long === true ? undefined : 'Only a paragraph opens in the editor.',
  },
  key('sheet.cancel', ['Esc'], 'cancel', 'leave; asks when something was typed', leave, true),
  key('sheet.quit', ['^C'], 'quit', 'quit; asks when something was typed', quit),
];

function key(
  id: string,
  keys: readonly string[],
  label: string,
  description: string,
  run: (state: State) => Step,
  footer = false,
): Binding {
  return { id, keys, label, description, group: 'This screen', screens: HERE, footer, run };
}

function lineInHand(state: State) {
  const top = topOf(state);
  return top.kind === 'sheet' ? top.sheet.lines[top.sheet.focus] : undefined;
}

function edit(state: State): Step {
  const line = lineInHand(state);
  const top = topOf(state);
  if (line === undefined || top.kind !== 'sheet') return still(state);
  const above = top.purpose === 'assessment' ? asked(state, line) : '';
  return [state, [{ kind: 'editLine', name: line.name, text: `${above}${line.field.text}` }]];
}

/** What a paragraph of an assessment is asked for, with the walk before it, as a comment that is not part of it. */
function asked(state: State, { label, hint }: SheetLine): string {
  const walk = walkLines(state)?.map(({ text }) => text) ?? [];
  const lines = [`${label}: ${hint}`, '', ...walk].map((line) => line.replaceAll('--', '-'));
  return `<!-- ${plain(lines.join('\n')).trim()}\n-->\n\n`;
}

function moved(state: State, by: 1 | -1): Step {
  const top = topOf(state);
  return still(
    top.kind === 'sheet' ? withTop(state, { ...top, sheet: focusMoved(top.sheet, by) }) : state,
  );
}

const WRITTEN: Said = {
  text: 'The assessment is written: never edited, only followed',
  undo: 'withdraws it',
};

function save(state: State): Step {
  const top = topOf(state);
  if (top.kind !== 'sheet') return still(state);
  const problems = sheetProblems(state, top);
  if (problems.length > 0) {
    const wrong = top.sheet.lines.findIndex(({ name }) =>
      problems.some(({ path }) => path === name),
    );
    const focus = wrong < 0 ? top.sheet.focus : wrong;
    const tried = withTop(state, { ...top, sheet: { ...top.sheet, tried: true, focus } });
    return still(say(tried, 'Not saved: see the lines above.', 'bad'));
  }
  if (top.purpose === 'assessment') {
    const judgement = judgementOn(top.sheet);
    const remark = judgement.ok ? likelihoodRemark(judgement.value) : undefined;
    if (remark !== undefined && remark !== top.sheet.told) {
      const told = withTop(state, { ...top, sheet: { ...top.sheet, told: remark } });
      return still(
        say(told, `Not saved yet: ${remark}; ${keyOf(state, 'sheet.save')} saves it so.`),
      );
    }
    return judgement.ok
      ? [state, [{ kind: 'assess', judgement: judgement.value, asOf: state.today, said: WRITTEN }]]
      : still(state);
  }
  const parsed = happeningOn(top, state);
  if (!parsed.ok) return still(state);
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
