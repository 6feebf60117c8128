import { allow } from '@plinth/runtime/auth';

export const readProducts = allow('signedIn');

export const writeProducts = allow('signedIn');
