import { checkString, type Problem } from '@plinth/runtime/domain';

export type Sku = string;

export function checkSku(value: Sku | null | undefined): Problem {
  return checkString(value, { max: 255, pattern: /^[A-Z]{3}-[0-9]{4}$/u });
}

export type CountryCode = string;

export function checkCountryCode(value: CountryCode | null | undefined): Problem {
  return checkString(value, { min: 2, max: 2, pattern: /^[A-Z]{2}$/u });
}
