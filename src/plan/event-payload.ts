import type { Root } from '../model/declaration.ts';
import type { Event } from '../model/event.ts';
import type { Model } from '../model/model.ts';
import { docComment } from './escape.ts';
import { eventType, idTypeOf } from './identifiers.ts';
import type { Import } from './imports.ts';
import { memberText } from './member-layout.ts';
import { propertyName } from './schema-text.ts';
import { typeText } from './type-text.ts';

export interface Payload {
  readonly doc: string;
  /** The interface. @example 'MoneyDeposited' */
  readonly type: string;
  /** The key in the map of events, as the log has it. */
  readonly name: string;
  readonly members: readonly string[];
  readonly imports: readonly Import[];
}

/** What an event says: the id of what it happened to, and its fields. */
export function payloadOf(event: Event, root: Root, model: Model): Payload {
  const id = idTypeOf(root);
  const typed = event.fields.map((field) => ({
    field,
    ...typeText(field, { form: 'domain', context: root.context }),
  }));
  return {
    doc: docComment(event.description),
    type: eventType(event, model),
    name: event.name,
    members: [
      memberText(event.idField.name, id.name),
      ...typed.map(
        ({ field, text }) =>
          docComment(field.description, 2) + memberText(propertyName(field.name), text),
      ),
    ],
    imports: [
      { name: id.name, from: id.file, type: true },
      ...typed.flatMap(({ imports }) => imports),
    ],
  };
}
