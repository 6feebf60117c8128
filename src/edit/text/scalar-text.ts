/** What YAML would read as something else than a text, or not at all, where nothing quotes it. */
const taken =
  /^(~|null|true|false|\.nan|[-+]?\.inf|[-+]?(0x[0-9a-f]+|0o[0-7]+|(\d+\.?\d*|\.\d+)(e[-+]?\d+)?))$/i;

const indicator = /^[-?:,[\]{}#&*!|>'"%@`]/;

/** A scalar as YAML writes it, in quotes only where it needs them. @example scalarText('a: b') // '"a: b"' */
export function scalarText(value: string | number | boolean, inFlow: boolean): string {
  if (typeof value !== 'string') return `${value}`;
  const isPlain =
    value !== '' &&
    value.trim() === value &&
    !taken.test(value) &&
    (!indicator.test(value) || /^[-?:][^\s,[\]{}]/.test(value)) &&
    !/: |:$| #|[\p{Cc}\u2028\u2029\uFEFF]/u.test(value) &&
    !(inFlow && /[,[\]{}]/.test(value));
  return isPlain ? value : JSON.stringify(value);
}
