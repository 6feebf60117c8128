import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { LocationLookup } from '../../../../locations/contract.js';
import type { VoyageLookup } from '../../../../voyage-planning/contract.js';
import type { Routing } from '../../../domain/services/routing.js';
import type { CargoId } from '../../../domain/types.js';
import type { Itinerary } from '../../../domain/values/itinerary.js';
import type { CargoRepository } from '../../cargo-repository.js';

export interface AssignToRouteFields {
  readonly itinerary: Itinerary;
}

export class AssignToRouteCommand extends Command<Versioned<void>> {
  readonly id: CargoId;
  readonly fields: AssignToRouteFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: CargoId, fields: AssignToRouteFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface AssignToRouteHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly cargos: CargoRepository;
  readonly voyages: VoyageLookup;
  readonly locations: LocationLookup;
  readonly routing: Routing;
}

export class AssignToRouteHandler implements CommandHandler<AssignToRouteCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #cargos: CargoRepository;
  readonly #voyages: VoyageLookup;
  readonly #locations: LocationLookup;
  readonly #routing: Routing;

  constructor(ports: AssignToRouteHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#cargos = ports.cargos;
    this.#voyages = ports.voyages;
    this.#locations = ports.locations;
    this.#routing = ports.routing;
  }

  async handle({ id, fields, expected }: AssignToRouteCommand): Promise<Versioned<void>> {
    const cargo = await this.#cargos.get(id);
    requireVersion(cargo.version, expected);
    await requireExisting(
      'Voyage',
      fields.itinerary.legs.flatMap((item2) => [item2.voyage]),
      this.#voyages,
    );
    await requireExisting(
      'Location',
      fields.itinerary.legs.flatMap((item2) => [item2.loadLocation, item2.unloadLocation]),
      this.#locations,
    );
    const delivery = await this.#routing.deliveryOf(cargo.state.route, fields.itinerary, []);
    cargo.assignToRoute({ ...fields, delivery });
    return this.#unitOfWork.run(async () => {
      return { value: undefined, version: await this.#cargos.save(cargo) };
    });
  }
}
