import { NotFound } from '@plinth/runtime/domain';
import type { Page, PageRequest, Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import {
  changeTemplate,
  createTemplate,
  type NewTemplate,
  replaceTemplate,
  type Template,
  type TemplateChanges,
  type TemplateId,
} from '../domain/template.js';
import type { TemplateRepository } from './template-repository.js';

export interface TemplateServicePorts {
  readonly unitOfWork: UnitOfWork;
  readonly templates: TemplateRepository;
}

export class TemplateService {
  readonly #unitOfWork: UnitOfWork;
  readonly #templates: TemplateRepository;

  constructor(ports: TemplateServicePorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#templates = ports.templates;
  }

  create(input: NewTemplate): Promise<Versioned<Template>> {
    return this.#unitOfWork.run(async () => {
      const template = createTemplate(input);
      return this.#templates.insert(template);
    });
  }

  get(id: TemplateId): Promise<Versioned<Template>> {
    return this.#load(id);
  }

  list(query: PageRequest): Promise<Page<Template>> {
    return this.#templates.list(query);
  }

  replace(
    id: TemplateId,
    input: NewTemplate,
    expected?: ExpectedVersion,
  ): Promise<Versioned<Template>> {
    return this.#unitOfWork.run(async () => {
      const { value: template, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(replaceTemplate(template, input), version);
    });
  }

  change(
    id: TemplateId,
    changes: TemplateChanges,
    expected?: ExpectedVersion,
  ): Promise<Versioned<Template>> {
    return this.#unitOfWork.run(async () => {
      const { value: template, version } = await this.#load(id);
      requireVersion(version, expected);
      return this.#save(changeTemplate(template, changes), version);
    });
  }

  delete(id: TemplateId, expected?: ExpectedVersion): Promise<void> {
    return this.#unitOfWork.run(async () => {
      const { version } = await this.#load(id);
      requireVersion(version, expected);
      await this.#templates.delete(id, version);
    });
  }

  async #load(id: TemplateId): Promise<Versioned<Template>> {
    const found = await this.#templates.find(id);
    if (found === null) throw new NotFound('Template', id);
    return found;
  }

  #save(template: Template, version: number): Promise<Versioned<Template>> {
    return this.#templates.update(template, version);
  }
}
