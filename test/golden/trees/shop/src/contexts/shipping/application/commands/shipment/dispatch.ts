import { allow } from '@plinth/runtime/auth';
import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkString, validate } from '@plinth/runtime/domain';
import type { Versioned } from '@plinth/runtime/repositories';
import { type ExpectedVersion, requireVersion, type UnitOfWork } from '@plinth/runtime/services';
import type { DispatchInput } from '../../../domain/shipment/inputs.js';
import type { ShipmentId } from '../../../domain/types.js';
import type { ShipmentRepository } from '../../shipment-repository.js';

export interface DispatchFields {
  readonly trackingNo: string;
}

export const dispatchAccess = allow('support');

export class DispatchCommand extends Command<Versioned<void>> {
  readonly id: ShipmentId;
  readonly fields: DispatchFields;
  readonly expected: ExpectedVersion | undefined;

  constructor(id: ShipmentId, fields: DispatchFields, expected?: ExpectedVersion) {
    super();
    this.id = id;
    this.fields = fields;
    this.expected = expected;
  }
}

export interface DispatchHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly shipments: ShipmentRepository;
}

export class DispatchHandler implements CommandHandler<DispatchCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #shipments: ShipmentRepository;

  constructor(ports: DispatchHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#shipments = ports.shipments;
  }

  handle({ id, fields, expected }: DispatchCommand): Promise<Versioned<void>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const shipment = await this.#shipments.get(id);
      requireVersion(shipment.version, expected);
      shipment.dispatch(input);
      return { value: undefined, version: await this.#shipments.save(shipment) };
    });
  }

  #input(fields: DispatchFields): DispatchInput {
    validate({
      trackingNo: checkString(fields.trackingNo, { min: 1, max: 40 }),
    });
    return fields;
  }
}
