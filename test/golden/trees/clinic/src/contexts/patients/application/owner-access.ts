import { allow } from '@plinth/runtime/auth';

export const readOwners = allow('signedIn');

export const writeOwners = allow('signedIn');
