/** The words of a recipe: what a file can be, and what can stand in it. */

/** What a file is: how it is taken apart. */
export const FILE_FORMS = ['csv', 'json', 'jsonl', 'xlsx', 'html'] as const;

/** The encodings of a text file; left out, a byte order mark says which, else it is UTF-8. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-2'] as const;

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export const DECIMAL_SIGNS = ['.', ','] as const;
/** What may stand between thousands; a blank stands for every sort of it. */
export const THOUSANDS_SIGNS = [',', '.', ' ', "'"] as const;

/** Days from one collecting to the next, fewest and most. */
export const EVERY_DAYS = [1, 3660] as const;
/** Rows that are summed at each, fewest and most. */
export const SUMMED_ROWS = [2, 400] as const;

/** What a recipe allows that is refused elsewhere. */
export const ALLOWANCES = ['http', 'private'] as const;

/** What marks a gap where a recipe names nothing else. */
export const USUAL_GAPS = [
  ...['', '.', '..', '...', '. .', '-', '–', '—', ':'],
  ...['NA', 'N/A', '#N/A', 'n/a', 'n.a.', 'na', 'NaN', 'null', 'ND', 'xxx'],
];
