/** Keys that a person has put on actions in a file of their own, checked against the keymap. */
import { type Fault, faultSentence } from '../core/model/model.ts';
import { terminalSafeOneLine } from '../text/format.ts';

/** What the keys of a person are checked against. */
export interface Keymap {
  readonly bindings: readonly KeyedAction[];
  /** The screens where letters are text. */
  readonly fields: readonly string[];
}

/** An action as far as its keys go. */
export interface KeyedAction<Kind extends string = string> {
  readonly id: string;
  /** Keys as they are named: `j`, `Enter`, `S-Tab`, `^L`. */
  readonly keys: readonly string[];
  /** Where they work. */
  readonly screens: readonly Kind[];
  /** Whether it changes what is stored; then it never has a Ctrl key and is dead on a locked board. */
  readonly writes?: boolean;
}

export interface OwnKeys {
  /** The keys in force, by action id. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** Ids of the actions whose keys are the person's own. */
  readonly own: ReadonlySet<string>;
  /** What could not be used. */
  readonly problems: readonly Fault[];
  /** Where they are written; '' where there is no file. */
  readonly path: string;
}

/** The keys of an action as this person has them. */
export function keysOfBindingInForce(
  state: { readonly ownKeys: OwnKeys },
  binding: KeyedAction,
): readonly string[] {
  return state.ownKeys.keys.get(binding.id) ?? binding.keys;
}

/** The first key of an action as this person has it, as it is written for people; '' for no such action. */
export function actionKeyName(state: { readonly ownKeys: OwnKeys }, id: string): string {
  return readableKeyName(state.ownKeys.keys.get(id)?.[0] ?? '');
}

/** What a question is answered with: `y yes, n no (Enter: no)`, the default in brackets where it is a key of its own. */
export function questionAnswerKeysText(state: { readonly ownKeys: OwnKeys }): string {
  const [no = '', ...others] = state.ownKeys.keys.get('confirm.no') ?? [];
  const safe = others.includes('Enter') ? ' (Enter: no)' : '';
  return `${actionKeyName(state, 'confirm.yes')} yes, ${readableKeyName(no)} no${safe}`;
}

/** A key of the keyboard that the keymap has no name for, such as F5. */
export const UNNAMED = 'Unnamed';

/** A key as it is written for people. */
export function readableKeyName(key: string): string {
  return key === ' ' ? 'Space' : key === UNNAMED ? 'That' : key;
}

/** That keys of the person's own could not be used, and what to do. */
export function customKeysProblemSentence(problem: Fault): string {
  return `keymap.json: ${faultSentence(problem)}.`;
}

const NAMES: readonly string[] = [
  ...['Enter', 'Esc', 'Tab', 'S-Tab', 'Up', 'Down', 'Left', 'Right', 'S-Up', 'S-Down', 'S-Left'],
  ...['S-Right', 'Home', 'End', 'PgUp', 'PgDn', 'Backspace', 'Delete', 'Space'],
];

/** Whether a key is a name of the keymap's: one character, Ctrl and a letter, or one of the named keys. */
function isKey(key: string): boolean {
  return /^\S$/u.test(key) || /^\^[A-Z]$/.test(key) || NAMES.includes(key);
}

function isLetter(key: string): boolean {
  return key.length === 1 || !/^[\^A-Z]/.test(key);
}

/**
 * The keys that a person asks for, as far as the rules allow. What is refused keeps the keys of the keymap: an unknown
 * action, a key that is none, a Ctrl key on an action that writes, a letter where letters are text, a key that another
 * action has on the same screen.
 */
export function acceptedCustomKeys(
  { bindings, fields }: Keymap,
  asked: Readonly<Record<string, readonly string[]>>,
  path = '',
): OwnKeys {
  const problems: Fault[] = [];
  const own = new Map<string, readonly string[]>();
  for (const [id, wanted] of Object.entries(asked)) {
    const binding = bindings.find((each) => each.id === id);
    const why =
      binding === undefined ? whyNoAction(bindings, id) : whyKeysRefused(binding, wanted, fields);
    if (why === undefined)
      own.set(
        id,
        wanted.map((key) => (key === 'Space' ? ' ' : key)),
      );
    else problems.push({ ...why, says: `"${terminalSafeOneLine(id)}" is ignored; ${why.says}` });
  }
  const of = (binding: KeyedAction): readonly string[] => own.get(binding.id) ?? binding.keys;
  for (;;) {
    const clash = clashIn(bindings, of, (id) => own.has(id));
    if (clash === undefined) {
      const keys = new Map(bindings.map((binding) => [binding.id, of(binding)]));
      return { keys, own: new Set(own.keys()), problems, path };
    }
    own.delete(clash.id);
    problems.push({
      says: `"${clash.id}" is ignored; ${clash.key} is "${clash.with}" on the same screen`,
      mend: ANOTHER,
    });
  }
}

const ANOTHER = 'name another key';

/** What an id says that no action has; it may be that of one written with a slip. */
function whyNoAction(bindings: readonly KeyedAction[], id: string): Fault {
  const near = bindings.find((each) => isWithinOneSlip(each.id, id));
  return {
    says: 'there is no such action',
    mend:
      near === undefined
        ? 'correct its name, or take it out'
        : `did you mean ${near.id}? write that, or take it out`,
  };
}

/** Whether two words differ in one place alone, by at most two signs, capitals aside. */
function isWithinOneSlip(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const [least, most] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  let begin = 0;
  while (begin < least && a[begin] === b[begin]) begin += 1;
  let end = 0;
  while (end < least - begin && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return most - begin - end <= 2;
}

function whyKeysRefused(
  binding: KeyedAction,
  own: readonly string[],
  fields: readonly string[],
): Fault | undefined {
  if (own.length === 0)
    return { says: 'an action needs a key', mend: 'name one, or take the line out' };
  const unknown = own.find((key) => !isKey(key));
  if (unknown !== undefined) {
    return {
      says: `"${terminalSafeOneLine(unknown)}" is no key`,
      mend: 'use one character, ^ and a capital, or a name such as Enter, PgDn, S-Tab',
    };
  }
  const ctrl = own.find((key) => key.startsWith('^') && key.length > 1);
  if (binding.writes === true && ctrl !== undefined)
    return { says: `"${ctrl}" is a Ctrl key, and those never write`, mend: ANOTHER };
  const typing = binding.screens.some((screen) => fields.includes(screen));
  const letter = own.find(isLetter);
  return typing && letter !== undefined
    ? { says: `"${letter}" is text where that action works`, mend: ANOTHER }
    : undefined;
}

interface Clash {
  /** The action whose own keys give way. */
  readonly id: string;
  readonly key: string;
  readonly with: string;
}

/** The last action with own keys that shares one with another on the same screen; undefined: none. */
function clashIn(
  bindings: readonly KeyedAction[],
  keysOf: (binding: KeyedAction) => readonly string[],
  isOwn: (id: string) => boolean,
): Clash | undefined {
  for (const binding of bindings.toReversed()) {
    if (!isOwn(binding.id)) continue;
    for (const other of bindings) {
      if (other === binding || !other.screens.some((screen) => binding.screens.includes(screen)))
        continue;
      const key = keysOf(binding).find((each) => keysOf(other).includes(each));
      if (key !== undefined && other.id !== binding.id)
        return { id: binding.id, key, with: other.id };
    }
  }
  return undefined;
}
