import type { Default, Field, Type } from '../model/declaration.ts';
import { defaultText } from './default-text.ts';
import { typeName } from './identifiers.ts';
import { importFile } from './paths.ts';
import type { Translation } from './translating.ts';
import { call, member, pathExpression, type TsExpression } from './ts-expression.ts';
import { isMap } from './type-schema.ts';
import { isDecimal } from './type-text.ts';

/** What stands for the moment and for a new id. */
export interface Makers {
  readonly now: TsExpression;
  readonly today: TsExpression;
  readonly uuid: TsExpression;
}

export interface DefaultPlace {
  readonly context: string | undefined;
  readonly makers: Makers;
}

/** A default as an expression. @example Decimal.of('0') */
export function defaultExpression(value: Default, type: Type, place: DefaultPlace): Translation {
  const { context, makers } = place;
  if (value.kind === 'now' || value.kind === 'today' || value.kind === 'uuid') {
    return { node: makers[value.kind], imports: [] };
  }
  if (value.kind === 'member') {
    const name = typeName(value.enum);
    const imports = [{ name, from: importFile(value.enum, context) }];
    return { node: pathExpression(`${name}.${value.member.name}`), imports };
  }
  const { text, imports } = defaultText(value, type, context);
  if (value.kind !== 'number' || !isDecimal(type)) {
    return { node: { kind: 'literal', text }, imports };
  }
  const digits: TsExpression = { kind: 'literal', text: `'${value.text}'` };
  return { node: call(member({ kind: 'name', text: 'Decimal' }, 'of'), [digits]), imports };
}

/** What a field holds that nothing has filled: its default, null, or nothing inside. */
export function unfilled(field: Field, place: DefaultPlace): Translation | undefined {
  const { type, card } = field;
  if (field.default !== undefined) return defaultExpression(field.default, type, place);
  if (card === 'optional') return { node: { kind: 'literal', text: 'null' }, imports: [] };
  if (card === 'many') return { node: { kind: 'array', items: [] }, imports: [] };
  if (isMap(type, card)) return { node: { kind: 'object', items: [] }, imports: [] };
  return undefined;
}
