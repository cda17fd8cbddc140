/** The address of a shared board on a PostgreSQL server. */

export function isAddress(place: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(place);
}

/** What is wrong with it; told without it, as it may hold a password. */
export function wrongAddress(address: string): string | undefined {
  if (!isAddress(address)) return 'must be postgres://user@host/database';
  return /\/\/[^@]*:[^@]*@|password=/i.test(address)
    ? 'must hold no password; set PGPASSFILE or PGPASSWORD'
    : undefined;
}
