import type { Context } from '../model/context.ts';
import type { Model } from '../model/model.ts';
import { contractTypes } from './contract-types.ts';
import { entityNames } from './entity-names.ts';
import { needsOf } from './entity-needs.ts';
import { lookupName } from './entity-service.ts';
import { idTypeOf } from './identifiers.ts';
import { renderExports, renderImports } from './imports.ts';
import { contractFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { hasClient } from './wired.ts';

/** The entities whose rows other contexts refer to. */
export const lookedUp = ({ entities }: Context, model: Model) =>
  entities.filter((entity) => needsOf(entity, model).foreign);

/** `contract.ts`: what other contexts may import; none where they name nothing of this one. */
export function planContract(context: Context, model: Model): readonly PlannedFile[] {
  const path = contractFile(context.name);
  const exported = contractTypes(context, model);
  const entities = hasClient(context, model) ? lookedUp(context, model) : [];
  if (exported.length === 0 && entities.length === 0) return [];
  const ids = entities.map((entity) => idTypeOf(entity));
  return [
    {
      path,
      id: `${context.name}#contract`,
      was: context.was === undefined ? undefined : `${context.was}#contract`,
      template: 'app/src/contexts/__context__/contract.ts',
      view: {
        imports: renderImports(
          ids.map(({ name, file }) => ({ name, from: file, type: true })),
          path,
        ),
        exports: renderExports(exported, path),
        name: context.name,
        lookups: entities.map((entity) => ({
          type: lookupName(entityNames(entity).type),
          port: entityNames(entity).many,
          nouns: entityNames(entity).nouns,
          id: idTypeOf(entity).name,
        })),
      },
    },
  ];
}
