import { withinEach } from '@plinth/runtime/domain';
import type { CustomerId } from '../../customer-management/contract.js';
import type {
  CustomerRiskFactor,
  CustomerRiskFactorId,
  NewCustomerRiskFactor,
} from '../domain/customer-risk-factor.js';
import { Risk, type RiskJson } from '../domain/values/risk.js';

export interface CustomerRiskFactorJson {
  readonly id: CustomerRiskFactorId;
  readonly totalRiskFactor: number;
  readonly risks: readonly RiskJson[];
  readonly client: CustomerId;
}

export interface NewCustomerRiskFactorJson {
  readonly totalRiskFactor: number;
  readonly risks?: readonly RiskJson[];
  readonly client: CustomerId;
}

export function customerRiskFactorToJson(
  customerRiskFactor: CustomerRiskFactor,
): CustomerRiskFactorJson {
  return {
    id: customerRiskFactor.id,
    totalRiskFactor: customerRiskFactor.totalRiskFactor,
    risks: customerRiskFactor.risks.map((item) => item.toJSON()),
    client: customerRiskFactor.client,
  };
}

export function newCustomerRiskFactorFromJson(
  json: NewCustomerRiskFactorJson,
): NewCustomerRiskFactor {
  return {
    totalRiskFactor: json.totalRiskFactor,
    risks: json.risks && withinEach('risks', json.risks, (item) => Risk.fromJSON(item)),
    client: json.client,
  };
}
