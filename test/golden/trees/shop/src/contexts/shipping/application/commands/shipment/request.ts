import { Command, type CommandHandler, type HandledCommands } from '@plinth/runtime/cqrs';
import { checkUuid, newId, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { Address } from '../../../../../shared/values/address.js';
import type { RequestInput } from '../../../domain/shipment/inputs.js';
import type { ShipmentId } from '../../../domain/types.js';
import type { ShipmentRepository } from '../../shipment-repository.js';

export interface RequestFields {
  readonly orderId: string;
  readonly shipTo: Address;
}

export interface RequestResult {
  readonly id: ShipmentId;
}

export class RequestCommand extends Command<Versioned<RequestResult>> {
  readonly fields: RequestFields;

  constructor(fields: RequestFields) {
    super();
    this.fields = fields;
  }
}

export interface RequestHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly handled: HandledCommands;
  readonly shipments: ShipmentRepository;
}

/** Repeats are recognised within this. */
const scope = 'shipping.shipment.request';

export class RequestHandler implements CommandHandler<RequestCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #handled: HandledCommands;
  readonly #shipments: ShipmentRepository;

  constructor(ports: RequestHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#handled = ports.handled;
    this.#shipments = ports.shipments;
  }

  handle({ fields }: RequestCommand): Promise<Versioned<RequestResult>> {
    const input = this.#input(fields);
    const key = [input.orderId];
    return this.#unitOfWork.run(() =>
      this.#handled.once(scope, key, async () => {
        const shipment = this.#shipments.create(newId());
        shipment.request(input);
        const version = await this.#shipments.save(shipment);
        return { value: { id: shipment.id }, version };
      }),
    );
  }

  #input(fields: RequestFields): RequestInput {
    validate({
      orderId: checkUuid(fields.orderId),
    });
    return fields;
  }
}
