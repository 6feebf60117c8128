const units = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of `500ms`, `5s`, `10m`, `24h`, `7d`; `-` goes back in time. */
export function parseDuration(text: string): number {
  const [, sign, count, unit] = /^(-?)(\d+)(ms|s|m|h|d)$/.exec(text) ?? [];
  if (count === undefined || !isUnit(unit)) {
    throw new RangeError(`"${text}" is not a duration (for example: 500ms, 5s, 24h)`);
  }
  return (sign === '-' ? -1 : 1) * Number(count) * units[unit];
}

function isUnit(text: string | undefined): text is keyof typeof units {
  return text !== undefined && Object.hasOwn(units, text);
}
