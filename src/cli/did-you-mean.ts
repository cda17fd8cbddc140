/** What is like a word that is in no list, as the argument parser suggests it for its commands and options. */
import { Command } from 'commander';

/** The words of a list in small letters that the parser would suggest for what was typed, the likest only; the word itself where it is in the list. */
export function closestWords(list: Iterable<string>, typed: string): readonly string[] {
  const words = [...new Set(list)];
  const wanted = typed.toLowerCase();
  if (words.includes(wanted)) return [wanted];
  const parser = new Command()
    .helpOption(false)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  for (const word of words) parser.addCommand(new Command(word));
  try {
    parser.parse([wanted], { from: 'user' });
    return [];
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const [, names = ''] = /\(Did you mean (?:one of )?(.*)\?\)$/s.exec(said) ?? [];
    return words.filter((word) => `, ${names}, `.includes(`, ${word}, `));
  }
}

/** "did you mean one of a, b?" of the words that are like what was typed; '' where none is. */
export function didYouMean(list: Iterable<string>, typed: string): string {
  const found = closestWords(list, typed);
  return found.length === 0
    ? ''
    : `did you mean ${found.length === 1 ? '' : 'one of '}${found.join(', ')}?`;
}
