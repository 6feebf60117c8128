import { Command, type CommandBus, type CommandHandler } from '@plinth/runtime/cqrs';
import { type Clock, NotImplemented } from '@plinth/runtime/domain';
import type { UnitOfWork } from '@plinth/runtime/services';
import type { ShipmentOfQuery } from '../queries/shipment-of.js';
import type { ShipmentRepository } from '../shipment-repository.js';

export interface CancelForFields {
  readonly orderId: string;
}

export class CancelForCommand extends Command<void> {
  readonly fields: CancelForFields;

  constructor(fields: CancelForFields) {
    super();
    this.fields = fields;
  }
}

export interface CancelForHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly commands: CommandBus;
  readonly shipments: ShipmentRepository;
  readonly shipmentOfQuery: ShipmentOfQuery;
}

export class CancelForHandler implements CommandHandler<CancelForCommand> {
  protected readonly ports: CancelForHandlerPorts;

  constructor(ports: CancelForHandlerPorts) {
    this.ports = ports;
  }

  async handle(command: CancelForCommand): Promise<void> {
    throw new NotImplemented('Shipping.CancelFor');
  }
}
