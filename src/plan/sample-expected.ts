import type { Field } from '../model/declaration.ts';
import { scalarOf } from '../model/scalar-of.ts';
import type { Doc } from './doc.ts';
import type { Sample } from './sample.ts';
import { plainSampleText } from './sample-text.ts';
import { propertyName } from './schema-text.ts';

/** Kinds that are answered just as they were sent, whatever is set about decimals and times. */
const simple: ReadonlySet<string> = new Set([
  ...['string', 'text', 'int', 'bool', 'email', 'uri', 'uuid'],
]);

const isSimple = ({ type, card, secret, computed }: Field): boolean =>
  !secret &&
  computed === undefined &&
  (card === 'one' || card === 'optional') &&
  (type.kind === 'enum' || (type.kind !== 'ref' && simple.has(scalarOf(type)?.scalar ?? '')));

/** What is known of some fields of an answer, as properties of an object in code. */
export const expectedProperties = (
  fields: readonly Field[],
  known: (name: string) => Sample | undefined,
): readonly Doc[] =>
  fields.flatMap((field): readonly Doc[] => {
    const sample = isSimple(field) ? known(field.name) : undefined;
    if (sample === undefined || (typeof sample === 'object' && sample !== null)) return [];
    return [`${propertyName(field.wire)}: ${plainSampleText(sample)}`];
  });
