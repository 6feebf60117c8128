/** The text of a file without its byte order mark: what all offsets count from. */
export function plainText(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
