export interface TypeArguments {
  /** Of the line that it starts on; what is inside goes two further. */
  readonly indent: number;
  /** What stands on the same line before and behind it. */
  readonly around: string;
}

/** A generic type, with a line for each argument where the whole is too long for one. */
export function typeArguments(
  type: string,
  args: readonly string[],
  { indent, around }: TypeArguments,
): string {
  const flat = `${type}<${args.join(', ')}>`;
  if (indent + around.length + flat.length <= 100) return flat;
  const margin = ' '.repeat(indent);
  return `${type}<\n${args.map((one) => `${margin}  ${one}`).join(',\n')}\n${margin}>`;
}
