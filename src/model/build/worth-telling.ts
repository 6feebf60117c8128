import type { Diagnostic } from '../../diagnostic.ts';

/** Leaves out what was told already: the same missing `uses`, and the same finding at the same place. */
export function worthTelling(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set<string>();
  return diagnostics.filter((found) => {
    const key = keyOf(found);
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  });
}

function keyOf({ code, args, at }: Diagnostic): string {
  return code === 'SPEC_USES_MISSING'
    ? `${code} ${args.context} ${args.other}`
    : JSON.stringify([code, args, at.file, at.path, at.on, at.span]);
}
