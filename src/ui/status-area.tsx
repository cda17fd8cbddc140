/** The lines above the footer: what there is to say, a notice, a question or a prompt. */
import { statusAreaContent } from '../features/board/status-area.ts';
import { cutToWidth, textWidth, wrapText } from '../text/cells.ts';
import { terminalSafeOneLine } from '../text/format.ts';
import type { Glyphs } from '../text/glyphs.ts';
import type { Tone } from '../text/tone.ts';
import { Line, LinesColumn } from '../tui/ink/line.tsx';
import { Prompt } from '../tui/ink/prompt.tsx';
import { answerKeysText } from '../tui/own-keys.ts';
import type { State } from '../tui/state.ts';

/** What there is to say; in place of it the notice of the last command, or the question or the prompt that lies on top. */
export function StatusAreaRows({
  state,
  glyphs,
}: {
  readonly state: State;
  readonly glyphs: Glyphs;
}) {
  const top = state.layers.at(-1);
  if (top?.kind === 'prompt')
    return (
      <>
        <LinesColumn texts={statusAreaContent(state).lines.slice(0, -1)} />
        <Prompt
          prompt={top}
          row={state.size.rows - 2}
          columns={state.size.columns}
          glyphs={glyphs}
        />
      </>
    );
  if (top?.kind === 'confirm') {
    const asked = `${terminalSafeOneLine(top.question)}  ${answerKeysText(state)}`;
    return <SaidLines state={state} said={asked} tone="WATCH" />;
  }
  const { notice } = state;
  if (notice === undefined) return <LinesColumn texts={statusAreaContent(state).lines} />;
  return <SaidLines state={state} said={terminalSafeOneLine(notice.text)} tone={notice.tone} />;
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
  const { lines } = statusAreaContent(state);
  const room = state.size.columns - 1;
  const told = textWidth(said) <= room ? [said] : wrapText(said, room);
  const last = cutToWidth(told.slice(MOST_LINES - 1).join(' '), room);
  const shown = [...told.slice(0, MOST_LINES - 1), ...(last === '' ? [] : [last])];
  return (
    <>
      <LinesColumn texts={lines.slice(0, Math.max(0, lines.length - shown.length))} />
      <Line text={shown.map((line) => ` ${line}`).join('\n')} tone={tone} />
    </>
  );
}
