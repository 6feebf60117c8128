/** How many columns a tab takes. */
const TAB = 4;

/** How wide a line is in columns. */
export function widthOf(line: string): number {
  let width = 0;
  for (const char of line) width += char === '\t' ? TAB : 1;
  return width;
}

/** What stands behind the last line break. */
export const lastLineOf = (text: string): string => text.slice(text.lastIndexOf('\n') + 1);

/** What a line is indented by. */
export const leadOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? '';
