/** A sheet of named lines with their problems beside them, and a paragraph in focus spelled out below. */

import { Box, useCursor } from 'ink';
import { wrap } from '../../text/cells.ts';
import { oneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { problemOn } from '../../tui/form.ts';
import { FormRow, inOneLine } from '../../tui/ink/form-row.tsx';
import { Line, Lines } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { pageStart, wholePanel } from '../../tui/layout.ts';
import { type State, topOf } from '../../tui/state.ts';
import { windowOf } from '../../tui/text-field.ts';
import type { SheetScreen } from './screen-state.ts';
import { sheetHint, sheetProblems } from './sheet-problems.ts';

interface Props {
  readonly state: State;
  readonly screen: SheetScreen;
  readonly glyphs: Glyphs;
}

const LABEL = 13;
const BELOW = 3;

/** The sheet below the header and above the notice and footer. */
export function SheetBody({ state, screen, glyphs }: Props) {
  // not while a question lies on top
  const active = topOf(state) === screen;
  const { columns } = state.size;
  const { sheet } = screen;
  const { framed, body, cells: inner } = wholePanel(state.size);
  const edge = framed ? 1 : 0;
  const box = Math.max(10, Math.min(72, columns - LABEL - 8 - edge * 2));
  const line = sheet.lines[sheet.focus];
  const problems = sheetProblems(state, screen);
  const room = Math.max(1, body - BELOW);
  const start = pageStart(sheet.focus, room, sheet.lines.length);
  const cursor = useCursor();
  const shown = line === undefined ? undefined : windowOf(inOneLine(line.field), box);
  cursor.setCursorPosition(
    active && line !== undefined && line.choices === undefined && shown !== undefined
      ? { x: edge + 1 + LABEL + 2 + shown.cursor, y: 2 + sheet.focus - start }
      : undefined,
  );
  const problem = line === undefined ? undefined : problemOn(problems, line.name);
  const said = sheet.tried ? problem : undefined;
  return (
    <Panel
      title={sheet.title}
      aside={`${sheet.focus + 1} of ${sheet.lines.length}`}
      columns={columns}
      rows={body}
      focused
      framed={framed}
      glyphs={glyphs}
    >
      {sheet.lines.slice(start, start + room).map((each, at) => (
        <FormRow
          key={each.name}
          line={each}
          focused={start + at === sheet.focus}
          label={LABEL}
          box={box}
          glyphs={glyphs}
          chosen={each.field.text === '' ? 'none' : each.field.text}
          problem={sheet.tried && problemOn(problems, each.name) !== undefined ? '!' : undefined}
        />
      ))}
      <Line text=" " />
      <Lines
        texts={wrap(oneLine(said ?? (line && sheetHint(state, screen, line)) ?? ''), inner)}
        toneOf={() => (said === undefined ? 'dim' : 'bad')}
      />
      {line?.long === true && line.field.text !== '' && (
        <Box flexDirection="column" marginTop={1}>
          <Lines
            texts={line.field.text.split('\n').flatMap((each) => wrap(oneLine(each), inner))}
          />
        </Box>
      )}
    </Panel>
  );
}
