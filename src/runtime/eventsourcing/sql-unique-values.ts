import type { Database } from '../database/index.ts';
import { NotUnique } from '../domain/index.ts';
import type { EventTables } from './event-tables.ts';
import type { StreamId } from './stream-id.ts';
import type { UniqueFields, UniqueValues } from './unique-values.ts';

export class SqlUniqueValues implements UniqueValues {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  claim(stream: StreamId, values: UniqueFields): Promise<void> {
    return this.#database.run(async () => {
      const claimed = await this.#claimedBy(stream);
      for (const [field, value] of claimed) {
        if (values[field] !== value) await this.#giveBack(stream, field);
      }
      for (const [field, value] of Object.entries(values)) {
        if (value !== null && claimed.get(field) !== value)
          await this.#take(stream, [field, value]);
      }
    });
  }

  async find(category: string, field: string, value: string): Promise<string | undefined> {
    const row = await this.#database
      .of<EventTables>()
      .selectFrom('plinth_unique')
      .select('stream_id')
      .where('category', '=', category)
      .where('field', '=', field)
      .where('value', '=', value)
      .executeTakeFirst();
    return row?.stream_id;
  }

  async #claimedBy({ category, id }: StreamId): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#database
      .of<EventTables>()
      .selectFrom('plinth_unique')
      .select(['field', 'value'])
      .where('category', '=', category)
      .where('stream_id', '=', id)
      .execute();
    return new Map(rows.map(({ field, value }) => [field, value]));
  }

  async #giveBack({ category, id }: StreamId, field: string): Promise<void> {
    await this.#database
      .of<EventTables>()
      .deleteFrom('plinth_unique')
      .where('category', '=', category)
      .where('stream_id', '=', id)
      .where('field', '=', field)
      .execute();
  }

  async #take(stream: StreamId, [field, value]: readonly [string, string]): Promise<void> {
    const { numInsertedOrUpdatedRows } = await this.#database
      .of<EventTables>()
      .insertInto('plinth_unique')
      .values({ category: stream.category, field, value, stream_id: stream.id })
      .onConflict((conflict) => conflict.columns(['category', 'field', 'value']).doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) throw new NotUnique(field);
  }
}
