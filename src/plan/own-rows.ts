import type { Allowed } from '../model/allow.ts';
import type { BoundExpression, Field } from '../model/declaration.ts';
import { storedFields } from './entity-fields.ts';
import type { EntityScope } from './entity-scope.ts';
import { oncePer } from './once-per.ts';
import { columnOf } from './type-column.ts';

type Node = BoundExpression['node'];

/** `customer if actor.id === owner`: whom a row belongs to. */
export interface OwnRule {
  readonly role: string;
  readonly field: Field;
}

const isActorId = (node: Node, { bindings }: BoundExpression): boolean =>
  node.type === 'MemberExpression' &&
  !node.computed &&
  bindings.get(node.object)?.kind === 'actor' &&
  node.property.type === 'Identifier' &&
  node.property.name === 'id';

function fieldOf(node: Node, { bindings }: BoundExpression): Field | undefined {
  const binding = bindings.get(node);
  return binding && 'field' in binding ? binding.field : undefined;
}

/** The field that a condition compares with who asks; undefined: it does anything else. */
function ownField(condition: BoundExpression): Field | undefined {
  const { node } = condition;
  if (node.type !== 'BinaryExpression' || node.operator !== '===') return undefined;
  const { left, right } = node;
  if (isActorId(left, condition)) return fieldOf(right, condition);
  return isActorId(right, condition) ? fieldOf(left, condition) : undefined;
}

const isText = (field: Field): boolean => {
  const { sql, codec } = columnOf(field);
  return sql === 'text' && codec === 'same' && field.type.kind !== 'enum';
};

/**
 * The rules under which a list holds only the rows of who asks. Undefined: no rule of reading has a
 * condition, or one of them cannot be put to a database.
 */
export const ownRules = oncePer(
  ({ entity, model }: EntityScope): readonly OwnRule[] | undefined => {
    const conditional = entity.allow.read.filter(({ condition }) => condition !== undefined);
    if (model.auth === undefined || conditional.length === 0 || !entity.crud.includes('list')) {
      return undefined;
    }
    const rules = conditional.flatMap((rule) => ownRule(rule, storedFields(entity)));
    return rules.length === conditional.length ? rules : undefined;
  },
);

function ownRule({ role, condition }: Allowed, stored: readonly Field[]): readonly OwnRule[] {
  const field = condition && ownField(condition);
  return field && stored.includes(field) && isText(field) ? [{ role, field }] : [];
}

/** The type that says whose rows are wanted. @example 'OwnOrders' */
export const ownType = ({ names }: EntityScope): string => `Own${names.types}`;

/** The fields that may say whose a row is, each once. */
export const ownFields = (scope: EntityScope): readonly Field[] => [
  ...new Set(ownRules(scope)?.map(({ field }) => field)),
];
