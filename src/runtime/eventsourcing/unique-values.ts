import type { StreamId } from './stream-id.ts';

/** Values of `unique` fields by name; null is no value, and not taken by anybody. */
export type UniqueFields = Readonly<Record<string, string | null>>;

/** Which aggregate has which value of a `unique` field: an index beside the events. */
export interface UniqueValues {
  /**
   * Makes these the values of the stream; none: it gives all of them back. Throws NotUnique of the
   * field whose value another stream of the category has.
   */
  claim(stream: StreamId, values: UniqueFields): Promise<void>;

  /** The id of the stream that has this value. */
  find(category: string, field: string, value: string): Promise<string | undefined>;
}
