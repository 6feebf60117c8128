import { allow } from '@plinth/runtime/auth';

export const readCategories = allow('anyone');

export const writeCategories = allow('admin');
