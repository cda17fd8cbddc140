/** The lines of a full-screen list of the dashboard as text. */

import { terminalSafeText } from '../text/format.ts';
import type { ViewLine } from '../text/line.ts';
import { labelledParagraphTexts } from '../text/output.ts';

/** Lines that are wrapped where they are too long, each at its own indent; what is drawn stays as it is where it fits. */
export function wrappedLineTexts(lines: readonly ViewLine[], cells: number): readonly string[] {
  return lines.flatMap(({ text, role }) =>
    role === 'drawn' && text.length <= cells
      ? [text.trimEnd()]
      : labelledParagraphTexts('', terminalSafeText(text.trimEnd()), cells),
  );
}
