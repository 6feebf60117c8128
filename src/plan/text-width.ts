const isAscii = /^[\x20-\x7e]*$/;
const withoutWidth = /\p{Mn}|\p{Me}|\p{Cf}|\p{Cc}/u;
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

/** How many columns a text takes: the formatter counts two for a sign of Chinese, none for an accent. */
export function textWidth(text: string): number {
  if (isAscii.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += withoutWidth.test(char) ? 0 : wide.test(char) ? 2 : 1;
  return width;
}

/** Whether a text has room in so many columns. */
export const hasRoom = (text: string, room: number): boolean =>
  text.length * 2 <= room || textWidth(text) <= room;
