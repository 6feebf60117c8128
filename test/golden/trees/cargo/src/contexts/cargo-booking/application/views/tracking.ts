import type { TransportStatus } from '../../domain/enums/transport-status.js';
import type { TrackingId } from '../../domain/types.js';
import type { Handling } from '../../domain/values/handling.js';

export interface Tracking {
  readonly cargoId: TrackingId;
  readonly destination: string | null;
  readonly transportStatus: TransportStatus | null;
  readonly eta: string | null;
  readonly misdirected: boolean;
  readonly history: readonly Handling[];
}
