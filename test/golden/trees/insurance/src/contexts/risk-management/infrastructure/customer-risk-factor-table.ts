import type { CustomerRiskFactor } from '../domain/customer-risk-factor.js';
import { Risk, type RiskJson } from '../domain/values/risk.js';

export interface CustomerRiskFactorTable {
  readonly id: string;
  readonly total_risk_factor: number;
  readonly risks: string;
  readonly client: string;
  readonly _version: number;
}

export function customerRiskFactorToRow(
  customerRiskFactor: CustomerRiskFactor,
): Omit<CustomerRiskFactorTable, '_version'> {
  return {
    id: customerRiskFactor.id,
    total_risk_factor: customerRiskFactor.totalRiskFactor,
    risks: JSON.stringify(customerRiskFactor.risks),
    client: customerRiskFactor.client,
  };
}

export function customerRiskFactorFromRow(row: CustomerRiskFactorTable): CustomerRiskFactor {
  return {
    id: row.id,
    totalRiskFactor: row.total_risk_factor,
    risks: JSON.parse(row.risks).map((item: RiskJson) => Risk.fromJSON(item)),
    client: row.client,
  };
}
