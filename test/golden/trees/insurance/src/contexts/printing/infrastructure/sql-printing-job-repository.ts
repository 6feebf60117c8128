import type { Database } from '@plinth/runtime/database';
import type { Clock, Occasion } from '@plinth/runtime/domain';
import {
  type EventStore,
  StateStoredRepository,
  type VersionChange,
} from '@plinth/runtime/eventsourcing';
import { assertUpdated, inBatches, inUse, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { PrintingJobRepository } from '../application/printing-job-repository.js';
import { PrintingJob } from '../domain/printing-job/printing-job.js';
import type { PrintingJobState } from '../domain/printing-job/state.js';
import type { PrintingJobId } from '../domain/types.js';
import { printingJobFromRow, printingJobToRow } from './printing-job-table.js';
import type { PrintingTables } from './tables.js';

export class SqlPrintingJobRepository
  extends StateStoredRepository<PrintingJob, PrintingJobId>
  implements PrintingJobRepository
{
  readonly #database: Database;

  constructor(ports: {
    readonly database: Database;
    readonly events: EventStore;
    readonly clock: Clock;
  }) {
    super({
      events: ports.events,
      clock: ports.clock,
      kind: 'PrintingJob',
      category: 'printing.printing-job',
      make: (id: PrintingJobId, occasion: Occasion) => new PrintingJob(id, occasion),
    });
    this.#database = ports.database;
  }

  nextId(): Promise<PrintingJobId> {
    return this.nextNumber();
  }

  async existing(ids: readonly PrintingJobId[]): Promise<ReadonlySet<PrintingJobId>> {
    const rows = await inBatches(ids, (some) =>
      this.#tables
        .selectFrom('printing_printing_job')
        .select('id')
        .where('id', 'in', some)
        .execute(),
    );
    return new Set(rows.map((row) => row.id));
  }

  protected async findRow(id: PrintingJobId): Promise<Versioned<PrintingJobState> | undefined> {
    const row = await this.#tables
      .selectFrom('printing_printing_job')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row && { value: printingJobFromRow(row), version: row._version };
  }

  protected async insertRow(printingJob: PrintingJobState, version: number): Promise<void> {
    await this.#tables
      .insertInto('printing_printing_job')
      .values({ ...printingJobToRow(printingJob), _version: version })
      .execute();
  }

  protected async updateRow(printingJob: PrintingJobState, version: VersionChange): Promise<void> {
    const result = await this.#tables
      .updateTable('printing_printing_job')
      .set({ ...printingJobToRow(printingJob), _version: version.to })
      .where('id', '=', printingJob.id)
      .where('_version', '=', version.from)
      .executeTakeFirst();
    assertUpdated(result, 'PrintingJob');
  }

  protected async deleteRow(id: PrintingJobId, version: number): Promise<void> {
    const result = await this.#tables
      .deleteFrom('printing_printing_job')
      .where('id', '=', id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(inUse('PrintingJob'));
    assertUpdated(result, 'PrintingJob');
  }

  get #tables(): Kysely<PrintingTables> {
    return this.#database.of<PrintingTables>();
  }
}
