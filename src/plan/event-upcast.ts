import type { BoundExpression, CallBinding, LocalBinding } from '../model/declaration.ts';
import type { Event, Upcast } from '../model/event.ts';
import { flatText } from './code-doc.ts';
import { type Doc, printDoc } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { expressionLayout } from './expression-layout.ts';
import { translate } from './expression-translation.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { call, member, type TsProperty } from './ts-expression.ts';
import { parsedBy } from './type-column.ts';

/** The function from one version of a stored event to the next. */
export interface UpcastText {
  /** @example '1: ({ address, ...json }) => ({ ...json, shipTo: address })' */
  readonly text: string;
  readonly imports: readonly Import[];
}

type Declared = Extract<Upcast['does'], { kind: 'declared' }>;

export interface UpcastPlace {
  readonly event: Event;
  /** The interface of its payload. */
  readonly type: string;
  readonly context: string | undefined;
}

/** What the JSON says for a field of the event, in the domain's form. */
function payloadName(
  { field, name }: LocalBinding | CallBinding,
  context: string | undefined,
): string {
  const turn = field && field.card === 'one' ? parsedBy(field.type, context) : undefined;
  return turn ? flatText(turn.of(`json.${name}`)) : `json.${name}`;
}

const namesPayload = ({ bindings }: BoundExpression): readonly string[] =>
  [...bindings.values()].flatMap(({ kind, name }) => (kind === 'payload' ? [name] : []));

function setProperty({ name, value }: Declared['set'][number], { event, context }: UpcastPlace) {
  const names = (binding: LocalBinding | CallBinding): string =>
    binding.kind === 'payload' ? payloadName(binding, context) : binding.name;
  const { node, imports } = translate(value, { names, context, isCondition: false });
  const field = event.fields.find((one) => one.name === name);
  const isWritten = field?.card === 'one' && ['value', 'child'].includes(field.type.kind);
  const property: TsProperty = {
    kind: 'property',
    key: name,
    value: isWritten ? call(member(node, 'toJSON'), []) : node,
  };
  return { property, imports: [...imports, ...payloadImports(value, context)] };
}

const payloadImports = ({ bindings }: BoundExpression, context: string | undefined) =>
  [...bindings.values()].flatMap((binding): readonly Import[] => {
    if (binding.kind !== 'payload' || binding.field?.card !== 'one') return [];
    return parsedBy(binding.field.type, context)?.imports ?? [];
  });

function declared(does: Declared, from: number, place: UpcastPlace): UpcastText {
  const set = does.set.map((one) => setProperty(one, place));
  const named = [...new Set(does.set.flatMap(({ value }) => namesPayload(value)))];
  const usesMeta = does.set.some(({ value }) =>
    [...value.bindings.values()].some(({ kind }) => kind === 'meta'),
  );
  const taken = [
    ...does.rename.map(({ from: old }) => old),
    ...does.drop.map((name) => `${name}: _${name}`),
  ];
  const json = taken.length === 0 ? 'json' : `{ ${[...taken, '...json'].join(', ')} }`;
  const known = named.map(stringLiteral).join(' | ');
  const isKnown = named.length > 0;
  const typed = isKnown ? `${json}: Pick<Stored<${place.type}>, ${known}>` : json;
  const items: readonly TsProperty[] = [
    { kind: 'spread', of: { kind: 'name', text: 'json' } },
    ...does.rename.map(
      ({ from: old, to }): TsProperty => ({
        kind: 'property',
        key: to,
        value: { kind: 'name', text: old },
      }),
    ),
    ...set.map(({ property }) => property),
  ];
  const body = expressionLayout(
    { kind: 'object', items },
    { parent: { kind: 'statement' }, as: 'body' },
  );
  const params = [typed, ...(usesMeta ? ['meta'] : [])];
  const head = brackets({ open: '(', close: ')', items: params });
  const doc: Doc = [`${from}: `, head, ' => (', body, ')'];
  return {
    text: printDoc(doc, { indent: 8, after: ',' }),
    imports: [
      ...set.flatMap(({ imports }) => imports),
      ...(isKnown ? [{ name: 'Stored', from: '@plinth/runtime/eventsourcing', type: true }] : []),
    ],
  };
}

export function upcastText({ from, does }: Upcast, place: UpcastPlace): UpcastText {
  if (does.kind === 'declared') return declared(does, from, place);
  const what = stringLiteral(`${place.event.id} from version ${from}`);
  return {
    text: `${from}: (_json, _meta) => {\n          throw new NotImplemented(${what});\n        }`,
    imports: [{ name: 'NotImplemented', from: '@plinth/runtime/domain' }],
  };
}
