import { Command, type CommandHandler } from '@plinth/runtime/cqrs';
import { checkDatetime, checkMember, newId, validate } from '@plinth/runtime/domain';
import { requireExisting, type Versioned } from '@plinth/runtime/repositories';
import type { UnitOfWork } from '@plinth/runtime/services';
import {
  checkUnLocode,
  type LocationId,
  type LocationLookup,
} from '../../../../locations/contract.js';
import {
  checkVoyageNumber,
  type VoyageId,
  type VoyageLookup,
} from '../../../../voyage-planning/contract.js';
import { HandlingType } from '../../../domain/enums/handling-type.js';
import type { RegisterInput } from '../../../domain/handling-event/inputs.js';
import { type CargoId, checkTrackingId, type HandlingEventId } from '../../../domain/types.js';
import type { CargoRepository } from '../../cargo-repository.js';
import type { HandlingEventRepository } from '../../handling-event-repository.js';

export interface RegisterFields {
  readonly cargo: CargoId;
  readonly type: HandlingType;
  readonly location: LocationId;
  readonly voyage?: VoyageId | null | undefined;
  readonly completedAt: string;
}

export interface RegisterResult {
  readonly id: HandlingEventId;
}

export class RegisterCommand extends Command<Versioned<RegisterResult>> {
  readonly fields: RegisterFields;

  constructor(fields: RegisterFields) {
    super();
    this.fields = fields;
  }
}

export interface RegisterHandlerPorts {
  readonly unitOfWork: UnitOfWork;
  readonly handlingEvents: HandlingEventRepository;
  readonly cargos: CargoRepository;
  readonly locations: LocationLookup;
  readonly voyages: VoyageLookup;
}

export class RegisterHandler implements CommandHandler<RegisterCommand> {
  readonly #unitOfWork: UnitOfWork;
  readonly #handlingEvents: HandlingEventRepository;
  readonly #cargos: CargoRepository;
  readonly #locations: LocationLookup;
  readonly #voyages: VoyageLookup;

  constructor(ports: RegisterHandlerPorts) {
    this.#unitOfWork = ports.unitOfWork;
    this.#handlingEvents = ports.handlingEvents;
    this.#cargos = ports.cargos;
    this.#locations = ports.locations;
    this.#voyages = ports.voyages;
  }

  handle({ fields }: RegisterCommand): Promise<Versioned<RegisterResult>> {
    const input = this.#input(fields);
    return this.#unitOfWork.run(async () => {
      const handlingEvent = this.#handlingEvents.create(newId());
      await requireExisting('Cargo', input.cargo, this.#cargos);
      await requireExisting('Location', input.location, this.#locations);
      await requireExisting('Voyage', input.voyage, this.#voyages);
      handlingEvent.register(input);
      const version = await this.#handlingEvents.save(handlingEvent);
      return { value: { id: handlingEvent.id }, version };
    });
  }

  /** With its defaults, and checked. */
  #input(fields: RegisterFields): RegisterInput {
    const input = {
      cargo: fields.cargo,
      type: fields.type,
      location: fields.location,
      voyage: fields.voyage ?? null,
      completedAt: fields.completedAt,
    };
    validate({
      cargo: checkTrackingId(input.cargo),
      type: checkMember(input.type, Object.values(HandlingType)),
      location: checkUnLocode(input.location),
      voyage: checkVoyageNumber(input.voyage),
      completedAt: checkDatetime(input.completedAt),
    });
    return input;
  }
}
