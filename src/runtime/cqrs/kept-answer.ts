import { Decimal, DomainError, type DomainErrorInfo, isDomainError } from '../domain/index.ts';

const decimalKey = '$decimal';

interface Kept {
  readonly answer?: unknown;
  readonly refusal?: DomainErrorInfo;
}

/** An answer, or a refusal that was answered, as the text that is kept of it. */
export function keepAnswer(answer: unknown): string {
  if (!isDomainError(answer)) return JSON.stringify({ answer } satisfies Kept, markDecimals);
  const { code, status, title, detail, fields } = answer;
  return JSON.stringify({ refusal: { code, status, title, detail, fields } } satisfies Kept);
}

/** What `keepAnswer` was given. */
export function readAnswer(text: string): unknown {
  // Written by keepAnswer and by nobody else.
  const { answer, refusal } = JSON.parse(text, readDecimals) as Kept;
  return refusal === undefined ? answer : new DomainError(refusal);
}

// `this` still has the decimal: JSON.stringify has already asked its toJSON for `value`.
function markDecimals(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Readonly<Record<string, unknown>>)[key];
  return Decimal.isDecimal(original) ? { [decimalKey]: original.toString() } : value;
}

function readDecimals(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(decimalKey in value)) return value;
  return Decimal.of(String(value[decimalKey]));
}
