import { templateSchemas } from './schemas/template.js';

export const printingSchemas = [...templateSchemas];
