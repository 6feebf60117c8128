import type { Server } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import { ProductService } from './application/product-service.js';
import { SqlProductRepository } from './infrastructure/sql-product-repository.js';
import { ProductController } from './presentation/product-controller.js';

export interface PolicyManagementPorts {
  readonly database: Database;
}

/** The PolicyManagement context at work. */
export interface PolicyManagementContext {
  register(app: Server): void;
}

export function createPolicyManagement(ports: PolicyManagementPorts): PolicyManagementContext {
  const products = new SqlProductRepository(ports.database);
  const productService = new ProductService({ unitOfWork: ports.database, products });
  const controllers = [new ProductController(productService)];
  return {
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
  };
}
