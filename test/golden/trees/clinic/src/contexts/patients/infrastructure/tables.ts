import type { OwnerTable } from './owner-table.js';
import type { PetTable } from './pet-table.js';
import type { SpeciesTable } from './species-table.js';

export interface PatientsTables {
  readonly patients_owner: OwnerTable;
  readonly patients_species: SpeciesTable;
  readonly patients_pet: PetTable;
}
