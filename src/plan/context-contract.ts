import type { Context } from '../model/context.ts';
import type { Root } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { contractEvents } from './contract-events.ts';
import { contractTypes } from './contract-types.ts';
import { entityNames } from './entity-names.ts';
import { needsOf } from './entity-needs.ts';
import { lookupName } from './entity-service.ts';
import { idTypeOf } from './identifiers.ts';
import { type Import, renderExports, renderImports } from './imports.ts';
import { contractFile, domainFile, stateFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { hasClient } from './wired.ts';

/** The entities and aggregates that other contexts refer to, or read. */
export const lookedUp = ({ entities, aggregates }: Context, model: Model): readonly Root[] =>
  [...entities, ...aggregates].filter((root) => needsOf(root, model).foreign);

/** What an id is answered with, and where its type is. */
function rowOf(root: Root): Import {
  return root.kind === 'aggregate'
    ? { name: `${entityNames(root).type}State`, from: stateFile(root), type: true }
    : { name: entityNames(root).type, from: domainFile(root), type: true };
}

function lookupView(root: Root, model: Model) {
  const { existing, got } = needsOf(root, model);
  const { type, many, nouns, noun } = entityNames(root);
  return {
    type: lookupName(type),
    port: many,
    nouns,
    noun,
    id: idTypeOf(root).name,
    existing,
    get: got ? (root.kind === 'aggregate' ? 'stateOf' : 'get') : '',
    row: rowOf(root).name,
  };
}

/** `contract.ts`: what other contexts may import; none where they name nothing of this one. */
export function planContract(context: Context, model: Model): readonly PlannedFile[] {
  const path = contractFile(context.name);
  const exported = [...contractTypes(context, model), ...contractEvents(context, model)];
  const roots = hasClient(context, model) ? lookedUp(context, model) : [];
  if (exported.length === 0 && roots.length === 0) return [];
  const ids = roots.map((root) => idTypeOf(root));
  const rows = roots.filter((root) => needsOf(root, model).got).map(rowOf);
  return [
    {
      path,
      id: `${context.name}#contract`,
      was: context.was === undefined ? undefined : `${context.was}#contract`,
      template: 'app/src/contexts/__context__/contract.ts',
      view: {
        imports: renderImports(
          [...ids.map(({ name, file }) => ({ name, from: file, type: true })), ...rows],
          path,
        ),
        exports: renderExports([...exported, ...rows], path),
        name: context.name,
        lookups: roots.map((root) => lookupView(root, model)),
      },
    },
  ];
}
