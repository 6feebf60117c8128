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
  key: ({ cargoId }) => cargoId,
  fields: (data) => ({
    cargoId: data.cargoId,
  }),
});
