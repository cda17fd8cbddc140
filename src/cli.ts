/** Runs the program with the arguments after its name. */
export async function main(argv: readonly string[]): Promise<void> {
  void argv;
}
