import { publication } from '@plinth/runtime/messaging';
import type { CargoMisdirected } from '../../domain/cargo/events.js';
import type { CargoId } from '../../domain/types.js';

/** What others are told of CargoMisdirected. */
export interface CargoMisdirectedMessage {
  readonly cargoId: CargoId;
}

export const cargoMisdirectedPublication = publication<CargoMisdirected, CargoMisdirectedMessage>({
  type: 'cargo.misdirected',
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
