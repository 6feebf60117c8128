import type { TestClient } from '@plinth/runtime/testing';
import { createLocation } from '../locations/location.fixture.js';

/** The body of a request that creates a voyage; what it refers to is created first. */
export async function newVoyage(api: TestClient) {
  const locationRowId = await createLocation(api);
  return {
    id: 'Voyage',
    schedule: [
      {
        origin: locationRowId,
        destination: locationRowId,
        departs: '2025-01-31T01:00:00.000Z',
        arrives: '2025-01-31T02:00:00.000Z',
      },
    ],
  };
}

/** Creates a voyage and answers its id. */
export async function createVoyage(api: TestClient): Promise<string> {
  const { body } = await api.post('/voyages', await newVoyage(api));
  return (body as { id: string }).id;
}
