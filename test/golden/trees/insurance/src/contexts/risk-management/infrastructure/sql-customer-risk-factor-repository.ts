import type { Database } from '@plinth/runtime/database';
import { assertUpdated, uniqueAs, type Versioned } from '@plinth/runtime/repositories';
import type { Kysely } from 'kysely';
import type { CustomerRiskFactorRepository } from '../application/customer-risk-factor-repository.js';
import type { CustomerRiskFactor, CustomerRiskFactorId } from '../domain/customer-risk-factor.js';
import {
  customerRiskFactorFromRow,
  customerRiskFactorToRow,
} from './customer-risk-factor-table.js';
import type { RiskManagementTables } from './tables.js';

/** The field to blame when a unique index refuses a row. */
const UNIQUE = {
  client: 'client',
};

export class SqlCustomerRiskFactorRepository implements CustomerRiskFactorRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: CustomerRiskFactorId): Promise<Versioned<CustomerRiskFactor> | null> {
    const row = await this.#tables
      .selectFrom('risk_management_customer_risk_factor')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return null;
    return { value: customerRiskFactorFromRow(row), version: row._version };
  }

  async insert(customerRiskFactor: CustomerRiskFactor): Promise<Versioned<CustomerRiskFactor>> {
    await this.#tables
      .insertInto('risk_management_customer_risk_factor')
      .values({ ...customerRiskFactorToRow(customerRiskFactor), _version: 1 })
      .execute()
      .catch(uniqueAs(UNIQUE));
    return { value: customerRiskFactor, version: 1 };
  }

  async update(
    customerRiskFactor: CustomerRiskFactor,
    version: number,
  ): Promise<Versioned<CustomerRiskFactor>> {
    const next = version + 1;
    const result = await this.#tables
      .updateTable('risk_management_customer_risk_factor')
      .set({ ...customerRiskFactorToRow(customerRiskFactor), _version: next })
      .where('id', '=', customerRiskFactor.id)
      .where('_version', '=', version)
      .executeTakeFirst()
      .catch(uniqueAs(UNIQUE));
    assertUpdated(result, 'CustomerRiskFactor');
    return { value: customerRiskFactor, version: next };
  }

  get #tables(): Kysely<RiskManagementTables> {
    return this.#database.of<RiskManagementTables>();
  }
}
