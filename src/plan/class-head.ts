/** The head of a class that implements one port, which has a line of its own when it is long. */
export function implementing(name: string, port: string): string {
  const flat = `export class ${name} implements ${port} {`;
  return flat.length <= 100 ? flat : `export class ${name}\n  implements ${port}\n{`;
}

export interface ClassHead {
  readonly name: string;
  readonly base: string;
  readonly port: string;
}

/** The head of a class up to its brace: what it extends and implements has lines of its own when it is long. */
export function classHead({ name, base, port }: ClassHead): string {
  const flat = `export class ${name} extends ${base} implements ${port} {`;
  if (flat.length <= 100) return flat;
  return [`export class ${name}`, `  extends ${base}`, `  implements ${port}`, '{'].join('\n');
}
