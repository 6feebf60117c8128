import { CachedReads, MemoryCache } from '@plinth/runtime/caching';
import type { Server } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import { type EventStore, RowEvents } from '@plinth/runtime/eventsourcing';
import { CategoryService } from './application/category-service.js';
import { ProductService } from './application/product-service.js';
import type { CatalogClient } from './contract.js';
import { SqlCategoryRepository } from './infrastructure/sql-category-repository.js';
import { SqlProductRepository } from './infrastructure/sql-product-repository.js';
import { CategoryController } from './presentation/category-controller.js';
import { CategoryPages } from './presentation/category-pages.js';
import { ProductController } from './presentation/product-controller.js';
import { ProductPages } from './presentation/product-pages.js';

export interface CatalogPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly events: EventStore;
}

/** The Catalog context at work. */
export interface CatalogContext {
  register(app: Server): void;
  registerPages(pages: Server): void;
}

export function createCatalog(ports: CatalogPorts): CatalogContext {
  const categories = new SqlCategoryRepository(ports.database);
  const products = new SqlProductRepository(ports.database);
  const categoryService = new CategoryService({ unitOfWork: ports.database, categories });
  const productService = new ProductService({
    unitOfWork: ports.database,
    clock: ports.clock,
    products,
    categories,
    events: new RowEvents({
      events: ports.events,
      clock: ports.clock,
      category: 'catalog.product',
    }),
    cache: new CachedReads({
      cache: new MemoryCache({ ttl: 60_000 }),
      unitOfWork: ports.database,
      name: 'catalog.product',
    }),
  });
  const controllers = [
    new CategoryController(categoryService),
    new ProductController(productService),
  ];
  const pages = [
    new CategoryPages({ categories: categoryService }),
    new ProductPages({ products: productService, categories: categoryService }),
  ];
  return {
    register: (app) => {
      for (const controller of controllers) controller.register(app);
    },
    registerPages: (app) => {
      for (const page of pages) page.register(app);
    },
  };
}

/** What other contexts in this process ask. */
export function createCatalogClient(ports: Pick<CatalogPorts, 'database'>): CatalogClient {
  return {
    products: new SqlProductRepository(ports.database),
  };
}
