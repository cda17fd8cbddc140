/** The form of a command, drawn as every sheet is. */

import type { ScreenBodyProps } from '../../tui/ink/screen-body.ts';
import { type State, topScreen } from '../../tui/state.ts';
import { SheetBody } from '../sheet/sheet.screen.tsx';
import type { CommandScreen } from './command-screen.ts';
import { commandFormProblems } from './command-sheet.ts';

type Props = ScreenBodyProps<CommandScreen>;

/** The form below the header and above the notice and footer. */
export function CommandFormBody({ state, screen, glyphs }: Props) {
  const { command, sheet } = screen;
  const purpose = {
    problems: () => commandFormProblems(command, sheet),
    hint: () => undefined,
    save: (of: State) => [of, []] as const,
  };
  return (
    <SheetBody
      state={state}
      screen={{
        kind: 'sheet',
        purpose,
        sheet: { ...sheet, title: `${command.words}: ${command.summary}` },
      }}
      glyphs={glyphs}
      active={topScreen(state) === screen && !screen.running}
    />
  );
}
