import { assertUpdated, inBatches, inUse, type Page, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';

export class OwnerRepository {
  constructor(private readonly tables: Kysely<OwnerTables>) {}

  async find(id: OwnerId): Promise<Owner | undefined> {
    const row = await this.tables.selectFrom('patients_owner').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) return this.former.find((one) => one.id === id && one.isKept);
    return ownerFromRow(row);
  }

  async change(id: OwnerId, changes: OwnerChanges, expected?: ExpectedVersion): Promise<Versioned<Owner>> {
    const found = await this.find(id);
    const { value, version } = await this.written(changeOwner(found, changes), expected);
    return { value, version };
  }
}
