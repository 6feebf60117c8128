import { NotFound } from '@plinth/runtime/domain';
import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import {
  changeProduct,
  createProduct,
  type NewProduct,
  type Product,
  type ProductChanges,
  type ProductId,
  replaceProduct,
} from '../domain/product.js';
import type { ProductRepository } from './product-repository.js';

export interface ProductServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly products: ProductRepository;
}

export class ProductService {
  readonly #unitOfWork: UnitOfWork;
  readonly #products: ProductRepository;

  constructor(ports: ProductServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#products = ports.products;
  }

  create(input: NewProduct): Promise<Versioned<Product>> {
    return this.#unitOfWork.run(async () => {
      const product = createProduct(input);
      return this.#products.insert(product);
    });
  }

  get(id: ProductId): Promise<Versioned<Product>> {
    return this.#load(id);
  }

  list(query: PageRequest): Promise<Page<Product>> {
    return this.#products.list(query);
  }

  replace(
    id: ProductId,
    input: NewProduct,
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

  delete(id: ProductId, expected?: ExpectedVersion): Promise<void> {
    return this.#unitOfWork.run(async () => {
      const { version } = await this.#load(id);
      requireVersion(version, expected);
      await this.#products.delete(id, version);
    });
  }

  async #load(id: ProductId): Promise<Versioned<Product>> {
    const found = await this.#products.find(id);
    if (found === null) throw new NotFound('Product', id);
    return found;
  }

  #save(product: Product, version: number): Promise<Versioned<Product>> {
    return this.#products.update(product, version);
  }
}
