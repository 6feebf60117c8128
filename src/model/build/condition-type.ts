import type { Enum, Field, Type } from '../declaration.ts';
import type { Condition, Literal, Operand } from '../query.ts';
import { scalarOf } from '../scalar-of.ts';
import { shapeName } from '../type-name.ts';
import { isUnresolved } from './type.ts';

/** Kinds of things that can be compared with each other. */
type Family = 'text' | 'number' | 'bool' | 'date' | 'datetime' | 'any' | 'nothing' | Enum;

const families = {
  string: 'text',
  text: 'text',
  uuid: 'text',
  email: 'text',
  uri: 'text',
  binary: 'nothing',
  json: 'nothing',
  int: 'number',
  number: 'number',
  decimal: 'number',
  bool: 'bool',
  date: 'date',
  datetime: 'datetime',
} as const;

function familyOf(type: Type): Family {
  if (isUnresolved(type)) return 'any';
  if (type.kind === 'alias') return familyOf(type.alias.type);
  if (type.kind === 'enum') return type.enum;
  const scalar = scalarOf(type)?.scalar;
  return scalar === undefined ? 'nothing' : families[scalar];
}

/** Why a line of `where` cannot be; undefined: it can. */
export function misfit(column: Field, op: Condition['op'], operand: Operand): string | undefined {
  const family = familyOf(column.type);
  const isList = column.card === 'many' || column.card === 'some';
  const cannot = `${column.name} is ${shapeName(column)}`;
  if (family === 'nothing') return `${cannot} and cannot be compared`;
  switch (op) {
    case 'in':
      if (isList) return `${cannot}; write contains to look into a list`;
      return isListOperand(operand)
        ? mismatch(column, family, operand)
        : `in needs a list, and ${operandName(operand)} is not one`;
    case 'contains':
      if (!isList && family !== 'text' && family !== 'any') return `${cannot} and contains nothing`;
      break;
    case 'startsWith':
      if (isList || (family !== 'text' && family !== 'any'))
        return `${cannot} and starts with nothing`;
      break;
    case '=':
    case '!=':
      if (isList) return `${cannot}; write contains to look into a list`;
      break;
    default:
      if (isList || family === 'bool' || typeof family === 'object') {
        return `${cannot} and has no order`;
      }
  }
  if (isListOperand(operand)) return `${cannot} but ${operandName(operand)} is a list`;
  return mismatch(column, family, operand);
}

const isListOperand = (operand: Operand): boolean =>
  operand.kind === 'list' ||
  (operand.kind === 'input' && (operand.field.card === 'many' || operand.field.card === 'some'));

function mismatch(column: Field, family: Family, operand: Operand): string | undefined {
  if (family === 'any') return undefined;
  if (operand.kind === 'list') {
    const wrong = operand.items.find((item) => !fits(family, item));
    return wrong && `${column.name} is ${shapeName(column)} but ${operandName(wrong)} is not`;
  }
  if (operand.kind === 'input') {
    const other = familyOf(operand.field.type);
    return other === family || other === 'any'
      ? undefined
      : `${column.name} is ${shapeName(column)} but ${operand.field.name} is ${shapeName(operand.field)}`;
  }
  if (operand.kind === 'actor' || fits(family, operand)) return undefined;
  return `${column.name} is ${shapeName(column)} but ${operandName(operand)} is not`;
}

function fits(family: Family, literal: Literal): boolean {
  switch (literal.kind) {
    case 'null':
      return true;
    case 'number':
      return family === 'number';
    case 'bool':
      return family === 'bool';
    case 'member':
      return family === literal.enum;
    case 'text':
      return (
        family === 'text' ||
        family === 'date' ||
        family === 'datetime' ||
        (typeof family === 'object' && family.members.some(({ wire }) => wire === literal.value))
      );
  }
}

function operandName(operand: Operand): string {
  switch (operand.kind) {
    case 'input':
      return operand.field.name;
    case 'actor':
      return `actor.${operand.name}`;
    case 'list':
      return 'the list';
    case 'number':
      return operand.text;
    case 'text':
      return `'${operand.value}'`;
    case 'bool':
      return `${operand.value}`;
    case 'null':
      return 'null';
    case 'member':
      return `${operand.enum.name}.${operand.member.name}`;
  }
}
