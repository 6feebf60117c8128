/** As the formatter writes numbers: small letters, no zeros that say nothing. */
export function numberText(text: string): string {
  const lower = text.toLowerCase();
  if (/^0[xbo]/.test(lower)) return lower;
  return lower
    .replace(/^\./, '0.')
    .replace(/(\.\d+?)0+(?=e|$)/, '$1')
    .replace(/\.(?=e|$)/, '');
}

/** @example groupedDigits(60_000) // '60_000' */
export const groupedDigits = (whole: number): string => `${whole}`.replace(/\B(?=(\d{3})+$)/g, '_');
