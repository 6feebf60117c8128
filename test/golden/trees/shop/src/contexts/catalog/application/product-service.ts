import type { CachedReads } from '@plinth/runtime/caching';
import { type Clock, NotFound } from '@plinth/runtime/domain';
import type { RowEvents } from '@plinth/runtime/eventsourcing';
import { type Page, requireExisting, type Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import {
  changeProduct,
  createProduct,
  type NewProduct,
  type Product,
  type ProductChanges,
  type ProductId,
  type ProductReplacement,
  replaceProduct,
} from '../domain/product.js';
import { type ProductEvents, productEventData } from '../domain/product-events.js';
import type { CategoryRepository } from './category-repository.js';
import type { ProductQuery, ProductRepository } from './product-repository.js';

export interface ProductServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly products: ProductRepository;
  readonly categories: CategoryRepository;
  readonly events: RowEvents<ProductEvents>;
  readonly cache: CachedReads<ProductId, Versioned<Product>>;
}

export class ProductService {
  readonly #unitOfWork: UnitOfWork;
  readonly #clock: Clock;
  readonly #products: ProductRepository;
  readonly #categories: CategoryRepository;
  readonly #events: RowEvents<ProductEvents>;
  readonly #cache: CachedReads<ProductId, Versioned<Product>>;

  constructor(ports: ProductServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#clock = ports.clock;
    this.#products = ports.products;
    this.#categories = ports.categories;
    this.#events = ports.events;
    this.#cache = ports.cache;
  }

  create(input: NewProduct): Promise<Versioned<Product>> {
    return this.#unitOfWork.run(async () => {
      const product = createProduct(input, this.#clock);
      await this.#checkReferences(product);
      const saved = await this.#products.insert(product);
      await this.#events.append(saved.value.id, 'ProductCreated', productEventData(saved.value));
      return saved;
    });
  }

  get(id: ProductId): Promise<Versioned<Product>> {
    return this.#cache.get(id, () => this.#load(id));
  }

  list(query: ProductQuery): Promise<Page<Product>> {
    return this.#products.list(query);
  }

  replace(
    id: ProductId,
    input: ProductReplacement,
    expected?: ExpectedVersion,
  ): Promise<Versioned<Product>> {
    return this.#unitOfWork.run(async () => {
      const { value: product, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(replaceProduct(product, input), version);
    });
  }

  change(
    id: ProductId,
    changes: ProductChanges,
    expected?: ExpectedVersion,
  ): Promise<Versioned<Product>> {
    return this.#unitOfWork.run(async () => {
      const { value: product, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(changeProduct(product, changes), version);
    });
  }

  async #load(id: ProductId): Promise<Versioned<Product>> {
    const found = await this.#products.find(id);
    if (found === null) throw new NotFound('Product', id);
    return found;
  }

  async #save(product: Product, version: number): Promise<Versioned<Product>> {
    await this.#checkReferences(product);
    const saved = await this.#products.update(product, version);
    await this.#events.append(saved.value.id, 'ProductUpdated', productEventData(saved.value));
    this.#cache.evict(product.id);
    return saved;
  }

  async #checkReferences(product: Product): Promise<void> {
    await requireExisting('Category', product.categories, this.#categories);
  }
}
