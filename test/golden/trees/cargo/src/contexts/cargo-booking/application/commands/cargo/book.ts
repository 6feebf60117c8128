import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkDatetime, newId, validate } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import {
  checkUnLocode,
  type LocationId,
  type LocationLookup,
} from '../../../../locations/contract.js';
import type { BookInput } from '../../../domain/cargo/inputs.js';
import type { Routing } from '../../../domain/services/routing.js';
import type { CargoId } from '../../../domain/types.js';
import { RouteSpecification } from '../../../domain/values/route-specification.js';
import type { CargoRepository } from '../../cargo-repository.js';

export interface BookFields {
  readonly origin: LocationId;
  readonly destination: LocationId;
  readonly arrivalDeadline: string;
}

export interface BookResult {
  readonly id: CargoId;
}

export class BookCommand extends Command<Versioned<BookResult>> {
  readonly fields: BookFields;

  constructor(fields: BookFields) {
    super();
    this.fields = fields;
  }
}

export interface BookHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly cargos: CargoRepository;
  readonly locations: LocationLookup;
  readonly routing: Routing;
}

export class BookHandler implements CommandHandler<BookCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #cargos: CargoRepository;
  readonly #locations: LocationLookup;
  readonly #routing: Routing;

  constructor(ports: BookHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#cargos = ports.cargos;
    this.#locations = ports.locations;
    this.#routing = ports.routing;
  }

  async handle({ fields }: BookCommand): Promise<Versioned<BookResult>> {
    const input = this.#input(fields);
    const cargo = this.#cargos.create(newId());
    await requireExisting('Location', [input.origin, input.destination], this.#locations);
    const route = new RouteSpecification({
      origin: input.origin,
      destination: input.destination,
      arrivalDeadline: input.arrivalDeadline,
    });
    const delivery = await this.#routing.deliveryOf(route, null, []);
    cargo.book({ ...input, route, delivery });
    return this.#unitOfWork.run(async () => {
      const version = await this.#cargos.save(cargo);
      return { value: { id: cargo.id }, version };
    });
  }

  #input(fields: BookFields): Omit<BookInput, 'route' | 'delivery'> {
    validate({
      origin: checkUnLocode(fields.origin),
      destination: checkUnLocode(fields.destination),
      arrivalDeadline: checkDatetime(fields.arrivalDeadline),
    });
    return fields;
  }
}
