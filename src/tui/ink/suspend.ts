/** `^Z`: hands the terminal back, stops the whole job, and takes the terminal again at `fg`. */
/** How long to wait for the job to be stopped before going on, where there is no job control; milliseconds. */
const PATIENCE = 1000;

/** Suspends the process group; resolves once the dashboard has the terminal again. */
export async function suspendProcessGroup(
  suspendTerminal: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  await suspendTerminal(async () => {
    // a timer that stays: without one the event loop is empty and the program would end at `fg`
    await new Promise<void>((resolve) => {
      const patience = setTimeout(done, PATIENCE);
      const alive = setInterval(() => undefined, PATIENCE);
      function done(): void {
        clearTimeout(patience);
        clearInterval(alive);
        process.off('SIGCONT', done);
        resolve();
      }
      process.once('SIGCONT', done);
      // to the group: stopped alone, under npm, the shell would be left hanging
      process.kill(0, 'SIGTSTP');
    });
  });
}
