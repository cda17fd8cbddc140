/** Whether a text begins as an address of the web does, with `http://` or `https://`; where a recipe reads, anything else is a file. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
