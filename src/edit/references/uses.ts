import type { At } from '../../diagnostic.ts';
import type { Expression, ExpressionNode } from '../../spec/expression.ts';
import { expressionAt } from '../../spec/expression-at.ts';
import type { Name } from '../../spec/name.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Namespace } from './declaration.ts';

/** A place of a spec at which a name is used that is declared elsewhere. */
export interface Use {
  readonly at: At;
  readonly text: string;
  /** What it may be; `dotted`: what its first names make of it. */
  readonly namespace: Namespace | 'dotted';
  /** The context in which it is written; undefined outside of all. */
  readonly within: string | undefined;
  /** The aggregate in which it is written. */
  readonly aggregate: string | undefined;
  /** The names before it. @example [Catalog], for Catalog.Product */
  readonly before: readonly string[];
}

/** Every use of a name that begins with a capital: fields and the like are not names of things. */
export function usesIn(spec: Spec): readonly Use[] {
  const uses: Use[] = [];
  const { contexts, ...outside } = spec;
  new Visit(uses, { within: undefined, aggregate: undefined }).all(outside);
  for (const { aggregates, ...context } of contexts) {
    const within = context.name.text;
    new Visit(uses, { within, aggregate: undefined }).all(context);
    for (const one of aggregates) new Visit(uses, { within, aggregate: one.name.text }).all(one);
  }
  return uses.filter(({ text }) => /^[A-Z]/.test(text));
}

/** What stands under such a key of the parsed spec. */
const namespaces: Readonly<Record<string, Namespace>> = {
  context: 'context',
  contexts: 'context',
  entity: 'thing',
  enum: 'thing',
  error: 'error',
  event: 'event',
  evictOn: 'event',
  fallback: 'thing',
  on: 'event',
  target: 'thing',
};

type Holder = Readonly<Record<string, unknown>>;

class Visit {
  readonly #uses: Use[];
  readonly #place: Pick<Use, 'within' | 'aggregate'>;

  constructor(uses: Use[], place: Pick<Use, 'within' | 'aggregate'>) {
    this.#uses = uses;
    this.#place = place;
  }

  all(value: unknown, key = '', holder: Holder = {}): void {
    if (typeof value !== 'object' || value === null || key === 'was') return;
    if (Array.isArray(value)) {
      if (key === 'callee') this.#dotted(value.filter(isName));
      else for (const item of value) this.all(item, key, holder);
    } else if (isExpression(value)) this.#expression(value);
    else if (isName(value)) this.#add(value, namespaceOf(key, holder), contextBefore(key, holder));
    else if (isQualified(value)) this.#qualified(value, namespaceOf(key, holder));
    else for (const [name, part] of Object.entries(value)) this.all(part, name, inner(value, key));
  }

  #add(
    { text, at }: Name,
    namespace: Use['namespace'] | undefined,
    before: readonly string[] = [],
  ) {
    if (namespace) this.#uses.push({ ...this.#place, text, at, namespace, before });
  }

  #qualified({ context, name }: { context?: Name; name: Name }, namespace: Namespace | undefined) {
    if (context) this.#add(context, 'context');
    this.#add(name, namespace, context ? [context.text] : []);
  }

  #dotted(names: readonly Name[]): void {
    names.forEach((name, index) => {
      const before = names.slice(0, index).map(({ text }) => text);
      this.#add(name, 'dotted', before);
    });
  }

  #expression(expression: Expression): void {
    const visit = (node: ExpressionNode): void => {
      const parts = dottedParts(node);
      if (parts) {
        this.#dotted(parts.map((one) => ({ text: one.name, at: expressionAt(expression, one) })));
      }
      // What is below a dotted name is a part of it.
      else for (const part of partsOf(node)) visitAny(part);
    };
    const visitAny = (part: unknown): void => {
      if (Array.isArray(part)) for (const item of part) visitAny(item);
      // Everything with a type below a node is a node, a property or an element.
      else if (typeof part === 'object' && part !== null && 'type' in part) {
        visit(part as ExpressionNode);
      }
    };
    visit(expression.node);
  }
}

/** The key of a property is a name of nothing, unless it is computed. */
function partsOf(node: object): readonly unknown[] {
  const { key, ...rest } = node as { readonly key?: unknown; readonly computed?: boolean };
  return Object.values(rest.computed === true ? { key, ...rest } : rest);
}

type Part = Extract<ExpressionNode, { type: 'Identifier' }>;

/** The names of `A.b.c`, each with its place; undefined for anything else. */
function dottedParts(node: ExpressionNode): readonly Part[] | undefined {
  if (node.type === 'Identifier') return [node];
  if (node.type !== 'MemberExpression' || node.computed) return undefined;
  const before = dottedParts(node.object);
  return before && node.property.type === 'Identifier' ? [...before, node.property] : undefined;
}

/** What holds the parts of a value: the value, and under which key it stands where that decides. */
const inner = (value: object, key: string): Holder => ({ ...value, under: key });

/** `Catalog.Status.Open` in a line of `where` holds its names side by side. */
function contextBefore(key: string, { context }: Holder): readonly string[] {
  const isMember = key === 'enum' && typeof context === 'object' && context !== null;
  return isMember && isName(context) ? [context.text] : [];
}

function namespaceOf(key: string, holder: Holder): Namespace | undefined {
  if (key === 'from') {
    if ('processors' in holder) return 'event';
    return 'where' in holder ? 'thing' : undefined;
  }
  if (key !== 'name') return namespaces[key];
  const { kind, under } = holder;
  if (kind === 'named') return 'thing';
  if (kind === 'error') return 'error';
  // A step of a scenario has data where declarations have a list of fields.
  if (!('fields' in holder) || Array.isArray(holder.fields)) return undefined;
  if (under === 'given' || under === 'events') return 'event';
  return under === 'when' ? 'command' : undefined;
}

function isName(value: unknown): value is Name {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    'at' in value &&
    typeof value.text === 'string' &&
    !('node' in value)
  );
}

function isExpression(value: object): value is Expression {
  return 'node' in value && 'text' in value && 'at' in value;
}

function isQualified(value: object): value is { context?: Name; name: Name } {
  const keys = Object.keys(value).filter((key) => key !== 'at' && key !== 'context');
  return keys.length === 1 && 'name' in value && 'at' in value && isName(value.name);
}
