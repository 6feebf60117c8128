import { view } from '@plinth/runtime/eventsourcing';
import type { Tracking } from '../../application/views/tracking.js';
import type { CargoEvents } from '../../domain/cargo/events.js';
import type { HandlingEventEvents } from '../../domain/handling-event/events.js';
import { Handling } from '../../domain/values/handling.js';
import { trackingTable } from '../tracking-table.js';

export const trackingView = view<
  Tracking,
  { 'cargo-booking.cargo': CargoEvents; 'cargo-booking.handling-event': HandlingEventEvents },
  'cargoId'
>({
  name: 'cargo-booking.tracking',
  table: trackingTable,
  blank: (key) => ({
    ...key,
    destination: null,
    transportStatus: null,
    eta: null,
    misdirected: false,
    history: [],
  }),
  on: {
    'cargo-booking.cargo': {
      CargoBooked: {
        key: ({ cargoId }) => ({ cargoId }),
        set: ({ route, delivery }, row) => ({
          ...row,
          destination: route.destination,
          transportStatus: delivery.transportStatus,
        }),
      },
      RouteSpecified: {
        key: ({ cargoId }) => ({ cargoId }),
        set: ({ route }, row) => ({ ...row, destination: route.destination }),
      },
      DeliveryDerived: {
        key: ({ cargoId }) => ({ cargoId }),
        set: ({ delivery }, row) => ({
          ...row,
          transportStatus: delivery.transportStatus,
          eta: delivery.eta,
          misdirected: delivery.misdirected,
        }),
      },
    },
    'cargo-booking.handling-event': {
      HandlingRegistered: {
        key: ({ cargo }) => ({ cargoId: cargo }),
        set: ({ type, location, voyage, completedAt }, row) => ({
          ...row,
          history: [...row.history, new Handling({ type, location, voyage, completedAt })],
        }),
      },
    },
  },
});
