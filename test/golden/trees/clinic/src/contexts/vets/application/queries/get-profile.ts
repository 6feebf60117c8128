import { allow } from '@plinth/runtime/auth';
import type { Versioned } from '@plinth/runtime/repositories';
import type { ProfileState } from '../../domain/profile/state.js';

export interface GetProfileInput {
  readonly username: string;
}

export const getProfileAccess = allow('anyone');

export interface GetProfileQuery {
  /** Null where there is none. */
  ask(input: GetProfileInput): Promise<Versioned<ProfileState> | null>;
}
