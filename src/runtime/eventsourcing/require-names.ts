/** Throws where two have the same name: what they have written down is known by it. */
export function requireNames(kind: string, named: readonly { readonly name: string }[]): void {
  const names = new Set<string>();
  for (const { name } of named) {
    if (names.has(name)) throw new Error(`two ${kind} are called ${name}`);
    names.add(name);
  }
}
