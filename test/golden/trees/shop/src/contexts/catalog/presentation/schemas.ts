import { categorySchemas } from './schemas/category.js';
import { productSchemas } from './schemas/product.js';
import { productImageSchemas } from './schemas/product-image.js';

export const catalogSchemas = [...categorySchemas, ...productSchemas, ...productImageSchemas];
