import type { Database } from '@plinth/runtime/database';
import { seedWhenEmpty } from '@plinth/runtime/repositories';
import type { LocationRepository } from '../application/location-repository.js';
import type { Location } from '../domain/location.js';

const locations: readonly Location[] = [
  { id: 'CNHKG', name: 'Hong Kong' },
  { id: 'SESTO', name: 'Stockholm' },
  { id: 'JNTKO', name: 'Tokyo' },
  { id: 'DEHAM', name: 'Hamburg' },
  { id: 'USNYC', name: 'New York' },
];

export interface LocationsSeedPorts {
  readonly database: Database;
  readonly locations: LocationRepository;
}

/** Fills the tables that are empty. */
export async function seedLocations(ports: LocationsSeedPorts): Promise<void> {
  await seedWhenEmpty(ports.database, 'locations_location', async () => {
    for (const row of locations) {
      await ports.locations.insert(row);
    }
  });
}
