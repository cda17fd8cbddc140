/** Makes a thing when it is first asked for and keeps it for the tests of a file; what could not be made is made anew for the next that asks, so that one failure fails one test. */
export function kept<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
