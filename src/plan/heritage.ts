/**
 * The head of an interface and what it extends, on one line if they fit.
 *
 * @example heritage('NewProductJson', 'ProductReplacementJson') // 'NewProductJson extends ProductReplacementJson {'
 */
export function heritage(name: string, base: string): string {
  const text = `${name} extends ${base} {`;
  return `export interface ${text}`.length <= 100 ? text : `${name}\n  extends ${base} {`;
}
