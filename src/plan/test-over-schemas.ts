import type { Field } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { call, listCall, statement } from './code-doc.ts';
import { schemaListBesideShared } from './context-file.ts';
import { hasTable } from './entity-fields.ts';
import type { Import } from './imports.ts';
import { type NamedType, typesBelow } from './types-below.ts';

/** What stands in a message by itself, and not by its id only. */
const hasSchema = (thing: NamedType): boolean =>
  thing.kind === 'entity' ? !hasTable(thing) : thing.kind !== 'alias' && thing.kind !== 'aggregate';

/** The schemas that those of the fields may refer to. */
function schemaLists(fields: readonly Field[], model: Model): readonly Import[] {
  const named = typesBelow(fields);
  const owners = new Set([...named].filter(hasSchema).map(({ context }) => context));
  return [
    ...(owners.has(undefined) ? [{ name: 'sharedSchemas', from: 'src/shared/schemas.ts' }] : []),
    ...model.contexts
      .filter(({ name }) => owners.has(name))
      .flatMap((context) => schemaListBesideShared(context, model)),
  ];
}

export interface TestOverSchemas {
  /** The class of the runtime. @example 'PublisherTest' */
  readonly test: string;
  /** The class that is tested; it is handed ports. */
  readonly type: string;
  /** All that messages say. */
  readonly fields: readonly Field[];
  readonly model: Model;
}

/** What makes the test of something that holds messages against schemas. */
export function testOverSchemas({ test, type, fields, model }: TestOverSchemas) {
  const lists = schemaLists(fields, model);
  const maker = `(ports) => new ${type}(ports)`;
  const [only, ...more] = lists;
  const making =
    more.length === 0
      ? call(`new ${test}`, maker, ...(only ? [only.as ?? only.name] : []))
      : listCall({
          callee: `new ${test}`,
          args: [maker],
          items: lists.map(({ name, as = name }) => `...${as}`),
        });
  const imports: readonly Import[] = [{ name: test, from: '@plinth/runtime/testing' }, ...lists];
  return { making: statement('const test =', [' ', making], 2), imports };
}
