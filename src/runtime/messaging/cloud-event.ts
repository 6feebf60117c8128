/** A CloudEvent in structured JSON mode, as far as it is read here. */
export interface CloudEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  /** The extensions by which it is kept in order and told what it belongs to. */
  readonly partitionkey?: string;
  readonly correlationid?: string;
  readonly data: unknown;
}

/** Undefined: it is none. */
export function readCloudEvent(body: unknown): CloudEvent | undefined {
  if (!isObject(body)) return undefined;
  const { specversion, id, source, type, partitionkey, correlationid, data } = body;
  if (specversion !== '1.0' || !isName(id) || !isName(source) || !isName(type)) return undefined;
  return {
    id,
    source,
    type,
    data,
    ...(isName(partitionkey) && { partitionkey }),
    ...(isName(correlationid) && { correlationid }),
  };
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';
