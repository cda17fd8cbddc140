/** `axiswatch merge`: what another journal holds beside, brought in; and `axiswatch store copy`. */
import { type Board, Boards } from '../../model/board.ts';
import { standingRecord } from '../../model/standing.ts';
import { countText, scoreText } from '../../page/kinds.ts';
import { table } from '../../page/page.ts';
import { merged, merge as mergeInto } from '../../store/merge.ts';
import { contentsAt, copyBoard } from '../../store/restore.ts';
import { strangeIn } from '../backup/backup.ts';
import type { Outcome } from '../command.ts';
import type { Context, Options } from '../context.ts';
import { effectSections } from '../record/effect-page.ts';
import { rivalsAmong, rivalsOf, rivalsSection } from '../record/rivals.ts';
import { writtenTitle } from '../record/write.ts';

export async function merge(
  context: Context,
  [place = '']: readonly string[],
  options: Options,
): Promise<Outcome> {
  const { today, author } = context;
  const strategy = await context.strategy();
  const journal = await context.journal();
  const other = await contentsAt(place, strategy.id);
  const strange = strangeIn(strategy, other, place);
  const { contents, brought, apart } = merged(await journal.contents(), other);
  const before = (await context.boards()).on(today);
  const after = new Boards(strategy, standingRecord(contents.entries)).on(today);
  const shares = [...Map.groupBy(brought, (entry) => entry.author)];
  if (options['dry-run'] !== true) {
    if (brought.length > 0) {
      const index = (board: Board) => scoreText(board.score(strategy.index), 1);
      const by = shares.map(([who]) => who).join(', ');
      const count = countText('entry', brought.length, 'entries');
      await context.confirm(
        `merge ${count} by ${by}, index ${index(before)} to ${index(after)}${strange}`,
      );
    }
    await mergeInto(journal, author, other);
  }
  const known = new Set(rivalsOf(before.boards.record).map(({ entry }) => entry));
  const rivals = [
    ...rivalsOf(after.boards.record).filter(({ entry }) => !known.has(entry)),
    ...rivalsAmong(contents.entries, apart),
  ];
  return {
    style: 'detail',
    page: {
      id: 'merge',
      title: writtenTitle('Merged', options),
      sections: [
        table<(typeof shares)[number]>({
          id: 'entries',
          title: '',
          rows: shares,
          empty: 'everything in it is here already',
          figures: {
            who: { kind: 'text', get: ([who]) => who },
            entries: { kind: 'count', get: ([, entries]) => entries.length },
          },
        }),
        ...(rivals.length === 0 ? [] : [rivalsSection(strategy, rivals)]),
        ...effectSections(before, after),
      ],
    },
  };
}

export async function storeCopy(
  context: Context,
  [from = '', to = '']: readonly string[],
): Promise<Outcome> {
  const strategy = await context.strategy();
  const contents = await contentsAt(from, strategy.id);
  strangeIn(strategy, contents, from);
  await copyBoard(contents, to, strategy.id);
  const count = countText('entry', contents.entries.length, 'entries');
  return { text: `${count} copied to ${to}, 0 differences\n` };
}
