import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { Routing } from '../../../domain/services/routing.js';
import type { CargoId } from '../../../domain/types.js';
import { Handling } from '../../../domain/values/handling.js';
import type { CargoRepository } from '../../cargo-repository.js';
import type { HandlingHistoryQuery } from '../../queries/handling-history.js';

export class InspectCommand extends Command<Versioned<void>> {
  readonly id: CargoId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: CargoId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface InspectHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly cargos: CargoRepository;
  readonly handlingHistoryQuery: HandlingHistoryQuery;
  readonly routing: Routing;
}

export class InspectHandler implements CommandHandler<InspectCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #cargos: CargoRepository;
  readonly #handlingHistoryQuery: HandlingHistoryQuery;
  readonly #routing: Routing;

  constructor(ports: InspectHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#cargos = ports.cargos;
    this.#handlingHistoryQuery = ports.handlingHistoryQuery;
    this.#routing = ports.routing;
  }

  async handle({ id, expected }: InspectCommand): Promise<Versioned<void>> {
    const cargo = await this.#cargos.get(id);
    requireVersion(cargo.version, expected);
    const history = await this.#handlingHistoryQuery.ask({ cargo: cargo.id });
    const delivery = await this.#routing.deliveryOf(
      cargo.state.route,
      cargo.state.itinerary,
      history.map((item) => new Handling(item)),
    );
    cargo.inspect({ delivery });
    return this.#unitOfWork.run(async () => {
      return { value: undefined, version: await this.#cargos.save(cargo) };
    });
  }
}
