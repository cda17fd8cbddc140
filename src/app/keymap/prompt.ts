/** The one-line prompt: Enter answers, Esc leaves, everything else is text. */
import { parseValue } from '../../domain/observation.ts';
import { findIndicator } from '../../domain/tree.ts';
import { type Binding, still } from '../binding.ts';
import { withNote } from '../correcting.ts';
import { withFilter } from '../filtering.ts';
import { oneLine } from '../format.ts';
import { keyOf } from '../own-keys.ts';
import type { PromptScreen } from '../screen.ts';
import { pop, type State, type Step, topOf, withTop } from '../state.ts';
import { inputOrder } from '../supposed.ts';
import { tried } from '../trials.ts';
import { answerHandling } from './settings.ts';
import { answerCompare, answerJump } from './time.ts';

export const PROMPT_KEYS: readonly Binding[] = [
  {
    id: 'prompt.answer',
    keys: ['Enter'],
    label: 'take it',
    description: 'take what was typed',
    group: 'This screen',
    screens: ['prompt'],
    footer: true,
    run: (state) => {
      const top = topOf(state);
      if (top.kind !== 'prompt') return still(state);
      switch (top.purpose) {
        case 'list.filter':
          return still(withFilter(pop(state), top.field.text.trim()));
        case 'reading.note':
          return top.about === undefined
            ? still(pop(state))
            : withNote(pop(state), top.about, top.field.text);
        case 'settings.handling':
          return answerHandling(state, top);
        case 'time.compare':
          return answerCompare(state, top);
        case 'time.jump':
          return answerJump(state, top);
        default:
          return answerWhatIf(state, top);
      }
    },
  },
  {
    id: 'prompt.cancel',
    keys: ['Esc', '^C'],
    label: 'cancel',
    description: 'leave it as it was',
    group: 'This screen',
    screens: ['prompt'],
    footer: true,
    run: (state) => still(pop(state)),
  },
];

/** The step after the prompt's Enter; a wrong answer stays with its problem. */
function answerWhatIf(state: State, prompt: PromptScreen): Step {
  const below = pop(state);
  const top = topOf(below);
  if (top.kind !== 'whatIf') return still(below);
  const text = prompt.field.text.trim();
  const stay = (problem: string): Step => still(withTop(state, { ...prompt, problem }));
  if (prompt.purpose === 'whatIf.name') {
    if (text === '') return stay('A scenario needs a name.');
    const said = `Saved as "${oneLine(text)}"; ${keyOf(state, 'tab.next')} shows the scenarios side by side.`;
    return [
      tried(below, { name: text }),
      [{ kind: 'saveScenario', name: text, values: below.trials.values, said }],
    ];
  }
  const indicator = findIndicator(state.strategy, inputOrder(state.board)[top.selected]?.id ?? '');
  const value = parseValue(text, indicator);
  if (!value.ok) return stay(value.problems[0]?.message ?? 'not a value');
  if (indicator === undefined) return still(below);
  const { values } = below.trials;
  return still(tried(below, { values: { ...values, [indicator.id]: value.value } }));
}
