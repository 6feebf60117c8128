import type { Database } from '@plinth/runtime/database';
import type { Page } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type {
  ListOpenClaimsInput,
  ListOpenClaimsQuery,
} from '../../application/queries/list-open-claims.js';
import type { OpenClaim } from '../../application/views/open-claim.js';
import { openClaimFromRow } from '../open-claim-table.js';
import type { ClaimsManagementTables } from '../tables.js';

export class SqlListOpenClaimsQuery implements ListOpenClaimsQuery {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  ask(input: ListOpenClaimsInput): Promise<Page<OpenClaim>> {
    return this.#database.snapshot(() => this.#ask(input));
  }

  async #ask(input: ListOpenClaimsInput): Promise<Page<OpenClaim>> {
    const matching = this.#matching(input);
    const { total } = await matching
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await matching
      .selectAll()
      .orderBy('claim_id')
      .limit(input.limit)
      .offset(input.offset)
      .execute();
    return { items: rows.map(openClaimFromRow), total, limit: input.limit, offset: input.offset };
  }

  get #tables(): Kysely<ClaimsManagementTables> {
    return this.#database.of<ClaimsManagementTables>();
  }

  #matching(input: ListOpenClaimsInput) {
    let matching = this.#tables.selectFrom('claims_management_open_claim');
    if (input.customer !== undefined) {
      matching = matching.where('customer', '=', input.customer);
    }
    return matching;
  }
}
