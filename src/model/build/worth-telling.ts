import type { Diagnostic } from '../../diagnostic.ts';

/** Leaves out what was told already: a context that one context lacks, and the same at the same place. */
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
  if (code === 'SPEC_USES_MISSING') return `${code} ${args.context} ${args.other}`;
  if (code === 'SPEC_UNKNOWN_CONTEXT')
    return `${code} ${args.name} ${at.file} ${at.path.slice(0, 2)}`;
  return JSON.stringify([code, args, at.file, at.path, at.on, at.span]);
}
