import type { Child } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { declaredFile } from './declared-file.ts';
import { typeName } from './identifiers.ts';
import { domainFile } from './paths.ts';
import type { PlannedFile } from './planned-file.ts';
import { classView } from './value.ts';

/** `domain/customer/address.ts`: a part of an aggregate with an id, as immutable as its state. */
export function planChild(child: Child, model: Model): PlannedFile {
  const path = domainFile(child);
  const fields = [child.identity.field, ...child.fields];
  const thing = { ...child, kind: 'value' as const, fields, operations: [] };
  return declaredFile(child, {
    role: 'child',
    path,
    template: 'app/src/contexts/__context__/domain/values/__value__.ts',
    view: classView(thing, model, { path, name: typeName(child), isValue: false }),
  });
}
