/** What tells rows of a table apart, in the place of their hash. */
export const sha1 = (row) => JSON.stringify(row);
