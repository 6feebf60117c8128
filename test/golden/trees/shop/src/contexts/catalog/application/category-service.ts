import { NotFound } from '@plinth/runtime/domain';
import {
  type Page,
  type PageRequest,
  requireExisting,
  type Versioned,
} from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import {
  type Category,
  type CategoryChanges,
  type CategoryId,
  changeCategory,
  createCategory,
  type NewCategory,
  replaceCategory,
} from '../domain/category.js';
import type { CategoryRepository } from './category-repository.js';

export interface CategoryServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly categories: CategoryRepository;
}

export class CategoryService {
  readonly #unitOfWork: UnitOfWork;
  readonly #categories: CategoryRepository;

  constructor(ports: CategoryServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#categories = ports.categories;
  }

  create(input: NewCategory): Promise<Versioned<Category>> {
    return this.#unitOfWork.run(async () => {
      const category = createCategory(input);
      await this.#checkReferences(category);
      return this.#categories.insert(category);
    });
  }

  get(id: CategoryId): Promise<Versioned<Category>> {
    return this.#load(id);
  }

  list(query: PageRequest): Promise<Page<Category>> {
    return this.#categories.list(query);
  }

  replace(
    id: CategoryId,
    input: NewCategory,
    expected?: ExpectedVersion,
  ): Promise<Versioned<Category>> {
    return this.#unitOfWork.run(async () => {
      const { value: category, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(replaceCategory(category, input), version);
    });
  }

  change(
    id: CategoryId,
    changes: CategoryChanges,
    expected?: ExpectedVersion,
  ): Promise<Versioned<Category>> {
    return this.#unitOfWork.run(async () => {
      const { value: category, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(changeCategory(category, changes), version);
    });
  }

  delete(id: CategoryId, expected?: ExpectedVersion): Promise<void> {
    return this.#unitOfWork.run(async () => {
      const { version } = await this.#load(id);
      requireVersion(version, expected);
      await this.#categories.delete(id, version);
    });
  }

  async #load(id: CategoryId): Promise<Versioned<Category>> {
    const found = await this.#categories.find(id);
    if (found === null) throw new NotFound('Category', id);
    return found;
  }

  async #save(category: Category, version: number): Promise<Versioned<Category>> {
    await this.#checkReferences(category);
    return this.#categories.update(category, version);
  }

  async #checkReferences(category: Category): Promise<void> {
    await requireExisting('Category', category.parent, this.#categories);
  }
}
