import { type Check, offsetInSpec } from './typecheck-check.ts';
import type { Declarations } from './typecheck-declaration.ts';

/** One file of TypeScript with a function for each expression. */
export interface TypeProgram {
  readonly text: string;
  /** Which expression an offset of the text is in, and where in it. */
  find(offset: number): { readonly check: Check; readonly offset: number } | undefined;
}

// Everything stands in one namespace, so that a value called Array does not become TypeScript's.
const root = 'Spec';

const opening = '(\n';
// A result of the wrong type is found at `return`.
const before = `return ${opening}`.length;

const inContext = (context: string | undefined, text: string): string =>
  context === undefined ? text : `export namespace ${context} {\n${text}\n}`;

export function programOf(checks: readonly Check[], declarations: Declarations): TypeProgram {
  const needed = declarations.closure(checks.flatMap(({ needs }) => [...needs]));
  const declared = [...needed].map((key) => declarations.get(key));
  const parts = [
    `declare namespace ${root} {`,
    ...declared.map(({ context, text }) => inContext(context, text)),
    `}\nnamespace ${root} {`,
  ];
  let text = parts.join('\n');
  const starts: { readonly start: number; readonly check: Check }[] = [];
  for (const [index, check] of checks.entries()) {
    const { context } = check.bound.scope.nameables;
    const start = `const expression${index} = ${check.head}${opening}`;
    const [open, close] = inContext(context, '\0').split('\0');
    text += `\n${open}${start}`;
    starts.push({ start: text.length, check });
    text += `${check.body.text}\n)${check.tail};${close}`;
  }
  return { text: `${text}\n}\n`, find: (offset) => find(starts, offset) };
}

function find(
  starts: readonly { readonly start: number; readonly check: Check }[],
  offset: number,
): ReturnType<TypeProgram['find']> {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle]?.start ?? 0) <= offset + before) low = middle + 1;
    else high = middle;
  }
  const found = starts[low - 1];
  if (found === undefined) return undefined;
  const { check, start } = found;
  if (offset > start + check.body.text.length) return undefined;
  return { check, offset: offsetInSpec(check.body, Math.max(0, offset - start)) };
}
