import { keepable } from '../events/keepable.ts';

/** A text as every broker carries it in a header: other characters than ASCII percent-encoded. */
export const headerText = (text: string): string =>
  keepable(text).replaceAll(/[^ -$&-~]+/gu, encodeURIComponent);

/** What a header says, also one that somebody else has written. */
export function readHeaderText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
