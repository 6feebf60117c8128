import type { EventMeta } from '../domain/index.ts';
import type { EventVersions, WrittenFormat } from './codec.ts';
import type { Stored } from './stored.ts';

export interface WrittenOptions<Data, Json extends object> extends EventVersions {
  readonly write: (data: Data) => Json;
  readonly read: (json: Stored<Json>, meta: EventMeta) => NoInfer<Data>;
}

/**
 * An event whose JSON is another form than the event itself, as that of unions with wire names.
 *
 * @example
 * codec<OrderEvents>({
 *   category: 'orders.order',
 *   events: {
 *     OrderPaid: written({
 *       version: 1,
 *       write: (data: OrderPaid) => ({ ...data, by: paymentToJson(data.by) }),
 *       read: (json) => ({ ...json, by: paymentFromJson(json.by) }),
 *     }),
 *   },
 * });
 */
export function written<Data, Json extends object>({
  write,
  read,
  ...versions
}: WrittenOptions<Data, Json>): EventVersions & WrittenFormat<Data> {
  return {
    ...versions,
    // What is read was written by `write`, or made so by the upcasts.
    form: { write, read: (json, meta) => read(json as Stored<Json>, meta) },
  };
}
