import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { ShipmentId } from '../../../domain/types.js';
import type { ShipmentRepository } from '../../shipment-repository.js';

export class CancelCommand extends Command<Versioned<void>> {
  readonly id: ShipmentId;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: ShipmentId, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.expected = expected;
  }
}

export interface CancelHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly shipments: ShipmentRepository;
}

export class CancelHandler implements CommandHandler<CancelCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #shipments: ShipmentRepository;

  constructor(ports: CancelHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#shipments = ports.shipments;
  }

  handle({ id, expected }: CancelCommand): Promise<Versioned<void>> {
    return this.#unitOfWork.run(async () => {
      const shipment = await this.#shipments.get(id);
      requireVersion(shipment.version, expected);
      shipment.cancel();
      return { value: undefined, version: await this.#shipments.save(shipment) };
    });
  }
}
