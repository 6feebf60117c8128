import type { Enum } from '../model/declaration.ts';
import { declaredFile } from './declared-file.ts';
import { docComment, stringLiteral } from './escape.ts';
import { typeName } from './identifiers.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';

/** The members of an enum with what they are called outside. */
export const planEnum = (one: Enum): PlannedFile =>
  declaredFile(one, {
    role: 'enum',
    path: domainFile(one),
    template: 'app/src/contexts/__context__/domain/enums/__enum__.ts',
    view: {
      doc: docComment(one.description),
      name: typeName(one),
      members: one.members.map(({ name, wire }) => ({ name, wire: stringLiteral(wire) })),
    },
  });
