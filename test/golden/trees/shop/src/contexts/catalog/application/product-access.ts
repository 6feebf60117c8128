import { allow } from '@plinth/runtime/auth';

export const readProducts = allow('anyone');

export const writeProducts = allow('admin', 'support');
