import { publication } from '@plinth/runtime/messaging';
import type { CargoArrived } from '../../domain/cargo/events.js';
import type { CargoId } from '../../domain/types.js';

/** What others are told of CargoArrived. */
export interface CargoArrivedMessage {
  readonly cargoId: CargoId;
}

export const cargoArrivedPublication = publication<CargoArrived, CargoArrivedMessage>({
  type: 'cargo.arrived',
  channel: { name: 'cargo', kind: 'topic' },
  schema: {
    type: 'object',
    required: ['cargoId'],
    properties: {
      cargoId: { type: 'string', minLength: 1, maxLength: 36 },
    },
    additionalProperties: false,
  },
  key: ({ cargoId }) => cargoId,
  fields: (data) => ({
    cargoId: data.cargoId,
  }),
});
