/** Whatever keys are pressed, the dashboard draws a frame that fits, sends nothing dangerous, and scores what the journal holds. */
import fc from 'fast-check';
import { renderToString } from 'ink';
import { expect, onTestFinished, test } from 'vitest';
import { pickGlobalOptions } from '../../src/cli/options.ts';
import { type CommandSession, openSession } from '../../src/cli/session.ts';
import { standingReadingsOfEntries } from '../../src/core/journal/journal.ts';
import { indexReadings } from '../../src/core/model/readings.ts';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { REGISTRY } from '../../src/features/screens.ts';
import { textWidth } from '../../src/text/cells.ts';
import { isViewOfToday, type Message, type State } from '../../src/tui/state.ts';
import { updateState } from '../../src/tui/update.ts';
import { Frame } from '../../src/ui/app.tsx';
import { readInitialState } from '../../src/ui/run.tsx';
import { performStoreEffect } from '../../src/ui/store-effects.ts';
import { evilShell } from './evil-board.ts';
import { holds, PATIENCE, TROUBLE, text, UNSAFE } from './fuzz.ts';

const EVIL = 'evil\u001b[31m\u001b]8;;http://x\u0007\u001b[2J\u001b]0;t\u0007\u202e\u0000<script>';

/** A session on a store whose every text is evil. */
async function session(): Promise<CommandSession> {
  const { runWith } = await evilShell(EVIL);
  let opened: CommandSession | undefined;
  await runWith(async (argv, io): Promise<0> => {
    const strategy = argv[argv.indexOf('--strategy') + 1];
    const made = await openSession(io, pickGlobalOptions({ strategy }));
    if (!made.ok) throw new Error(made.refusal.problems[0]?.message);
    opened = made.value;
    return 0;
  }, []);
  if (opened === undefined) throw new Error('not opened');
  const { store } = opened;
  onTestFinished(() => store.close());
  return opened;
}

const key = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...new Set(REGISTRY.bindings.flatMap(({ keys }) => keys))),
  },
  fc.constantFrom('Enter', 'Esc', 'Tab', 'S-Tab', 'Up', 'Down', 'Left', 'Right', 'Backspace', 'y'),
  fc.constantFrom(...'0123456789.-abceé '),
  TROUBLE,
);
const sizes = fc.constantFrom([40, 10], [59, 19], [60, 20], [80, 24], [120, 36], [200, 50]);
const steps = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.record({ key }) },
    fc.record({ paste: text }),
    fc.record({ size: sizes }),
  ),
  { maxLength: 40 },
);

test(
  'any keys, pastes and sizes leave a frame that fits, and the score of what the journal holds',
  async () => {
    const open = await session();
    const { store, strategy } = open;
    const start = readInitialState(open);
    await holds('keys', steps, 100, (sequence) => {
      let state: State = { ...start, size: { columns: 80, rows: 24 } };
      const dispatch = (message: Message): void => {
        const [next, effects] = updateState(state, message);
        state = next;
        for (const effect of effects) performStoreEffect(open, effect, dispatch);
      };
      dispatch({ kind: 'key', key: 'r' });
      for (const step of sequence) {
        if ('key' in step) dispatch({ kind: 'key', key: step.key });
        else if ('paste' in step) dispatch({ kind: 'pasted', text: step.paste });
        else {
          const [columns = 80, rows = 24] = step.size;
          dispatch({ kind: 'resized', size: { columns, rows } });
        }
      }
      const { columns, rows } = state.size;
      const frame = renderToString(<Frame state={state} />, { columns });
      const drawn = frame.split('\n');
      expect(drawn.length).toBeLessThanOrEqual(rows);
      expect(drawn.filter((line) => textWidth(line) > columns)).toEqual([]);
      expect(frame).not.toMatch(UNSAFE);
      if (!isViewOfToday(state)) return;
      const folded = indexReadings(standingReadingsOfEntries(store.entries({ limit: 100_000 })));
      const { root } = boardAsOf(strategy, folded, state.today).card;
      const shown = state.board.card.root;
      expect([shown.score, shown.low, shown.high]).toEqual([root.score, root.low, root.high]);
    });
  },
  PATIENCE,
);
