import type { QualifiedName } from '../../spec/name.ts';
import type { ViewHandler as SpecHandler, View as SpecView } from '../../spec/view.ts';
import type { Event } from '../event.ts';
import type { View } from '../view.ts';
import type { Directory } from './directory.ts';
import type { Site } from './site.ts';

interface Heard {
  readonly event: Event;
  readonly directory: Directory;
}

/** The event of a handler; an unknown one is reported elsewhere. */
export function heardEvent({ context, name }: QualifiedName, site: Site): Heard | undefined {
  const directory = context ? site.directories.contexts.get(context.text) : site.directory;
  const event = directory?.events.get(name.text);
  return directory && event && { event, directory };
}

/** Whether the row is the one of the aggregate that the event is of. */
const isOwnRow = (handler: SpecHandler, { event }: Heard, { key }: View): boolean =>
  (handler.kind === 'delete' || handler.key.length === 0) &&
  key.length === 1 &&
  key[0]?.name === event.idField.name;

/** Whether every stream of the event's aggregate has begun its row before any other event. */
function isBegunBefore(heard: Heard, view: View, { on, site }: Hearing): boolean {
  const { event, directory } = heard;
  const first = [...directory.beginning].filter(
    (name) => directory.events.get(name)?.of === event.of,
  );
  const begun = on.flatMap((handler) => {
    const one = heardEvent(handler.event, site);
    const begins =
      one?.event.of === event.of &&
      handler.kind === 'update' &&
      handler.when === undefined &&
      !handler.code &&
      isOwnRow(handler, one, view);
    return begins ? [one.event.name] : [];
  });
  return first.length > 0 && first.every((name) => begun.includes(name));
}

interface Hearing {
  readonly on: SpecView['on'];
  readonly site: Site;
}

/** Whether the event of a handler may be the first that a row hears of. */
export function mayBegin(handler: SpecHandler, view: View, hearing: Hearing): boolean {
  if (handler.kind === 'delete') return false;
  const heard = heardEvent(handler.event, hearing.site);
  if (heard === undefined) return false;
  const { event, directory } = heard;
  if (!isOwnRow(handler, heard, view) || directory.beginning.has(event.name)) return true;
  return !isBegunBefore(heard, view, hearing);
}
