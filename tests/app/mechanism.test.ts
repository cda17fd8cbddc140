/** The picture of what pushed and what moved. */
import { expect, test } from 'vitest';
import { mechanismList } from '../../src/app/lists/mechanism.ts';
import type { MechanismScreen } from '../../src/app/screen.ts';
import { openState } from '../ui/board.ts';

const screen: MechanismScreen = { kind: 'mechanism', tab: 0, selected: 0 };

test('every quarter stands in the picture, or its foot says which later one it lies under', () => {
  const { board } = openState({ columns: 60, rows: 20 });
  const hidden = [14, 16, 20, 40].map((rows) => {
    const { head, rows: quarters } = mechanismList(board, [], screen, 58, rows);
    const drawn = head
      .filter((line) => line.includes(' |'))
      .map((line) => line.split('|')[1] ?? '')
      .join('');
    const foot = head.at(-1) ?? '';
    const under = foot.split('hidden: ')[1] ?? '';
    for (const { ' ': mark = '' } of quarters)
      expect(drawn.includes(mark) || under.includes(`${mark} under `), `${mark} of ${rows}`).toBe(
        true,
      );
    return foot.trim().replace(/ {2,}/g, '  ');
  });
  expect(hidden).toContain('20  hidden: 1 under 3  60');
  expect(hidden).toContain('20  60');
});
