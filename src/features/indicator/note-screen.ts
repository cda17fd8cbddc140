/** A note to a reading, a check or an event: a correction that changes nothing else. */
import type { Screen } from '../../tui/screen.ts';
import type { World } from '../dashboard/world.ts';
import { EVENT_FIGURES, eventsSection } from '../event/event-page.ts';
import { written } from '../record/written.ts';
import { writtenDetails, writtenSection } from './indicator-page.ts';
import { nodeOf, writtenAt } from './indicator-screen.ts';

export const noteScreen: Screen<World> = {
  id: 'note',
  title: ({ world, target }) => `note to ${nodeOf(world, target)?.title ?? 'an event'}`,
  view: ({ world, target }) => {
    const node = nodeOf(world, target);
    const noted = writtenAt(world, target);
    const { note: old = '' } = noted ?? {};
    return {
      kind: 'form',
      form: {
        draft: `note ${target}`,
        fields: [{ name: 'note', label: 'note' }],
        initial: { note: old },
        above: noted
          ? [
              node?.kind === 'leaf'
                ? writtenSection(world.board, node, [noted])
                : eventsSection('nodes' in noted ? [noted] : [], EVENT_FIGURES),
              writtenDetails({ ...noted, note: '' }),
            ]
          : [],
        below: () => [],
        check: ({ note = '' }) => {
          if (noted === undefined) {
            return [{ path: 'note', message: 'its row is no longer in force; Esc goes back' }];
          }
          const message = 'the note is as it was; Esc leaves it so';
          return note.trim() === old ? [{ path: 'note', message }] : [];
        },
        save: ({ note = '' }) => ({
          do: 'work',
          work: async () => {
            if (noted === undefined) return { do: 'nothing' };
            const { entry, seq: _seq, author: _author, note: _note, ...rest } = noted;
            const row = note.trim() === '' ? rest : { ...rest, note: note.trim() };
            const what = 'nodes' in row ? 'event' : row.value === undefined ? 'check' : 'reading';
            const changes = [{ kind: 'correct', what, row, target: entry }] as const;
            const { text } = await written(world, changes, 'noted');
            return { do: 'all', nexts: [{ do: 'back' }, { do: 'say', text }] };
          },
        }),
      },
    };
  },
};
