/** `axiswatch` alone in a terminal: the dashboard. The only command that carries Ink and React with it. */

import { openInBrowser } from '../../cli/browser.ts';
import { editText } from '../../cli/editor.ts';
import type { ExitCode, Io } from '../../cli/io.ts';
import { globalOptions, type Options } from '../../cli/options.ts';
import { commandRefusal, printRefusal } from '../../cli/refusal.ts';
import { openSession } from '../../cli/session.ts';
import { runDashboard } from '../../ui/run.tsx';

/** Opens the dashboard and waits until it is left. */
export async function dashboardCommand(io: Io, options: Options): Promise<ExitCode> {
  const given = globalOptions(options);
  // A board opened as of a day stays read-only, also when the person goes on to today.
  const session = await openSession(io, given, {
    untouched: given.asOf !== undefined,
    showsNotices: true,
  });
  if (!session.ok) return printRefusal(io, session.refusal);
  try {
    const ending = await runDashboard(session.value, { openInBrowser, editText });
    if (ending === 'left') return 0;
    const message = 'the terminal was closed and the dashboard left; what was recorded is kept';
    return printRefusal(io, commandRefusal(1, message).refusal);
  } finally {
    session.value.store.close();
  }
}
