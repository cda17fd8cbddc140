/** A sheet of named lines with their problems beside them, and a paragraph in focus spelled out below. */
import { Box, useCursor } from 'ink';
import { cut, fill, wrap } from '../../text/cells.ts';
import { oneLine } from '../../text/format.ts';
import type { Glyphs } from '../../text/glyphs.ts';
import { Line, Lines, Spans } from '../../tui/ink/line.tsx';
import { Panel } from '../../tui/ink/panel.tsx';
import { pageStart, wholePanel } from '../../tui/layout.ts';
import { type State, topOf } from '../../tui/state.ts';
import { type TextField, windowOf } from '../../tui/text-field.ts';
import type { SheetScreen } from '../screen-types.ts';
import { problemOn, type SheetLine } from './sheet.ts';
import { sheetHint, sheetProblems } from './sheet-problems.ts';

interface Props {
  readonly state: State;
  readonly screen: SheetScreen;
  readonly glyphs: Glyphs;
}

const LABEL = 13;
const BELOW = 3;

/** A field as one line: its line breaks are spaces, so that the cursor stays where it is. */
function flat(field: TextField): TextField {
  return { ...field, text: field.text.replaceAll('\n', ' ') };
}

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
  const shown = line === undefined ? undefined : windowOf(flat(line.field), box);
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
        <Row
          key={each.name}
          line={each}
          focused={start + at === sheet.focus}
          box={box}
          glyphs={glyphs}
          problem={sheet.tried && problemOn(problems, each.name) !== undefined}
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

interface RowProps {
  readonly line: SheetLine;
  readonly focused: boolean;
  readonly box: number;
  readonly glyphs: Glyphs;
  readonly problem: boolean;
}

function Row({ line, focused, box, glyphs, problem }: RowProps) {
  const { choices, field, label } = line;
  const inside = fill(
    choices === undefined
      ? windowOf(flat(focused ? field : { ...field, cursor: 0 }), box).text
      : cut(field.text === '' ? 'none' : field.text, box),
    box,
  );
  const [open, close] = choices === undefined ? ['[', ']'] : ['<', '>'];
  return (
    <Spans
      spans={[
        {
          text: `${focused ? glyphs.marker : ' '}${fill(label, LABEL)}`,
          tone: problem ? 'bad' : focused ? 'focus' : undefined,
        },
        { text: `${open} ${inside} ${close}`, typed: choices === undefined },
        ...(problem ? [{ text: ' !', tone: 'bad' as const }] : []),
      ]}
    />
  );
}
