/** JSON as it is written: on which line each value stands, and where and why a text is none. */
import { type JSONVisitor, printParseErrorCode, stripComments, visit } from 'jsonc-parser';
import type { Problem, Result } from './model.ts';
import { jsonPathText, type Keys } from './raw-json.ts';

/** How many lists and groups may be open at once. */
export const MAX_DEPTH = 64;

/** The problem of a text with more of them. */
export const TOO_DEEP: Problem = {
  path: '',
  message: `nested deeper than ${MAX_DEPTH} levels; flatten the tree`,
};

/** What tells the line of a value in a text of JSON, or of what it should be in where it is not there; from 1. */
export function jsonLineNumberFinder(text: string): (keys: Keys) => number {
  const lines = new Map<string, number>();
  // Of two fields of one name the first is told; one that it does not have is looked for in the others.
  const note = (line: number, keys: Keys): void => {
    const path = jsonPathText(keys);
    if (!lines.has(path)) lines.set(path, line + 1);
  };
  visit(text, {
    // A field begins with its name, which may stand on a line before its value.
    onObjectProperty: (name, _offset, _length, line, _column, keys) =>
      note(line, [...keys(), name]),
    onObjectBegin: (_offset, _length, line, _column, keys) => note(line, keys()),
    onArrayBegin: (_offset, _length, line, _column, keys) => note(line, keys()),
    onLiteralValue: (_value, _offset, _length, line, _column, keys) => note(line, keys()),
  });
  return (keys) => {
    for (let length = keys.length; length > 0; length -= 1) {
      const line = lines.get(jsonPathText(keys.slice(0, length)));
      if (line !== undefined) return line;
    }
    return lines.get('') ?? 1;
  };
}

type Reason = ReturnType<typeof printParseErrorCode>;

interface Break {
  readonly reason: Reason;
  /** The place of the first character that is not understood, from 0 at the beginning of the text. */
  readonly offset: number;
}

/**
 * The value of a text of JSON in which comments may stand; refuses one that is none, with why and where, and one that goes
 * deeper than MAX_DEPTH before it breaks.
 */
export function parseJsonWithComments(text: string): Result<unknown> {
  try {
    // A text that JSON.parse() takes has no comments in it.
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const found = firstBreak(text, true);
    return found === undefined
      ? { ok: true, value: JSON.parse(jsonWithoutComments(text)) }
      : { ok: false, problems: [problemOfBreak(text, found)] };
  }
}

/** A text of JSON without the comments in it; a sound one stays as it is. */
export function jsonWithoutComments(text: string): string {
  return stripComments(text);
}

/** Why a text that JSON.parse() refuses is no JSON, and where; TOO_DEEP where it goes deeper than that first. */
export function jsonSyntaxProblem(text: string): Problem {
  return problemOfBreak(text, firstBreak(text, false));
}

function problemOfBreak(text: string, found: ReturnType<typeof firstBreak>): Problem {
  if (found === 'too deep') return TOO_DEEP;
  if (found === undefined) return { path: '', message: NOT_JSON };
  const { reason, offset } = found;
  const lines = text.slice(0, offset).split('\n');
  return {
    path: '',
    message: offset >= text.length ? CUT : (MENDS[reason] ?? NOT_JSON),
    where: `line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}`,
  };
}

/** Thrown to leave a text that has been read far enough. */
class Enough extends Error {}

function firstBreak(text: string, comments: boolean): Break | 'too deep' | undefined {
  // For each list and group that is open, what may stand after a comma in it.
  const open: Reason[] = [];
  let expected: Reason = 'ValueExpected';
  let found: Break | 'too deep' | undefined;
  const begin = (first: Reason): void => {
    open.push(first);
    expected = first;
    // The innermost may be empty.
    if (open.length <= MAX_DEPTH + 1) return;
    found = 'too deep';
    throw new Enough();
  };
  const whole = (): void => {
    expected = open.length === 0 ? 'EndOfFileExpected' : 'CommaExpected';
  };
  const end = (): void => {
    open.pop();
    whole();
  };
  const visitor: JSONVisitor = {
    onObjectBegin: () => begin('PropertyNameExpected'),
    onArrayBegin: () => begin('ValueExpected'),
    onObjectEnd: end,
    onArrayEnd: end,
    onLiteralValue: whole,
    onObjectProperty: () => {
      expected = 'ColonExpected';
    },
    onSeparator: (sign) => {
      expected = sign === ':' ? 'ValueExpected' : (open.at(-1) ?? expected);
    },
    onError: (code, offset, length) => {
      const said = printParseErrorCode(code);
      // A text that is not closed is told by its end, anything else by its beginning.
      const past = said === 'UnexpectedEndOfString' ? length : 0;
      const reason = said === 'InvalidSymbol' ? expected : said;
      found = { reason, offset: offset + past };
      throw new Enough();
    },
  };
  try {
    visit(text, visitor, { disallowComments: !comments });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return found;
}

const CUT = 'the file ends too early; a quote, a } or a ] is missing before the end';
const NOT_JSON = 'the file is not JSON here; a comma, a quote or a bracket is missing or too many';
const COMMA = 'a comma, or the } or ] that closes the list, is missing before this';
const BACKSLASH = 'the text that begins here has a \\ that means nothing; write \\\\';

/** What would be right where a text is no JSON. */
const MENDS: Readonly<Partial<Record<Reason, string>>> = {
  PropertyNameExpected:
    'a name in quotes must stand here; take the comma before it away, or put the name in quotes',
  ColonExpected: 'a colon is missing between the name and its value',
  CommaExpected: COMMA,
  CloseBraceExpected: COMMA,
  CloseBracketExpected: COMMA,
  UnexpectedEndOfString: 'a text goes on over the end of its line; close the quote',
  InvalidEscapeCharacter: BACKSLASH,
  InvalidUnicode: BACKSLASH,
  InvalidCharacter:
    'the text that begins here has a tab or another sign in it that has no shape; write a blank, or \\t for a tab',
  EndOfFileExpected: 'something follows the last }; take it away',
  InvalidCommentToken: 'a comment stands here, which JSON does not have; take it away',
  UnexpectedEndOfComment: 'the comment that begins here is not closed; write */ behind it',
};
