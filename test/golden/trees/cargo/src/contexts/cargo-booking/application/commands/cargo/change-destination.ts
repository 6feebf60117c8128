import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { validate } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import {
  checkUnLocode,
  type LocationId,
  type LocationLookup,
} from '../../../../locations/contract.js';
import type { ChangeDestinationInput } from '../../../domain/cargo/inputs.js';
import type { CargoId } from '../../../domain/types.js';
import { RouteSpecification } from '../../../domain/values/route-specification.js';
import type { CargoRepository } from '../../cargo-repository.js';

export interface ChangeDestinationFields {
  readonly destination: LocationId;
}

export class ChangeDestinationCommand extends Command<Versioned<void>> {
  readonly id: CargoId;
  readonly fields: ChangeDestinationFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: CargoId, fields: ChangeDestinationFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface ChangeDestinationHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly cargos: CargoRepository;
  readonly locations: LocationLookup;
}

export class ChangeDestinationHandler implements CommandHandler<ChangeDestinationCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #cargos: CargoRepository;
  readonly #locations: LocationLookup;

  constructor(ports: ChangeDestinationHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#cargos = ports.cargos;
    this.#locations = ports.locations;
  }

  handle({ id, fields, expected }: ChangeDestinationCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const cargo = await this.#cargos.get(id);
      requireVersion(cargo.version, expected);
      await requireExisting('Location', input.destination, this.#locations);
      const route = new RouteSpecification({
        ...cargo.state.route,
        destination: input.destination,
      });
      cargo.changeDestination({ ...input, route });
      return { value: undefined, version: await this.#cargos.save(cargo) };
    });
  }

  #input(fields: ChangeDestinationFields): Omit<ChangeDestinationInput, 'route'> {
    validate({
      destination: checkUnLocode(fields.destination),
    });
    return fields;
  }
}
