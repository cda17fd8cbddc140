/** Whether what a recipe reads lies at an address of the web, and not in a file. */
export function isWebAddress(from: string): boolean {
  return /^https?:\/\//i.test(from);
}
