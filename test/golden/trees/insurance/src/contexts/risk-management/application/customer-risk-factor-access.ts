import { allow } from '@plinth/runtime/auth';

export const readCustomerRiskFactors = allow('signedIn');

export const writeCustomerRiskFactors = allow('signedIn');
