import type { Declared } from '../model/declaration.ts';
import { fingerprint } from './fingerprint.ts';
import { kebab, snake } from './names.ts';
import { oncePer } from './once-per.ts';

export type Layer = 'domain' | 'application' | 'infrastructure' | 'presentation';

/** @example contextFolder('Catalog') // 'src/contexts/catalog' */
export const contextFolder = (context: string | undefined): string =>
  context === undefined ? 'src/shared' : `src/contexts/${kebab(context)}`;

/** What other contexts may import of a context. */
export const contractFile = (context: string): string => `${contextFolder(context)}/contract.ts`;

/** The shared kernel has no layers: it is domain throughout. */
const layerFolder = (context: string | undefined, layer: Layer): string =>
  context === undefined ? contextFolder(context) : `${contextFolder(context)}/${layer}`;

/** Files of a domain folder that hold more than one thing: a thing of that name needs another. */
const collective = new Set(['types', 'errors', 'index']);

const folders: Readonly<Record<string, string>> = {
  enum: 'enums/',
  union: 'unions/',
  value: 'values/',
  domainService: 'services/',
};

/** What has a file of its own, or a place in a collective one. */
export interface Placed extends Pick<Declared, 'name' | 'context'> {
  readonly kind: string;
  /** Of a child: the id of its aggregate. */
  readonly root?: string;
}

/** Folders of a domain that hold things of one kind. */
const ofKinds = new Set(['enums', 'services', 'unions', 'values']);

/** @example aggregateFolder('Accounts', 'Account') // 'src/contexts/accounts/domain/account' */
export function aggregateFolder(context: string | undefined, name: string): string {
  const own = kebab(name);
  return `${layerFolder(context, 'domain')}/${ofKinds.has(own) ? `${own}-aggregate` : own}`;
}

/** Files of an aggregate's folder that are not called after a thing. */
const besideRoot = new Set(['events', 'state', 'inputs']);

function inAggregate({ name, context, kind, root }: Placed): string {
  const own = kebab(name);
  const folder = aggregateFolder(context, root?.slice(root.indexOf('.') + 1) ?? name);
  return `${folder}/${besideRoot.has(own) ? `${own}-${kind}` : own}.ts`;
}

/**
 * The file that declares a thing in the domain.
 *
 * @example domainFile(money) // 'src/shared/values/money.ts'
 */
export const domainFile = oncePer((thing: Placed): string => {
  const folder = layerFolder(thing.context, 'domain');
  if (thing.kind === 'alias') return `${folder}/types.ts`;
  if (thing.kind === 'error') return `${folder}/errors.ts`;
  if (thing.kind === 'aggregate' || thing.kind === 'child') return inAggregate(thing);
  const name = kebab(thing.name);
  const own = folders[thing.kind];
  if (own !== undefined) return `${folder}/${own}${name}.ts`;
  return `${folder}/${collective.has(name) ? `${name}-${kebab(thing.kind)}` : name}.ts`;
});

/** Where the state of an aggregate is, and what its events make of it. */
export const stateFile = ({ context, name }: Pick<Placed, 'name' | 'context'>): string =>
  `${aggregateFolder(context, name)}/state.ts`;

/** @example layerFile('Catalog', 'application', 'ProductService') // '…/application/product-service.ts' */
export const layerFile = (context: string, layer: Layer, name: string): string =>
  `${layerFolder(context, layer)}/${kebab(name)}.ts`;

/** The file of a thing's JSON Schemas. */
export const schemaFile = (thing: Placed): string =>
  `${layerFolder(thing.context, 'presentation')}/schemas/${kebab(thing.name)}.ts`;

/** Where a file of `context` imports a declared thing from: the other context's contract if foreign. */
export const importFile = (thing: Placed, context: string | undefined): string =>
  thing.context === undefined || thing.context === context
    ? domainFile(thing)
    : contractFile(thing.context);

// PostgreSQL cuts names off at 63 bytes, silently.
const longest = 63;

/** A name that a database keeps whole. */
export const databaseName = (name: string): string =>
  name.length <= longest ? name : `${name.slice(0, longest - 8)}_${fingerprint(name)}`;

/** @example tableName('Catalog', 'ProductImage') // 'catalog_product_image' */
export const tableName = (context: string, ...names: readonly string[]): string =>
  databaseName([context, ...names].map(snake).join('_'));

/** @example columnName('createdAt') // 'created_at' */
export const columnName = (field: string): string => databaseName(snake(field));
