import type { Random } from './random.ts';

const words = [
  'Ann',
  'blue',
  'Cedar',
  'delta',
  'Élan',
  'frost',
  'Grün',
  'harbor',
  'Iris',
  "O'Neil",
];
const day = 86_400_000;
// The same seed makes the same texts, whenever it is used: counted from here.
const beginning = Date.UTC(2025, 0, 1);

const dateOf = (random: Random): Date => new Date(beginning + random.int(0, 730 * day));

const byFormat: Readonly<Record<string, (random: Random) => string>> = {
  uuid: (random) => random.uuid(),
  date: (random) => dateOf(random).toISOString().slice(0, 10),
  'date-time': (random) => dateOf(random).toISOString(),
  time: (random) => dateOf(random).toISOString().slice(11, 19),
  duration: (random) => `PT${random.int(1, 600)}S`,
  email: (random) => `one${random.int(1, 99_999)}@example.org`,
  uri: (random) => `https://example.org/${random.int(1, 99_999)}`,
  byte: (random) => Buffer.from(`${random.int(1, 99_999)}`).toString('base64'),
  binary: (random) => Buffer.from(`${random.int(1, 99_999)}`).toString('base64'),
};

/** A text of a format; undefined: the format is not known. */
export const textOfFormat = (format: unknown, random: Random): string | undefined =>
  typeof format === 'string' && Object.hasOwn(byFormat, format)
    ? byFormat[format]?.(random)
    : undefined;

/** Words, within bounds of their length. */
export function plainText(
  random: Random,
  { least, most }: { least: number; most: number },
): string {
  const length = random.int(least, Math.max(least, Math.min(most, least + 24)));
  let text = '';
  while (text.length < length) text += `${text === '' ? '' : ' '}${random.oneOf(words)}`;
  const cut = text.slice(0, length).trim();
  return cut.padEnd(least, 'x');
}

interface DecimalBounds {
  readonly scale?: number;
  readonly minimum?: string | number;
  readonly maximum?: string | number;
}

/** A decimal number as text. @example '12.50' */
export function decimalText(random: Random, bounds: DecimalBounds): string {
  const scale = Math.min(bounds.scale ?? 2, 6);
  const unit = 10 ** scale;
  const least = Math.ceil(Number(bounds.minimum ?? 0) * unit);
  const most = Math.min(
    Number(bounds.maximum ?? Number.POSITIVE_INFINITY) * unit,
    least + 500 * unit,
  );
  return (random.int(least, Math.max(least, Math.floor(most))) / unit).toFixed(scale);
}
