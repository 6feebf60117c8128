import { nearest } from '../../spec/nearest.ts';
import type { Operand as SpecOperand, Where, WhereLiteral } from '../../spec/where.ts';
import type { Aggregate } from '../aggregate.ts';
import type { Field } from '../declaration.ts';
import type { Entity } from '../entity.ts';
import type { Condition, Literal, Operand } from '../query.ts';
import type { View } from '../view.ts';
import { findColumn, type Table } from './columns.ts';
import { misfit } from './condition-type.ts';
import { findEnum } from './enum-lookup.ts';
import { textOf } from './lookup.ts';
import type { Site } from './site.ts';

interface Surroundings {
  readonly table: Table;
  readonly input: readonly Field[];
  readonly site: Site;
}

/** The lines of a `where`; `complete` when none had to be left out. */
export function buildConditions(
  written: readonly Where[],
  around: Surroundings,
): { readonly conditions: readonly Condition[]; readonly complete: boolean } {
  const built = written.map((line) => buildCondition(line, around));
  return {
    conditions: built.flatMap((condition) => (condition ? [condition] : [])),
    complete: built.every((condition) => condition !== undefined),
  };
}

function buildCondition(written: Where, around: Surroundings): Condition | undefined {
  const column = findColumn(written.column, around.table, around.site);
  const operand = written.test
    ? buildOperand(written.test.operand, around)
    : inputOperand(written.column, around);
  if (column === undefined || operand === undefined) return undefined;
  const op = written.test?.operator ?? '=';
  const problem = misfit(column, op, operand);
  if (problem !== undefined) {
    const at = written.test?.operand.at ?? written.column.at;
    around.site.report('SPEC_WHERE_TYPE', at, { problem });
    return undefined;
  }
  return { column, op, operand, optional: isOptional(operand) };
}

const isOptional = (operand: Operand): boolean =>
  operand.kind === 'input' &&
  operand.field.default === undefined &&
  (operand.field.card === 'optional' || operand.field.card === 'many');

function buildOperand(written: SpecOperand, around: Surroundings): Operand | undefined {
  switch (written.kind) {
    case 'input':
      return inputOperand(written.name, around);
    case 'actor':
      return { kind: 'actor', name: written.name.text };
    case 'list': {
      const items = written.items.map((item) => buildLiteral(item, around.site));
      const known = items.flatMap((item) => (item ? [item] : []));
      return known.length === items.length ? { kind: 'list', items: known } : undefined;
    }
    default:
      return buildLiteral(written, around.site);
  }
}

function inputOperand(name: Where['column'], { input, site }: Surroundings): Operand | undefined {
  const field = input.find((field) => field.name === name.text);
  if (field) return { kind: 'input', field };
  site.report('SPEC_UNKNOWN_INPUT', name.at, {
    name: name.text,
    near: nearest(
      name.text,
      input.map(({ name }) => name),
    ),
  });
  return undefined;
}

function buildLiteral(written: WhereLiteral, site: Site): Literal | undefined {
  switch (written.kind) {
    case 'number':
      return { kind: 'number', text: written.text };
    case 'text':
      return { kind: 'text', value: written.text };
    case 'bool':
      return { kind: 'bool', value: written.value };
    case 'null':
      return { kind: 'null' };
    case 'member': {
      const { context, member } = written;
      const name = { ...(context && { context }), name: written.enum, at: written.at };
      const of = findEnum(name, site);
      const found = of?.members.find(({ name }) => name === member.text);
      if (of && found) return { kind: 'member', enum: of, member: found };
      if (of) {
        site.report('SPEC_UNKNOWN_MEMBER', member.at, {
          name: member.text,
          in: textOf(name),
          near: nearest(
            member.text,
            of.members.map(({ name }) => name),
          ),
        });
      }
      return undefined;
    }
  }
}

/** Whether the conditions hold for one row at most: its whole key, or a unique field, is fixed. */
export function fixesOneRow(
  conditions: readonly Condition[],
  source: Entity | Aggregate | View,
): boolean {
  const fixed = new Set(
    conditions
      .filter(({ op, operand, optional }) => op === '=' && !optional && operand.kind !== 'null')
      .map(({ column }) => column),
  );
  if (
    source.kind === 'view' &&
    source.key.length > 0 &&
    source.key.every((field) => fixed.has(field))
  ) {
    return true;
  }
  return [...fixed].some(({ unique }) => unique);
}
