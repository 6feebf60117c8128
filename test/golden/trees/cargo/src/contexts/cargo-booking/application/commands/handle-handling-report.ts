import { Command, type CommandBus, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkDatetime, checkEach, checkList, checkMember, validate } from '@plinth/runtime/domain';
import type { UnitOfWork } from '@plinth/runtime/services';
import { checkUnLocode, type UnLocode } from '../../../locations/contract.js';
import { checkVoyageNumber, type VoyageNumber } from '../../../voyage-planning/contract.js';
import { HandlingType } from '../../domain/enums/handling-type.js';
import { checkTrackingId, type TrackingId } from '../../domain/types.js';
import { RegisterCommand } from './handling-event/register.js';

export interface HandleHandlingReportFields {
  readonly completionTime: string;
  readonly trackingIds: readonly TrackingId[];
  readonly type: HandlingType;
  readonly unLocode: UnLocode;
  readonly voyageNumber?: VoyageNumber | null | undefined;
}

interface HandleHandlingReportInput {
  readonly completionTime: string;
  readonly trackingIds: readonly TrackingId[];
  readonly type: HandlingType;
  readonly unLocode: UnLocode;
  readonly voyageNumber: VoyageNumber | null;
}

export class HandleHandlingReportCommand extends Command<void> {
  readonly fields: HandleHandlingReportFields;

  constructor(fields: HandleHandlingReportFields) {
    super();
    this.fields = fields;
  }
}

export interface HandleHandlingReportHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly commands: CommandBus;
}

export class HandleHandlingReportHandler implements CommandHandler<HandleHandlingReportCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #commands: CommandBus;

  constructor(ports: HandleHandlingReportHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#commands = ports.commands;
  }

  handle({ fields }: HandleHandlingReportCommand): Promise<void> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      for (const trackingId of input.trackingIds) {
        await this.#commands.send(
          new RegisterCommand({
            cargo: trackingId,
            type: input.type,
            location: input.unLocode,
            voyage: input.voyageNumber,
            completedAt: input.completionTime,
          }),
        );
      }
    });
  }

  /** With its defaults, and checked. */
  #input(fields: HandleHandlingReportFields): HandleHandlingReportInput {
    const input = {
      completionTime: fields.completionTime,
      trackingIds: fields.trackingIds,
      type: fields.type,
      unLocode: fields.unLocode,
      voyageNumber: fields.voyageNumber ?? null,
    };
    validate({
      completionTime: checkDatetime(input.completionTime),
      trackingIds: [
        checkList(input.trackingIds, { min: 1 }),
        checkEach(input.trackingIds, (item) => checkTrackingId(item)),
      ],
      type: checkMember(input.type, Object.values(HandlingType)),
      unLocode: checkUnLocode(input.unLocode),
      voyageNumber: checkVoyageNumber(input.voyageNumber),
    });
    return input;
  }
}
