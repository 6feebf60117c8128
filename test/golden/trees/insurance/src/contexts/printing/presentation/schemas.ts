import { documentSchema } from './schemas/document.js';
import { templateSchemas } from './schemas/template.js';

export const printingSchemas = [documentSchema, ...templateSchemas];
