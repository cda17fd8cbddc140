/** A note to a reading, a check or an event: a correction that changes nothing else. */
import type { Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { writtenDetails, writtenSection } from './indicator-page.ts';
import { leafOf, writtenAt } from './indicator-screen.ts';

const GONE = 'what the note was for is no longer in force; Esc goes back';

export const noteScreen: Screen<World> = {
  id: 'note',
  title: ({ world, target }) => `note to ${leafOf(world, target).title}`,
  view: ({ world, target }) => {
    const written = writtenAt(world, target);
    const old = written?.note ?? '';
    return {
      kind: 'form',
      form: {
        draft: `note ${target}`,
        fields: [{ name: 'note', label: 'note' }],
        initial: { note: old },
        above:
          written === undefined
            ? []
            : [
                writtenSection(world.board, leafOf(world, target), [written]),
                writtenDetails({ ...written, note: '' }),
              ],
        below: () => [],
        check: ({ note = '' }) =>
          note.trim() === old
            ? [{ path: 'note', message: 'the note is as it was; Esc leaves it so' }]
            : [],
        save: ({ note = '' }) => ({
          do: 'work',
          work: async () => {
            if (written === undefined) return { do: 'say', text: GONE, tone: 'bad' };
            const { entry, seq: _seq, author: _author, note: _note, ...row } = written;
            const noted = note.trim() === '' ? row : { ...row, note: note.trim() };
            const what = 'nodes' in row ? 'event' : row.value === undefined ? 'check' : 'reading';
            const { context } = world;
            await (await context.journal()).append(context.author, [
              { kind: 'correct', what, row: noted, target: entry },
            ]);
            return {
              do: 'all',
              nexts: [{ do: 'back' }, { do: 'say', text: 'noted; u takes it back' }],
            };
          },
        }),
      },
    };
  },
};
