import type { Root } from '../model/declaration.ts';
import { typeName } from './identifiers.ts';
import { oncePer } from './once-per.ts';
import { domainFile, layerFile, schemaFile } from './paths.ts';

/** Where the files of an entity are. */
export interface EntityFiles {
  readonly domain: string;
  readonly access: string;
  readonly repository: string;
  readonly service: string;
  readonly table: string;
  readonly parts: string;
  readonly tables: string;
  readonly sqlRepository: string;
  readonly json: string;
  readonly schema: string;
  readonly answers: string;
  readonly controller: string;
}

/** @example entityFiles(product).service // 'src/contexts/catalog/application/product-service.ts' */
export const entityFiles = oncePer((entity: Root): EntityFiles => {
  const context = entity.context ?? '';
  const name = typeName(entity);
  return {
    domain: domainFile(entity),
    access: layerFile(context, 'application', `${name}Access`),
    repository: layerFile(context, 'application', `${name}Repository`),
    service: layerFile(context, 'application', `${name}Service`),
    table: layerFile(context, 'infrastructure', `${name}Table`),
    parts: layerFile(context, 'infrastructure', `${name}Parts`),
    tables: layerFile(context, 'infrastructure', 'Tables'),
    sqlRepository: layerFile(context, 'infrastructure', `Sql${name}Repository`),
    json: layerFile(context, 'presentation', `${name}Json`),
    schema: schemaFile(entity),
    answers: layerFile(context, 'presentation', `${name}Answers`),
    controller: layerFile(context, 'presentation', `${name}Controller`),
  };
});
