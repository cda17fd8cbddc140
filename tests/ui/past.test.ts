/** What of a store a past board shows. */
import { expect, test } from 'vitest';
import type { Message } from '../../src/tui/state.ts';
import { LIVE, viewOf } from '../../src/tui/view.ts';
import { historyIn } from '../../src/ui/past.ts';
import { Clock, folder, got, observation, open } from '../store/tools.ts';

const shown = (message: Message): unknown =>
  message.kind === 'history' && message.rows.map(({ value, fate }) => [value, fate]);

test('the readings of an indicator on a past board end with its day, and as known then with what was known', async () => {
  const clock = new Clock('2026-10-01T10:00:00.000Z');
  const store = await open({ dataDir: folder(), now: clock.now });
  got(store.record([observation({ value: 1, observedOn: '2026-09-01' })]));
  clock.move(20 * 86_400);
  got(store.correct('r1', observation({ value: 2, observedOn: '2026-09-01' })));
  got(store.record([observation({ value: 3, observedOn: '2026-10-20' })]));
  const past = viewOf('2026-10-05');
  expect(shown(historyIn({ store }, 'land', LIVE))).toEqual([
    [1, 'corrected'],
    [2, 'stands'],
    [3, 'stands'],
  ]);
  expect(shown(historyIn({ store }, 'land', past))).toEqual([
    [1, 'corrected'],
    [2, 'stands'],
  ]);
  expect(shown(historyIn({ store }, 'land', { ...past, clock: 'known' }))).toEqual([[1, 'stands']]);
});
