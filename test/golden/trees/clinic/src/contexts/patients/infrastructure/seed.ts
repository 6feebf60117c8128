import type { Database } from '@plinth/runtime/database';
import { seedWhenEmpty } from '@plinth/runtime/repositories';
import type { SpeciesRepository } from '../application/species-repository.js';
import type { Species } from '../domain/species.js';

const allSpecies: readonly Species[] = [
  { id: 1, name: 'cat' },
  { id: 2, name: 'dog' },
];

export interface PatientsSeedPorts {
  readonly database: Database;
  readonly allSpecies: SpeciesRepository;
}

/** Fills the tables that are empty. */
export async function seedPatients(ports: PatientsSeedPorts): Promise<void> {
  await seedWhenEmpty(ports.database, 'patients_species', async () => {
    for (const row of allSpecies) {
      await ports.allSpecies.insert(row);
    }
  });
}
