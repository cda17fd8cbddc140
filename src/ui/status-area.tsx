/** The lines above the footer: what there is to say, a notice, a question or a prompt. */
import { bottomOf } from '../features/board/status-area.ts';
import { cut, width, wrap } from '../text/cells.ts';
import { oneLine } from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import { Line, Lines } from '../tui/ink/line.tsx';
import { Prompt } from '../tui/ink/prompt.tsx';
import type { Tone } from '../tui/ink/theme.ts';
import { answersText } from '../tui/own-keys.ts';
import type { State } from '../tui/state.ts';

/** What there is to say; in place of it the notice of the last command, or the question or the prompt that lies on top. */
export function BottomLines({ state, glyphs }: { readonly state: State; readonly glyphs: Glyphs }) {
  const top = state.layers.at(-1);
  if (top?.kind === 'prompt')
    return (
      <>
        <Lines texts={bottomOf(state).lines.slice(0, -1)} />
        <Prompt
          prompt={top}
          row={state.size.rows - 2}
          columns={state.size.columns}
          glyphs={glyphs}
        />
      </>
    );
  if (top?.kind === 'confirm') {
    const asked = `${oneLine(top.question)}  ${answersText(state)}`;
    return <SaidLines state={state} said={asked} tone="WATCH" />;
  }
  const { notice } = state;
  if (notice === undefined) return <Lines texts={bottomOf(state).lines} />;
  return <SaidLines state={state} said={oneLine(notice.text)} tone={notice.tone} />;
}

/** The most lines that a notice or a question may take; what is above it is cut until the next key. */
const MOST_LINES = 3;

interface SaidProps {
  readonly state: State;
  readonly said: string;
  readonly tone: Tone;
}

/** A notice or a question on as many lines as it needs, in place of the last of what there is to say. */
function SaidLines({ state, said, tone }: SaidProps) {
  const { lines } = bottomOf(state);
  const room = state.size.columns - 1;
  const told = width(said) <= room ? [said] : wrap(said, room);
  const last = cut(told.slice(MOST_LINES - 1).join(' '), room);
  const shown = [...told.slice(0, MOST_LINES - 1), ...(last === '' ? [] : [last])];
  return (
    <>
      <Lines texts={lines.slice(0, Math.max(0, lines.length - shown.length))} />
      <Line text={shown.map((line) => ` ${line}`).join('\n')} tone={tone} />
    </>
  );
}
