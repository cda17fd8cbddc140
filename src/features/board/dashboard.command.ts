/** `axiswatch` alone in a terminal: the dashboard. The only command that carries Ink and React with it. */

import { launchBrowserWithUrl } from '../../cli/browser.ts';
import type { CommandSpec } from '../../cli/command-spec.ts';
import { editTextInEditor } from '../../cli/editor.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { type Options, pickGlobalOptions } from '../../cli/options.ts';
import { printRefusal, refusalOutcome } from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import { readUserFolderPaths } from '../../store/files/folders.ts';
import { hasRecipeFoldersOnDisk } from '../../store/recipes/recipe-folders.ts';
import type { Notice } from '../../tui/state.ts';
import { runDashboard } from '../../ui/run.tsx';

/** Opens the dashboard and waits until it is left; opens it anew where another board has come into use. The commands of the shell are loaded once they are asked for. */
export async function dashboardCommand(
  io: Io,
  options: Options,
  commands: () => Promise<readonly CommandSpec[]>,
): Promise<ExitCode> {
  let given = options;
  let notice: Notice | undefined;
  for (;;) {
    const ending = await openDashboard(io, given, commands, notice);
    if (typeof ending === 'number') return ending;
    // the board that is in use now, whatever was named at the start
    const { strategy: _, ...others } = given;
    given = others;
    notice = ending;
  }
}

async function openDashboard(
  io: Io,
  options: Options,
  commands: () => Promise<readonly CommandSpec[]>,
  notice: Notice | undefined,
): Promise<ExitCode | Notice> {
  const given = pickGlobalOptions(options);
  // A board opened as of a day stays read-only, also when the person goes on to today.
  const session = await openSession(io, given, {
    untouched: given.asOf !== undefined,
    showsNotices: true,
  });
  if (!session.ok) return printRefusal(io, session.refusal);
  const shell = () => import('../shell/run-in-program.command.ts');
  try {
    const ending = await runDashboard(
      session.value,
      {
        openInBrowser: launchBrowserWithUrl,
        editText: editTextInEditor,
        shellCommands: async () =>
          (await shell()).readShellCommandsAndChoices(io, options, await commands()),
        runCommand: async (run, waiting) =>
          (await shell()).runShellCommandFromDashboard(io, options, await commands(), run, waiting),
        // who has no recipe on loads nothing for it
        dueRecipes: async () =>
          hasRecipeFoldersOnDisk(readUserFolderPaths(io.env, given.dataDir).data)
            ? (await shell()).readDueRecipeCounts(io, options)
            : { addresses: 0, files: 0 },
      },
      notice,
    );
    if (typeof ending === 'object') return ending;
    if (ending === 'left') return 0;
    const message = 'the terminal was closed and the dashboard left; what was recorded is kept';
    return printRefusal(io, refusalOutcome(1, message).refusal);
  } finally {
    session.value.store.close();
  }
}
