/** Widths of the characters from space to tilde, in hundredths of the font size: Arial's. */
const WIDTHS = (
  '28 28 35 56 56 89 67 19 33 33 39 58 28 33 28 28 56 56 56 56 56 56 56 56 56 56 28 28 58 58 58 56 ' +
  '102 67 67 72 72 67 61 78 72 28 50 67 56 83 72 78 67 78 72 67 61 72 67 94 67 67 61 28 28 28 47 56 ' +
  '33 56 56 50 56 56 28 56 56 22 22 50 22 83 56 56 56 56 33 50 28 56 50 72 50 50 50 33 26 33 58'
)
  .split(' ')
  .map(Number);

/** Room for bold type, and for fonts that run a little wider than Arial. */
const SPARE = { normal: 1.06, bold: 1.13 } as const;

/** How wide a text is likely to be, in pixels, rounded up. */
export function pixelWidth(text: string, size: number, weight: keyof typeof SPARE = 'normal') {
  const hundredths = [...text].reduce((sum, char) => sum + widthOf(char), 0);
  return Math.ceil((hundredths / 100) * size * SPARE[weight]);
}

function widthOf(char: string): number {
  const known = WIDTHS[(char.codePointAt(0) ?? 0) - 32];
  // Letters with accents are as wide as without; ideographs and signs fill the square.
  return known ?? (char < '\u1100' ? 67 : 105);
}
