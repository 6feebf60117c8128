/** A length as SVG shows it: a tenth of a pixel is fine enough. */
export function pixels(length: number): string {
  return `${Math.round(length * 10) / 10}`;
}
