import type { Aggregate } from '../model/aggregate.ts';
import type { Shared } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { planAliases } from './alias.ts';
import { planEnum } from './enum.ts';
import { planErrors } from './error.ts';
import { renderImports } from './imports.ts';
import { array } from './layout.ts';
import type { PlannedFile } from './planned-file.ts';
import { planSchema, schemaImports, schemasOf } from './schema.ts';
import { planUnion } from './union.ts';
import { planValue } from './value.ts';
import { planValueTest } from './value-test.ts';

export interface Home {
  readonly context: string | undefined;
  readonly declares: Shared;
  readonly aggregates: readonly Aggregate[];
}

/** What the shared kernel and a context alike declare in their domain. */
export const planShared = (
  { context, declares, aggregates }: Home,
  model: Model,
): PlannedFile[] => [
  ...planAliases({ context, types: declares.types, aggregates }),
  ...declares.enums.map(planEnum),
  ...aggregates.flatMap(({ states }) => (states ? [planEnum(states.enum)] : [])),
  ...declares.unions.map(planUnion),
  ...declares.values.map((value) => planValue(value, model)),
  ...declares.values.flatMap((value) => planValueTest(value, model)),
  ...planErrors(declares.errors, model),
  ...schemasOf(context, model).map((thing) => planSchema(thing, model)),
];

/** The list of the shared kernel's JSON Schemas. */
export function planSharedSchemas(model: Model): PlannedFile[] {
  const path = 'src/shared/schemas.ts';
  const imports = schemaImports(undefined, model);
  if (imports.length === 0) return [];
  const names = imports.map(({ name }) => name);
  const place = { indent: 0, column: 'export const sharedSchemas = '.length, after: ';' };
  return [
    {
      path,
      id: 'shared#schemas',
      template: 'app/src/shared/schemas.ts',
      view: { imports: renderImports(imports, path), names: array(names, place) },
    },
  ];
}
