import type { ProfileTable } from './profile-table.js';

export interface VetsTables {
  readonly vets_profile: ProfileTable;
}
