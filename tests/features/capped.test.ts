/** A band that is capped by what it requires: the words for it, and how many models keep it by score alone. */
import { expect, test } from 'vitest';
import { boardAsOf } from '../../src/core/scoring/board.ts';
import { oneLineStatusText } from '../../src/features/board/status-text.ts';
import { gaugeCertaintyView } from '../../src/features/report/report-view.ts';
import { cappedBandReasonSentence } from '../../src/features/report/report-words.ts';
import {
  modelsKeepingBandByScoreText,
  uncertaintyListData,
} from '../../src/features/uncertainty/uncertainty-screen.ts';
import { bandHeldBackView } from '../../src/views/gauge-and-tracks.ts';
import { branch, leaf, readings, strategy } from '../core/make.ts';
import { textsOf } from './texts.ts';

const plan = strategy(
  [branch('push', [leaf('a')]), branch('move', [leaf('b'), leaf('c')], { title: 'Conduct' })],
  { title: 'Gauge' },
  {
    bands: [
      { id: 'low', title: 'Low', from: 0 },
      {
        id: 'middle',
        title: 'Middle',
        from: 30,
        requires: [
          { node: 'move', atLeast: 40 },
          { node: 'b', atLeast: 30 },
        ],
      },
      { id: 'high', title: 'High', from: 50 },
    ],
  },
);

const board = boardAsOf(
  plan,
  readings(['a', '2024-01-01', 90], ['b', '2024-01-01', 20], ['c', '2024-01-01', 46]),
  '2024-01-02',
);

test('a capped band says what is unmet of the next one, and which it would be by score alone', () => {
  const held = bandHeldBackView(board);
  expect(held?.unmet.text).toBe(
    'capped: Conduct 33 of the 40, b 20 of the 30 that Middle requires',
  );
  expect(held?.held.text).toBe(
    'by score alone High, capped: Conduct 33 of the 40, b 20 of the 30 that Middle requires',
  );
  expect(cappedBandReasonSentence(board)).toMatch(
    /^Capped: by score alone it would be High, but Conduct stands at 33 \(.*\) of the 40, b stands at 20 \(.*\) of the 30 that Middle requires\.$/,
  );
  expect(oneLineStatusText(board, { hash: 'h', handling: '', notices: [] })).toMatch(
    /^Gauge: Middle\? No: Low, 62 \(.*\), capped: Conduct 33 of the 40, b 20 of the 30 that Middle requires\. /,
  );
});

test('where a cap decides whether models keep the band, that is said with how many keep it by score alone', () => {
  const { scoreBand } = board.card.standing ?? {};
  if (scoreBand === undefined) throw new Error('no band');
  const kept = (keepsBand: number, keepsScoreBand: number): string =>
    modelsKeepingBandByScoreText(
      { scoreBand },
      {
        keepsBand,
        keepsScoreBand,
      },
    );
  expect(kept(0.6, 0.98)).toBe(', a cap decides it: by score alone 98 % keep High');
  expect(kept(0.98, 0.6)).toBe(', by score alone 60 % keep High');
  expect(kept(0.98, 0.98)).toBe('');
});

test('the screen and the report of how sure the gauge is tell it', () => {
  const { head } = uncertaintyListData(board, { kind: 'uncertainty', tab: 0, selected: 0 });
  const lines = textsOf(head);
  expect(lines).toContain(
    'Low, capped: Conduct 33 of the 40, b 20 of the 30 that Middle requires.',
  );
  expect(lines.at(-1)).toMatch(
    /^Low, capped in every draw; by score alone \d+ % keep High; the index ranges/,
  );
  expect(gaugeCertaintyView(board)?.sentences.at(-1)).toMatch(
    /keep Low, .*by score alone \d+ % keep High; the index ranges/,
  );
});
