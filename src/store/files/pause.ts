/** Waiting where nothing else may go on meanwhile. */

/** Holds up the thread that calls for so many milliseconds, ≥ 0; nothing else happens on it meanwhile. */
export function pauseThisThread(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
