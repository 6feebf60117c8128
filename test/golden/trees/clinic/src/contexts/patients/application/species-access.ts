import { allow } from '@plinth/runtime/auth';

export const readAllSpecies = allow('signedIn');

export const writeAllSpecies = allow('signedIn');
