import { allow } from '@plinth/runtime/auth';

export const readTemplates = allow('administrator');

export const writeTemplates = allow('administrator');
