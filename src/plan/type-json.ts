import type { Root, Shape, Type, Union } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import { arrowCall, behind, below, call, choice, flatText } from './code-doc.ts';
import type { Doc } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { camel } from './names.ts';
import { importFile, layerFile } from './paths.ts';

/** An expression, and what its file must import for it. */
export interface Mapping {
  /** On one line. */
  readonly text: string;
  /** As it stands behind `key:` or `x =`, see `property` and `statement`. */
  readonly tail: Doc;
  readonly imports: readonly Import[];
}

export const mapping = (tail: Doc, imports: readonly Import[] = []): Mapping => ({
  get text() {
    return flatText(tail);
  },
  tail,
  imports,
});

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

/** How one element is turned around. */
export interface Turn {
  /** @example of('item') // 'Money.fromJSON(item)' */
  readonly of: (element: string) => Doc;
  /** May find a problem inside, which then needs the path. */
  readonly checks: boolean;
  readonly imports: readonly Import[];
}

/** Where the functions of an owned entity's JSON form are. */
const jsonFile = (entity: Root): string =>
  layerFile(entity.context ?? '', 'presentation', `${typeName(entity)}Json`);

function scalarTurn(type: Type): Turn | undefined {
  const scalar = scalarOf(type)?.scalar;
  if (scalar === 'decimal') {
    return called('Decimal.of', [runtime('Decimal')], false);
  }
  if (scalar !== 'datetime') return undefined;
  return called('normaliseDatetime', [runtime('normaliseDatetime')], false);
}

export const called = (callee: string, imports: readonly Import[], checks = true): Turn => ({
  of: (element) => call(callee, element),
  checks,
  imports,
});

/** A map with each of its values turned around. @param type of a value, where TypeScript must be told */
export function mapTurn(value: Turn, type = ''): Turn {
  const params = type === '' ? '(value)' : `(value: ${type})`;
  return {
    of: (map) => arrowCall({ callee: 'mapValues', args: [map], params, body: value.of('value') }),
    checks: value.checks,
    imports: [...value.imports, runtime('mapValues')],
  };
}

/** How one element of a type is read from JSON; undefined: it is the same there. */
export function readerOf(type: Type, context: string | undefined): Turn | undefined {
  switch (type.kind) {
    case 'map': {
      const value = readerOf(type.value, context);
      return value && mapTurn(value);
    }
    case 'value':
    case 'child': {
      const thing = type.kind === 'value' ? type.value : type.child;
      const name = typeName(thing);
      return called(`${name}.fromJSON`, [{ name, from: importFile(thing, context) }]);
    }
    case 'union': {
      const callee = `${camel(typeName(type.union))}FromJson`;
      return called(callee, [{ name: callee, from: importFile(type.union, context) }]);
    }
    case 'entity': {
      const callee = `${camel(typeName(type.entity))}FromJson`;
      return called(callee, [{ name: callee, from: jsonFile(type.entity) }]);
    }
    default:
      return scalarTurn(type);
  }
}

export interface Source {
  /** The expression that is turned around. */
  readonly from: string;
  /** The context of the file. */
  readonly context: string | undefined;
}

export interface JsonSource extends Source {
  /** The name on the wire: the start of the path of a problem inside. */
  readonly wire: string;
  /** It may be missing; then it is `null`, or empty for a list or map. */
  readonly absent: boolean;
}

const isMany = ({ card }: Shape): boolean => card === 'many' || card === 'some';

/** What stands for a value that is missing. */
function emptyOf({ type, card }: Shape): string {
  if (card === 'many' || card === 'some') return '[]';
  return type.kind === 'map' && card === 'one' ? '{}' : 'null';
}

function listFromJson({ of, checks, imports }: Turn, present: string, wire: string): Mapping {
  const body = of('item');
  if (!checks) {
    const list = present.includes(' ') ? `(${present})` : present;
    return mapping(
      behind(arrowCall({ callee: `${list}.map`, args: [], params: '(item)', body })),
      imports,
    );
  }
  const args = [stringLiteral(wire), present];
  return mapping(behind(arrowCall({ callee: 'withinEach', args, params: '(item)', body })), [
    ...imports,
    runtime('withinEach'),
  ]);
}

