import type { Vocabulary } from '../../spec/vocabulary.ts';
import type { Shared } from '../context.ts';
import type { Enum, ErrorDeclaration, TypeAlias, Union, Value } from '../declaration.ts';
import { namesOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
import { declared } from './declared.ts';
import { buildFields } from './field.ts';
import { buildMembers } from './members.ts';
import { NameTable } from './naming.ts';
import { buildOperation } from './operation.ts';
import { buildRules } from './rule.ts';
import type { Building, Site } from './site.ts';
import { buildType, unresolved } from './type.ts';
import { checkValueMembers } from './value-members.ts';

/** The names of a vocabulary, to be looked up before any of them is filled in. */
export interface DeclaredVocabulary extends Shared {
  readonly types: readonly Building<TypeAlias>[];
  readonly unions: readonly Building<Union>[];
  readonly values: readonly Building<Value>[];
}

export function declareVocabulary(
  written: Vocabulary,
  context: string | undefined,
): DeclaredVocabulary {
  return {
    types: written.types.map((type) => ({
      kind: 'alias',
      ...declared(type, context),
      type: unresolved,
    })),
    enums: written.enums.map((of): Enum => {
      const members = buildMembers(of.members);
      return { kind: 'enum', ...declared(of, context), members, statesOf: undefined };
    }),
    unions: written.unions.map((union) => ({
      kind: 'union',
      ...declared(union, context),
      cases: [],
    })),
    values: written.values.map((value) => ({
      kind: 'value',
      ...declared(value, context),
      fields: [],
      invariants: [],
      operations: [],
    })),
    errors: written.errors.map(({ name, status, text }): ErrorDeclaration => {
      return { kind: 'error', ...declared({ name }, context), status, text, builtIn: false };
    }),
  };
}

export function fillVocabulary(
  vocabulary: DeclaredVocabulary,
  written: Vocabulary,
  site: Site,
): void {
  written.types.forEach((type, index) => {
    const alias = vocabulary.types[index];
    if (alias) alias.type = buildType(type.type, site, 'other');
  });
  written.unions.forEach((union, index) => {
    const building = vocabulary.unions[index];
    if (!building) return;
    checkCases(union, site);
    building.cases = union.variants.map(({ name, fields }) => ({
      name: name.text,
      fields: buildFields(fields, site, { answeredWhole: 'a union' }),
    }));
  });
  written.values.forEach((value, index) => {
    const building = vocabulary.values[index];
    if (building) fillValue(building, value, site);
  });
}

function checkCases({ name, variants }: Vocabulary['unions'][number], site: Site): void {
  const names = new NameTable(name.text, site.report);
  for (const variant of variants) {
    names.add(variant.name, { as: 'a case' });
    const tag = variant.fields.find((field) => field.name.text === 'type');
    if (tag === undefined) continue;
    site.report('SPEC_NAME_RESERVED', tag.name.at, {
      problem: `type tells the cases of ${name.text} apart`,
      hint: 'choose another name',
    });
  }
}

function fillValue(
  building: Building<Value>,
  written: Vocabulary['values'][number],
  site: Site,
): void {
  const own = () => namesOf(building.fields);
  checkValueMembers(written, site);
  building.fields = buildFields(written.fields, site, {
    answeredWhole: 'a value',
    scope: () => scopeAt('computed', site.nameables, { field: own() }),
  });
  building.operations = written.ops.map((operation) => buildOperation(operation, site, own));
  site.later(() => {
    const scope = scopeAt('invariant', site.nameables, { field: own() });
    building.invariants = buildRules(written.invariants, scope, site);
  });
}
