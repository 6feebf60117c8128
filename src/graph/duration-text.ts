const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

/** @example durationText(86_400_000) === '24 h'; durationText(90_000) === '90 s' */
export function durationText(ms: number): string {
  // One of a unit reads better as many of the next: 24 h, 60 s.
  const whole = UNITS.find(([, size]) => ms > size && ms % size === 0);
  return whole === undefined ? `${ms} ms` : `${ms / whole[1]} ${whole[0]}`;
}
