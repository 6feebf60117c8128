import type { DomainEvent, EventMeta } from '../domain/index.ts';
import type { Stored } from './stored.ts';

/** The fields of an event as some older version stored them. */
export type StoredFields = Readonly<Record<string, unknown>>;

/** Makes the fields of one version of an event those of the next. */
export type Upcast = {
  // A method, so that an upcast may say which fields it expects.
  upcast(json: StoredFields, meta: EventMeta): object;
}['upcast'];

export interface EventVersions {
  readonly version: number;
  /** Names that it was stored by before. */
  readonly was?: readonly string[];
  /** What its fields were called when they were stored, by what they are called now. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** By the version they start from; one for each older version. */
  readonly upcasts?: Readonly<Record<number, Upcast>>;
}

/** How one event is written down; without `read` its JSON is the event as it stands. */
export type EventFormat<Data> = EventVersions &
  (
    | WrittenFormat<Data>
    | (Stored<Data> extends Data
        ? { readonly read?: ReadEvent<Data> }
        : { readonly read: ReadEvent<Data> })
  );

/** A format whose JSON is another form than the event, see `written`. */
export interface WrittenFormat<Data> {
  readonly form: {
    readonly write: (data: Data) => object;
    /** What `write` made, as JSON gives it back. */
    readonly read: (json: unknown, meta: EventMeta) => Data;
  };
}

type ReadEvent<Data> = (json: Stored<Data>, meta: EventMeta) => Data;

export interface CodecOptions<Events> {
  readonly category: string;
  readonly events: { readonly [Type in keyof Events & string]: EventFormat<Events[Type]> };
}

/** The part of an event that the codec is responsible for. */
export interface StoredEvent {
  readonly type: string;
  readonly typeVersion: number;
  /** JSON. */
  readonly data: string;
}

/** Writes and reads the events of one category. */
export interface EventCodec {
  readonly category: string;
  /** The present names of its events. */
  readonly types: readonly string[];
  write(event: DomainEvent): StoredEvent;
  read(stored: StoredEvent, meta: EventMeta): DomainEvent;
  /** The name of an event and those that it was stored by before. */
  storedAs(type: string): readonly string[];
}

interface Form {
  readonly write: (data: unknown) => unknown;
  readonly read: (json: unknown, meta: EventMeta) => unknown;
}

interface AnyFormat extends EventVersions {
  readonly read?: Form['read'];
  readonly form?: Form;
}

interface Format extends Form {
  readonly type: string;
  readonly version: number;
  readonly upcasts: Readonly<Record<number, Upcast>>;
  readonly renamed: Readonly<Record<string, string>>;
}

/**
 * @example
 * codec<AccountEvents>({
 *   category: 'accounts.account',
 *   events: {
 *     MoneyDeposited: {
 *       version: 2,
 *       was: ['MoneyPaidIn'],
 *       upcasts: { 1: ({ sum, ...rest }) => ({ ...rest, amount: sum }) },
 *       read: (json) => ({ ...json, amount: Decimal.of(json.amount) }),
 *     },
 *   },
 * });
 */
export function codec<Events extends object>(options: CodecOptions<Events>): EventCodec {
  const formats: readonly [string, AnyFormat][] = Object.entries(options.events);
  const byStoredName = new Map<string, Format>();
  const storedNames = new Map<string, readonly string[]>();
  for (const [type, { version, was = [], upcasts = {}, renamed = {}, ...own }] of formats) {
    const { read = asItStands, form } = own;
    const names = [type, ...was];
    storedNames.set(type, names);
    const format = { type, version, upcasts, renamed, ...(form ?? { write: asItStands, read }) };
    for (const name of names) byStoredName.set(name, format);
  }
  const formatOf = (type: string): Format => {
    const format = byStoredName.get(type);
    if (format !== undefined) return format;
    throw new Error(
      `there is no event ${type} in ${options.category}: events that are stored stay in the spec, renamed ones with \`was\``,
    );
  };
  return {
    category: options.category,
    types: [...storedNames.keys()],
    write: ({ type, data }) => {
      const { version, write } = formatOf(type);
      return { type, typeVersion: version, data: JSON.stringify(write(data)) };
    },
    read: (stored, meta) => readEvent(formatOf(stored.type), stored, meta),
    storedAs: (type) => storedNames.get(type) ?? [type],
  };
}

function asItStands(data: unknown): unknown {
  return data;
}

function readEvent(format: Format, stored: StoredEvent, meta: EventMeta): DomainEvent {
  const { type, version, read } = format;
  let json = JSON.parse(stored.data);
  if (stored.typeVersion > version) {
    throw new Error(
      `${type} was stored as version ${stored.typeVersion}, and this app knows version ${version}: start the newer app`,
    );
  }
  for (let from = stored.typeVersion; from < version; from += 1) {
    const upcast = format.upcasts[from];
    if (upcast === undefined) throw new Error(`${type} has no upcast from version ${from}`);
    json = upcast(json, meta);
  }
  return { type, data: read(withNewNames(json, format.renamed), meta), meta };
}

/** The fields by their present names; what is stored by these already stays. */
function withNewNames(json: StoredFields, renamed: Format['renamed']): StoredFields {
  const old = Object.entries(renamed).filter(
    ([name, was]) => json[name] === undefined && json[was] !== undefined,
  );
  if (old.length === 0) return json;
  const gone = new Set(old.map(([, was]) => was));
  const kept = Object.entries(json).filter(([name]) => !gone.has(name));
  return Object.fromEntries([...kept, ...old.map(([name, was]) => [name, json[was]])]);
}
