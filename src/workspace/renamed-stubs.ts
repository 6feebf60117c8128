const stub = /new NotImplemented\(('[^'\n]*')\)/g;

const stubsOf = (text: string): readonly string[] =>
  [...text.matchAll(stub)].map(([, name = '']) => name);

/** A generated text before and after. */
export interface StubPair {
  readonly before: string;
  readonly after: string;
}

/**
 * A text in which stubs are called by their new names, as they stand in what is generated now. Where
 * that is done in the base, too, a stub that somebody has written is no difference to merge.
 *
 * @example renamedStubs("throw new NotImplemented('Sales.Count');", pair) // "… 'Sales.Tally' …"
 */
export function renamedStubs(text: string, { before, after }: StubPair): string {
  const [old, now] = [stubsOf(before), stubsOf(after)];
  if (old.length !== now.length) return text;
  const names = new Map(old.map((name, at) => [name, now[at] ?? name]));
  return text.replace(stub, (whole: string, name: string) =>
    whole.replace(name, () => names.get(name) ?? name),
  );
}
