import type { At } from '../../diagnostic.ts';
import type { Id } from '../../spec/id.ts';
import type { Field, Identity } from '../declaration.ts';
import { scalarOf } from '../scalar-of.ts';
import { typeName } from '../type-name.ts';
import { buildDefault } from './default.ts';
import type { Building, Site } from './site.ts';
import { buildType, isUnresolved, unresolved } from './type.ts';

const uuid: Id['type'] = { kind: 'scalar', name: 'uuid', args: {}, at: { file: '', path: [] } };

/** A field that nobody writes down, with nothing special about it. */
export const plainField = (name: string, at: At): Field => ({
  name,
  wire: name,
  type: unresolved,
  card: 'one',
  unique: false,
  immutable: false,
  secret: false,
  distinct: false,
  default: undefined,
  computed: undefined,
  description: undefined,
  example: undefined,
  was: undefined,
  at,
});

/** The field `id` and who makes it. */
export function buildIdentity(id: Id | undefined, at: At, site: Site): Identity {
  const type = buildType(id?.type ?? uuid, site, 'other');
  const field: Building<Field> = { ...plainField('id', at), type, unique: true, immutable: true };
  if (id) site.soon(() => checkIdType(field, id, site));
  const written = id?.default;
  if (written) {
    site.soon(() => {
      field.default = buildDefault(written, field, site);
    });
  }
  return { field, made: made(id) };
}

const refused: ReadonlySet<string> = new Set(['json', 'binary', 'bool', 'number', 'decimal']);

/** An id is one plain value that can be a key and a part of a path. */
function checkIdType({ type }: Field, id: Id, site: Site): void {
  const scalar = scalarOf(type)?.scalar;
  const isPlain = type.kind === 'enum' || (scalar !== undefined && !refused.has(scalar));
  if (isUnresolved(type) || isPlain) return;
  site.report('SPEC_TYPE_ARGS', id.type.at, {
    problem: `${typeName(type)} cannot be an id`,
    hint: 'an id is a text, a whole number, a date or an enum',
  });
}

function made(id: Id | undefined): Identity['made'] {
  if (id === undefined) return 'uuid';
  if (id.default) return id.default.kind === 'uuid' ? 'uuid' : 'default';
  if (id.given || id.type.kind !== 'scalar') return 'given';
  if (id.type.name === 'uuid') return 'uuid';
  return id.type.name === 'int' ? 'sequence' : 'given';
}
