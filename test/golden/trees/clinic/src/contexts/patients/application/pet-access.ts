import { allow } from '@plinth/runtime/auth';

export const readPets = allow('signedIn');

export const writePets = allow('signedIn');
