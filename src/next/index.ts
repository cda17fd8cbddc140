/** Every command; what does it is loaded on use. */
import type { Command, Option } from './features/command.ts';

const AS_OF: Option = {
  name: 'as-of',
  takes: '<day>',
  says: 'as of a past day, or one up to three years ahead if nothing is recorded',
};

export const COMMANDS: readonly Command[] = [
  {
    words: 'status',
    says: 'say where the board stands',
    options: [
      { name: 'short', says: 'print one line' },
      {
        name: 'exit-code',
        says: 'end with 10 on a watch, 20 on an alert, 30 where an indicator is missing or expired',
      },
      AS_OF,
    ],
    examples: [['status --as-of 2024-11-08', 'the board of a past day']],
    run: async (...given) => (await import('./features/board/status.ts')).status(...given),
  },
  {
    words: 'explain',
    args: '[node]',
    says: 'say what moved the index, or a node, between two days',
    options: [
      {
        name: 'from',
        takes: '<day>',
        says: 'the first day; the start of the strategy when left out',
      },
      { name: 'to', takes: '<day>', says: 'the last day; today when left out' },
    ],
    examples: [['explain iran --from 1y', 'what moved it in a year']],
    run: async (...given) => (await import('./features/why/explain.ts')).explain(...given),
  },
];
