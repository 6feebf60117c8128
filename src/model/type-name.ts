import type { Card, Shape, Type } from './declaration.ts';

/** A type as people call it. @example 'Currency', 'decimal', 'ref Product' */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'scalar':
      return type.scalar;
    case 'alias':
      return type.alias.name;
    case 'enum':
      return type.enum.name;
    case 'union':
      return type.union.name;
    case 'value':
      return type.value.name;
    case 'entity':
      return type.entity.name;
    case 'child':
      return type.child.name;
    case 'ref':
      return `ref ${type.target.name}`;
    case 'map':
      return `map(${typeName(type.key)} ${typeName(type.value)})`;
  }
}

const signs: Readonly<Record<Card, string>> = { one: '', optional: '?', many: '*', some: '+' };

/** @example 'Currency?' */
export const shapeName = ({ type, card }: Shape): string => `${typeName(type)}${signs[card]}`;
