import type { Shape, Type } from '../model/declaration.ts';
import { idTypeOf, typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { contractFile, importFile, layerFile } from './paths.ts';

/** A type as TypeScript, and what a file must import to say it. */
export interface TypeText {
  readonly text: string;
  readonly imports: readonly Import[];
}

/** `domain`: as the app computes with it; `json`: as it is read and written outside. */
export type Form = 'domain' | 'json';

export interface TypePlace {
  readonly form: Form;
  /** The context of the file; undefined: the shared kernel. */
  readonly context: string | undefined;
}

const domainModule = '@plinth/runtime/domain';

const plain = (text: string): TypeText => ({ text, imports: [] });

const named = (name: string, from: string): TypeText => ({
  text: name,
  imports: [{ name, from, type: true }],
});

function scalarText(scalar: string, form: Form): TypeText {
  switch (scalar) {
    case 'int':
    case 'number':
      return plain('number');
    case 'bool':
      return plain('boolean');
    case 'decimal':
      return form === 'json' ? plain('string | number') : named('Decimal', domainModule);
    case 'json':
      return named('JsonValue', domainModule);
    default:
      return plain('string');
  }
}

/** Whether a type below its aliases and refs is a decimal: the only scalar with two forms. */
export function isDecimal(type: Type): boolean {
  if (type.kind === 'alias') return isDecimal(type.alias.type);
  if (type.kind === 'ref') return isDecimal(type.target.identity.field.type);
  return type.kind === 'scalar' && type.scalar === 'decimal';
}

function refText(type: Type & { readonly kind: 'ref' }, context: string | undefined): TypeText {
  const id = idTypeOf(type.target);
  const foreign = id.context !== undefined && id.context !== context;
  return named(id.name, foreign ? contractFile(id.context) : id.file);
}

/** The TypeScript of one element, whatever its card. */
export function elementText(type: Type, place: TypePlace): TypeText {
  const { form, context } = place;
  if (form === 'json' && isDecimal(type)) return plain('string | number');
  const suffix = form === 'json' ? 'Json' : '';
  switch (type.kind) {
    case 'scalar':
      return scalarText(type.scalar, form);
    case 'alias':
      return named(typeName(type.alias), importFile(type.alias, context));
    case 'enum':
      return named(typeName(type.enum), importFile(type.enum, context));
    case 'union':
      return named(`${typeName(type.union)}${suffix}`, importFile(type.union, context));
    case 'value':
      return named(`${typeName(type.value)}${suffix}`, importFile(type.value, context));
    case 'child':
      return named(`${typeName(type.child)}${suffix}`, importFile(type.child, context));
    case 'entity': {
      const { entity } = type;
      const json = layerFile(entity.context ?? '', 'presentation', `${typeName(entity)}Json`);
      return named(
        `${typeName(entity)}${suffix}`,
        form === 'json' ? json : importFile(entity, context),
      );
    }
    case 'ref':
      return refText(type, context);
    case 'map': {
      const [key, value] = [elementText(type.key, place), elementText(type.value, place)];
      // A map need not hold every member of an enum.
      const record = `Record<${key.text}, ${value.text}>`;
      return {
        text: type.key.kind === 'enum' ? `Readonly<Partial<${record}>>` : `Readonly<${record}>`,
        imports: [...key.imports, ...value.imports],
      };
    }
  }
}

/**
 * The TypeScript of a type with its card.
 *
 * @example typeText({ type: money, card: 'many' }, { form: 'json', context: 'Catalog' }).text
 * // 'readonly MoneyJson[]'
 */
export function typeText({ type, card }: Shape, place: TypePlace): TypeText {
  const { text, imports } = elementText(type, place);
  if (card === 'one') return { text, imports };
  if (card === 'optional') return { text: `${text} | null`, imports };
  return {
    text: `readonly ${text.includes(' ') && !text.startsWith('Readonly<') ? `(${text})` : text}[]`,
    imports,
  };
}
