/** Whatever is in a text, no frame and no sentence of the dashboard moves a terminal with it. */
import { renderToString } from 'ink';
import { expect, test } from 'vitest';
import { indexReadings } from '../../src/core/model/readings.ts';
import { textWidth } from '../../src/text/cells.ts';
import { ScreenReaderBody } from '../../src/tui/ink/screen-reader.tsx';
import { spokenScreenArrivalSentences } from '../../src/tui/screen-reader.ts';
import type { State } from '../../src/tui/state.ts';
import { Frame } from '../../src/ui/app.tsx';
import { shippedEvents } from '../shipped.ts';
import { openState, TODAY } from '../ui/board.ts';
import { SCENES } from '../ui/scenes.ts';
import { UNSAFE } from './fuzz.ts';

/** Colours, links and a title, each as it is written and as one sign of C1; a bell; text turned round. */
const EVIL =
  '\u001b[31mE\u001b[0m\u001b]8;;http://x\u001b\\L\u001b]8;;\u0007\u001b]0;t\u0007\u009b31m\u009d8;;x\u009c\u202e\u061c\u2066';

/** Fields of data that hold no text of a person's choice: what they name must be found, or is of a fixed list. */
const FIXED =
  /^(format|id|kind|role|by|from|scale|severity|method|cause|effect|node|nodes|of|start|date|indicator|observedOn|retrievedOn|recordedAt|confidence|likelihood|day|side|status|expect|expectBy|expectNode|follows|at|asOf|strategy|tripwire|since|seenOn|tone|path|hash|pair|on|direction)$/;

/** The same data, evil before every text in them. */
function evil<T>(data: T): T {
  const text = JSON.stringify(data, (key, value: unknown) =>
    typeof value === 'string' && !FIXED.test(key) && !/^\d+$/.test(key) ? EVIL + value : value,
  );
  return text === undefined ? data : JSON.parse(text);
}

const evilFile = (text: string): string =>
  text.startsWith('{') ? JSON.stringify(evil(JSON.parse(text))) : text;

function evilState(columns: number, rows: number): State {
  const open = openState({ columns, rows }, TODAY, undefined, evilFile);
  const ids = [...open.board.card.indicators.keys()];
  const readings = indexReadings(
    ids.flatMap((id) => open.board.readings.of(id).map(evil)),
    {
      checks: ids.flatMap((id) => open.board.readings.checksOf(id).map(evil)),
      events: shippedEvents(open.strategy).map(evil),
    },
  );
  return {
    ...openState({ columns, rows }, TODAY, readings, evilFile),
    author: EVIL,
    looks: { ...open.looks, handling: EVIL },
    standing: [EVIL],
  };
}

/** What was put into a state by a scene, made evil as well. */
function evilLater(state: State): State {
  const events = evil(state.events);
  return {
    ...state,
    events,
    present: { ...state.present, events },
    assessments: evil(state.assessments),
    acknowledgements: evil(state.acknowledgements),
    notice: state.notice && evil(state.notice),
    otherFile: state.otherFile && { ...state.otherFile, path: EVIL },
  };
}

for (const [scene, make] of Object.entries(SCENES))
  test(`${scene} moves no terminal, whatever its texts hold`, () => {
    for (const [columns, rows] of [
      [60, 20],
      [120, 36],
      [250, 60],
    ] as const) {
      const state = evilLater(make(evilState(columns, rows)));
      const frame = renderToString(<Frame state={state} />, { columns });
      expect(frame.replaceAll('\n', '')).not.toMatch(UNSAFE);
      const lines = frame.split('\n');
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(lines.filter((line) => textWidth(line) > columns)).toEqual([]);
      expect(lines.filter((line) => /^[┃│]/.test(line) && !/[┃│]$/.test(line))).toEqual([]);
    }
    const state = { ...evilLater(make(evilState(200, 50))), linear: true };
    const said = renderToString(
      <ScreenReaderBody state={state} said={spokenScreenArrivalSentences(state)} columns={200} />,
    );
    expect(said.replaceAll('\n', '')).not.toMatch(UNSAFE);
  });
