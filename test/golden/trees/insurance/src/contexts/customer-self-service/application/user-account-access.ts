import { allow } from '@plinth/runtime/auth';

export const readUserAccounts = allow('signedIn');

export const writeUserAccounts = allow('signedIn');
