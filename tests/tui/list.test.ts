/** The rows of a list in order. */
import { expect, test } from 'vitest';
import { type Page, table } from '../../src/page/page.ts';
import { listOf } from '../../src/tui/list.ts';
import { layerOf } from '../../src/tui/state.ts';

test('what is missing stands last in either order', () => {
  const section = table<{ score?: number }>({
    id: 'list',
    title: '',
    rows: [{}, { score: 20 }, {}, { score: 10 }],
    figures: { score: { kind: 'score', get: ({ score }) => score } },
  });
  const page: Page = { id: 'p', title: '', sections: [section] };
  const inOrder = (isDown: boolean) => {
    const layer = { ...layerOf('p', undefined, undefined), order: { column: 'score', isDown } };
    return listOf(page, 'list', layer)?.rows;
  };
  expect(inOrder(false)).toEqual([{ score: 10 }, { score: 20 }, {}, {}]);
  expect(inOrder(true)).toEqual([{ score: 20 }, { score: 10 }, {}, {}]);
});
