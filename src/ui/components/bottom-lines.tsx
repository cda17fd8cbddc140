/** The lines above the footer: what there is to say, a notice, a question or a prompt. */
import { bottomOf } from '../../app/bottom.ts';
import { cut, wrap } from '../../app/cells.ts';
import { oneLine } from '../../app/format.ts';
import type { Glyphs } from '../../app/glyphs.ts';
import { answersText } from '../../app/own-keys.ts';
import type { State } from '../../app/state.ts';
import { Line, Lines } from './line.tsx';
import { Prompt } from './prompt.tsx';

/** What there is to say; in place of its last line the question or the prompt that lies on top. */
export function BottomLines({ state, glyphs }: { readonly state: State; readonly glyphs: Glyphs }) {
  const top = state.layers.at(-1);
  if (top?.kind !== 'confirm' && top?.kind !== 'prompt') return <NoticeLine state={state} />;
  return (
    <>
      <Lines texts={bottomOf(state).lines.slice(0, -1)} />
      {top.kind === 'confirm' ? (
        <Line text={` ${top.question}  ${answersText(state)}`} tone="WATCH" />
      ) : (
        <Prompt
          prompt={top}
          row={state.size.rows - 2}
          columns={state.size.columns}
          glyphs={glyphs}
        />
      )}
    </>
  );
}

/** The most lines that a notice may take; what is above it is cut until the next key. */
const NOTICE_LINES = 3;

/** The notice of the last command, on as many lines as it needs, else what there is to say. */
function NoticeLine({ state }: { readonly state: State }) {
  const { notice, size } = state;
  const { lines } = bottomOf(state);
  if (notice === undefined) return <Lines texts={lines} />;
  const room = size.columns - 1;
  const told = wrap(oneLine(notice.text), room);
  const last = cut(told.slice(NOTICE_LINES - 1).join(' '), room);
  const shown = [...told.slice(0, NOTICE_LINES - 1), ...(last === '' ? [] : [last])];
  return (
    <>
      <Lines texts={lines.slice(0, Math.max(0, lines.length - shown.length))} />
      <Line text={shown.map((line) => ` ${line}`).join('\n')} tone={notice.tone} />
    </>
  );
}
