import { customerRiskFactorSchemas } from './schemas/customer-risk-factor.js';
import { riskSchema } from './schemas/risk.js';

export const riskManagementSchemas = [riskSchema, ...customerRiskFactorSchemas];