function optionalFromJson(turn: Turn, from: string, wire: string): Mapping {
  const { of, checks, imports } = turn;
  if (!checks) return mapping(choice(`${from} == null`, 'null', of(from)), imports);
  const body = of('item');
  const args = [stringLiteral(wire), from];
  return mapping(behind(arrowCall({ callee: 'withinOptional', args, params: '(item)', body })), [
    ...imports,
    runtime('withinOptional'),
  ]);
}

/**
 * From JSON that its schema has accepted to the form that the domain computes with.
 *
 * @example fromJson(price, { from: 'json.price', wire: 'price', absent: false, context: 'Catalog' }).text
 * // "within('price', () => Money.fromJSON(json.price))"
 */
export function fromJson(shape: Shape, { from, context, wire, absent }: JsonSource): Mapping {
  const { type, card } = shape;
  const present = absent ? `${from} ?? ${emptyOf(shape)}` : from;
  const turn = readerOf(type, context);
  if (turn === undefined) return mapping(below(present));
  if (isMany(shape)) return listFromJson(turn, present, wire);
  if (card === 'optional') return optionalFromJson(turn, from, wire);
  const one = turn.of(present);
  if (!turn.checks) return mapping(behind(one), turn.imports);
  const within = { callee: 'within', args: [stringLiteral(wire)], params: '()', body: one };
  return mapping(behind(arrowCall(within)), [...turn.imports, runtime('within')]);
}

interface Writer {
  readonly of: (item: string) => Doc;
  /** A call on the element itself, so that `?.` can guard it. */
  readonly isMethod: boolean;
  readonly imports: readonly Import[];
}

const writeCall = (thing: Union | Root, from: string): Writer => {
  const name = `${camel(typeName(thing))}ToJson`;
  return { of: (item) => call(name, item), isMethod: false, imports: [{ name, from }] };
};

function writerOf(type: Type, context: string | undefined): Writer | undefined {
  const scalar = scalarOf(type);
  if (scalar?.scalar === 'decimal') {
    return { of: (item) => `${item}.toFixed(${scalar.scale ?? 4})`, isMethod: true, imports: [] };
  }
  switch (type.kind) {
    case 'value':
    case 'child':
      return { of: (item) => `${item}.toJSON()`, isMethod: true, imports: [] };
    case 'union':
      return isWrittenAsIs(type.union)
        ? undefined
        : writeCall(type.union, importFile(type.union, context));
    case 'entity':
      return writeCall(type.entity, jsonFile(type.entity));
    case 'map': {
      const value = writerOf(type.value, context);
      return value && { ...mapTurn({ ...value, checks: false }), isMethod: false };
    }
    default:
      return undefined;
  }
}

const elementOf = (type: Type): Type => (type.kind === 'map' ? elementOf(type.value) : type);

/** Whether the JSON form of a union is the union itself; `around`: unions that it stands in. */
export function isWrittenAsIs(union: Union, around: readonly Union[] = []): boolean {
  const inside = [...around, union];
  return union.cases.every(({ fields }) =>
    fields.every(({ type, wire, name }) => {
      const element = elementOf(type);
      if (wire !== name) return false;
      if (element.kind !== 'union') return writerOf(element, undefined) === undefined;
      return inside.includes(element.union) || isWrittenAsIs(element.union, inside);
    }),
  );
}

/**
 * From the domain's form to JSON.
 *
 * @example toJson(price, { from: 'product.price', context: 'Catalog' }).text // 'product.price.toJSON()'
 */
export function toJson(shape: Shape, { from, context }: Source): Mapping {
  const { type, card } = shape;
  const writer = writerOf(type, context);
  if (writer === undefined) return mapping(below(from));
  const { of, isMethod, imports } = writer;
  if (isMany(shape)) {
    const body = of('item');
    return mapping(
      behind(arrowCall({ callee: `${from}.map`, args: [], params: '(item)', body })),
      imports,
    );
  }
  if (card === 'one') return mapping(isMethod ? below(of(from)) : behind(of(from)), imports);
  return isMethod
    ? mapping(below([of(`${from}?`), ' ?? null']), imports)
    : mapping(choice(`${from} === null`, 'null', of(from)), imports);
}
