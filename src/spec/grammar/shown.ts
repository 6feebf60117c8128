const widest = 80;

/** A text of the user as a sentence may hold it. */
export function shown(text: string): string {
  return text.length > widest ? `${text.slice(0, widest - 3)}...` : text;
}
