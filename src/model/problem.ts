/** What is wrong with something that was given, where it stands, and what would be right. */
export interface Problem {
  /** `index.children[0].worst` in a strategy, `line 3` in a table, the name of an option or field; '' of the whole. */
  readonly path: string;
  readonly message: string;
}

/** 1 refused, 2 misuse, 3 unreadable data. */
export type ExitCode = 1 | 2 | 3;

/** Input that is not taken: told to the person in its own words, never as a fault of the program. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];
  readonly exit: ExitCode;

  constructor(problems: readonly Problem[] | string, exit: ExitCode = 1) {
    const all = typeof problems === 'string' ? [{ path: '', message: problems }] : problems;
    super(all.map(problemText).join('\n'));
    this.name = 'Refusal';
    this.problems = all;
    this.exit = exit;
  }
}

/** By name: a bundle may hold this class twice. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal';
}

export function problemText({ path, message }: Problem): string {
  return path === '' ? message : `${path}: ${message}`;
}
