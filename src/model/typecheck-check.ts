import type { Binding, ExpressionType } from './declaration.ts';
import type { Bound } from './expression.ts';
import type { ExpressionNode } from './expression-node.ts';
import { fingerprint } from './fingerprint.ts';
import type { Declarations } from './typecheck-declaration.ts';

/** An expression as a function of the names it uses. */
export interface Check {
  /** The same for the same expression over the same types. */
  readonly key: string;
  readonly bound: Bound;
  readonly needs: ReadonlySet<string>;
  /** `(total: Money): boolean =>` */
  readonly head: string;
  readonly tail: string;
  readonly body: Body;
}

/** The text that TypeScript reads, and where it differs from the spec's. */
export interface Body {
  readonly text: string;
  /** Offsets in the spec's text, with how much is put in before it. */
  readonly inserted: readonly { readonly at: number; readonly text: string }[];
}

export function checkOf(bound: Bound, declarations: Declarations): Check {
  const { scope, expected } = bound;
  const { text } = bound.bound;
  const needs = new Set<string>();
  const names = new Set<string>();
  const conditions = scope.given.map(({ condition }) => condition);
  for (const { bindings } of [...conditions, bound.bound]) {
    for (const [node, binding] of bindings) {
      if (node.type === 'Identifier') names.add(node.name);
      declare(binding, { bound, declarations, needs });
    }
  }
  const params = [...names].sort().flatMap((name) => {
    const local = scope.locals.get(name);
    return local ? [`${name}: ${declarations.type(local.type, needs)}`] : [];
  });
  const result = expected === undefined ? '' : `: ${resultText(expected, declarations, needs)}`;
  const given = givenText(scope.given);
  const head = `(${params.join(', ')})${result} => ${given && `{ ${given} return `}`;
  const around = declarations.fingerprint(needs);
  const key = fingerprint([scope.nameables.context ?? '', head, text, around].join('\n'));
  return { key, bound, needs, head, tail: given && ' }', body: bodyOf(bound.bound) };
}

/** Leaves where the conditions do not stand as given, which narrows the types behind. */
function givenText(given: Bound['scope']['given']): string {
  return given
    .map(({ condition, holds }) => {
      const { text } = bodyOf(condition);
      return `if (${holds ? `!(${text})` : text}) throw 0;`;
    })
    .join(' ');
}

interface Declaring {
  readonly bound: Bound;
  readonly declarations: Declarations;
  readonly needs: Set<string>;
}

function declare(binding: Binding, { bound, declarations, needs }: Declaring): void {
  const { nameables } = bound.scope;
  if ('target' in binding) {
    declarations.nameable(binding.target, binding.target.context, needs);
    return;
  }
  if (!('owner' in binding)) return;
  const name = binding.owner ?? binding.name;
  const foreign =
    binding.context === undefined ? undefined : nameables.contexts.get(binding.context);
  const nameable = foreign?.get(name) ?? nameables.own.get(name);
  if (nameable) declarations.nameable(nameable, binding.context, needs);
}

/** What a call takes may leave out what has a default. */
function resultText(
  expected: NonNullable<Bound['expected']>,
  declarations: Declarations,
  needs: Set<string>,
): string {
  const fields = fieldsOf(expected);
  return fields ? declarations.input(fields, needs) : declarations.type(expected, needs);
}

function fieldsOf(type: ExpressionType) {
  if (type.kind !== 'object' || type.name !== undefined) return undefined;
  const fields = type.members.flatMap(({ field }) => (field ? [field] : []));
  return fields.length > 0 && fields.length === type.members.length ? fields : undefined;
}

/**
 * What `?.` does not reach is null in the spec, as everything absent is. The null has a name, since
 * `(a?.b ?? null) ?? 0` would be told off for being nullish always.
 */
function bodyOf({ text, types }: Bound['bound']): Body {
  const chains = [...types.keys()].filter((node) => node.type === 'ChainExpression');
  const inserted = chains.flatMap(({ start, end }: ExpressionNode) => [
    { at: start, text: '(' },
    { at: end, text: ' ?? $null)' },
  ]);
  inserted.sort((one, other) => one.at - other.at);
  let body = '';
  let from = 0;
  for (const { at, text: more } of inserted) {
    body += text.slice(from, at) + more;
    from = at;
  }
  return { text: body + text.slice(from), inserted };
}

/** Where an offset of the body is in the spec's text. */
export function offsetInSpec({ inserted }: Body, offset: number): number {
  let before = 0;
  for (const { at, text } of inserted) {
    if (at + before + text.length > offset) return Math.min(offset - before, at);
    before += text.length;
  }
  return offset - before;
}
