import type { CustomerRiskFactorTable } from './customer-risk-factor-table.js';

export interface RiskManagementTables {
  readonly risk_management_customer_risk_factor: CustomerRiskFactorTable;
}
