import type { Expression, ExpressionNode } from '../../spec/expression.ts';
import type { ViewHandler as SpecHandler, View as SpecView } from '../../spec/view.ts';
import type { Field } from '../declaration.ts';
import type { View } from '../view.ts';
import { seenPayload } from './payload.ts';
import type { Site } from './site.ts';
import { heardEvent, mayBegin } from './view-begin.ts';

type Update = Extract<SpecHandler, { kind: 'update' }>;

/** What a handler gives a row, and what it looks at, by name. */
interface Handled {
  readonly begins: boolean;
  readonly sets: ReadonlySet<string>;
  readonly reads: ReadonlySet<string>;
}

/** The names in an expression that are looked up in its scope. */
function namesIn(node: ExpressionNode): readonly string[] {
  switch (node.type) {
    case 'Identifier':
      return [node.name];
    case 'MemberExpression':
      return [...namesIn(node.object), ...(node.computed ? namesIn(node.property) : [])];
    case 'ObjectExpression':
      return node.properties.flatMap((one) =>
        namesIn(one.type === 'Property' ? one.value : one.argument),
      );
    default:
      return Object.values(node).flatMap(namesBelow);
  }
}

function namesBelow(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(namesBelow);
  // What has a type below a node is a node.
  return typeof part === 'object' && part !== null && 'type' in part
    ? namesIn(part as ExpressionNode)
    : [];
}

function handledBy(handler: Update, view: View, { written, site }: Place): Handled {
  const heard = heardEvent(handler.event, site);
  const payload = (heard ? seenPayload(heard.event, site) : []).map(({ name }) => name);
  const set = handler.set ?? [];
  const seen: readonly (Expression | undefined)[] = [
    handler.when,
    ...set.map(({ value }) => value),
  ];
  const names = seen.flatMap((one) => (one ? namesIn(one.node) : []));
  return {
    begins: mayBegin(handler, view, { on: written.on, site }),
    sets: new Set([...payload, ...set.map(({ name }) => name.text)]),
    reads: new Set(names.filter((name) => !payload.includes(name))),
  };
}

interface Place {
  readonly written: SpecView;
  readonly site: Site;
}

/**
 * The columns, those optional that a beginning row may lack: they have no default, and an event that
 * may come first does not set them, or looks at them before it does.
 */
export function withUnset(view: View, written: SpecView, site: Site): readonly Field[] {
  const updates = written.on.flatMap((handler) =>
    handler.kind === 'update' && !handler.code ? [handledBy(handler, view, { written, site })] : [],
  );
  const beginning = updates.filter(({ begins }) => begins);
  return view.fields.map((field) => {
    const { name, card, computed } = field;
    const starts = card !== 'one' || computed !== undefined || field.default !== undefined;
    // What nothing sets is reported.
    if (starts || !updates.some(({ sets }) => sets.has(name))) return field;
    const isUnset = beginning.some(
      ({ sets, reads }) => !sets.has(name) || reads.has(name) || reads.has('$row'),
    );
    return isUnset ? { ...field, card: 'optional' as const } : field;
  });
}
