import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bootApp, createApp, plinth, runIn } from './app.ts';
import { ApiClient } from './client.ts';

const booking = 'src/contexts/cargo-booking';

let folder: string;

/** What a person writes in the place of a stub. */
function write(path: string, stub: string, body: string): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(stub);
  writeFileSync(file, text.replace(stub, body));
}

const delivery = `const last = history.at(-1);
    const leg = itinerary?.lastLeg();
    const expected = last === undefined || (itinerary?.isExpected(last) ?? false);
    const aboard = last?.type === HandlingType.Load;
    return new Delivery({
      transportStatus:
        last === undefined
          ? TransportStatus.NotReceived
          : aboard
            ? TransportStatus.OnboardCarrier
            : TransportStatus.InPort,
      routingStatus:
        itinerary === null
          ? RoutingStatus.NotRouted
          : route.isSatisfiedBy(itinerary)
            ? RoutingStatus.Routed
            : RoutingStatus.Misrouted,
      misdirected: itinerary !== null && !expected,
      lastKnownLocation: last?.location,
      currentVoyage: aboard ? last?.voyage : null,
      eta: leg?.unloadTime,
      unloadedAtDestination:
        last?.type === HandlingType.Unload && last.location === route.destination,
      calculatedAt: systemClock.now(),
    });`;

const imports = `import { NotImplemented, systemClock } from '@plinth/runtime/domain';
import { HandlingType } from '../enums/handling-type.js';
import { RoutingStatus } from '../enums/routing-status.js';
import { TransportStatus } from '../enums/transport-status.js';
import { Delivery } from '../values/delivery.js';`;

beforeAll(async () => {
  folder = await createApp('cargo');
  const routing = `${booking}/domain/services/routing.ts`;
  write(routing, "throw new NotImplemented('CargoBooking.Routing.deliveryOf');", delivery);
  write(routing, "import { NotImplemented } from '@plinth/runtime/domain';", imports);
  write(routing, "import type { Delivery } from '../values/delivery.js';\n", '');
  write(`${booking}/domain/values/itinerary.ts`, '  NotImplemented,\n', '');
  write(
    `${booking}/domain/values/itinerary.ts`,
    "throw new NotImplemented('CargoBooking.Itinerary.isExpected');",
    `return this.legs.some(
      (leg) => leg.loadLocation === handling.location || leg.unloadLocation === handling.location,
    );`,
  );
});

const story = async (): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'plinth-e2e-data-'));
  const app = await bootApp(folder, 'cargo', { DATABASE_URL: join(data, 'app.db') });
  const api = await ApiClient.of(app.url);
  const leg = {
    voyage: 'V100',
    loadLocation: 'CNHKG',
    unloadLocation: 'SESTO',
    loadTime: '2026-03-01T10:00:00.000Z',
    unloadTime: '2026-03-20T10:00:00.000Z',
  };
  const { loadLocation: origin, unloadLocation: destination } = leg;
  await api.expect(201, 'POST', '/voyages', {
    body: {
      id: 'V100',
      schedule: [{ origin, destination, departs: leg.loadTime, arrives: leg.unloadTime }],
    },
  });
  const booked = await api.expect(201, 'POST', '/cargos', {
    body: { origin, destination, arrivalDeadline: '2026-06-01T00:00:00Z' },
  });
  const { id } = booked.body as { id: string };
  await api.expect(204, 'PUT', `/cargos/${id}/itinerary`, { body: { itinerary: { legs: [leg] } } });
  await api.expect(201, 'POST', '/handling', {
    body: { cargo: id, type: 'Receive', location: 'CNHKG', completedAt: '2026-03-01T09:00:00Z' },
  });
  await api.expect(422, 'POST', '/handling', {
    body: { cargo: id, type: 'Load', location: 'CNHKG', completedAt: '2026-03-01T10:00:00Z' },
  });
  await api.expect(204, 'PUT', `/cargos/${id}/destination`, { body: { destination: 'DEHAM' } });
  await expect
    .poll(async () => (await api.send('GET', `/tracking/${id}`)).body, { timeout: 10_000 })
    .toMatchObject({
      cargoId: id,
      destination: 'DEHAM',
      transportStatus: 'NotReceived',
      history: [{ type: 'Receive', location: 'CNHKG', voyage: null }],
    });
  expect(await app.stop()).toBe(0);
};

test('bodies written in the place of stubs are at work, and survive an edit of the spec', async () => {
  expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
  await story();

  const spec = join(folder, 'plinth.yaml');
  const text = readFileSync(spec, 'utf8');
  const edited = text.replace(
    'HandlingEvent:                            # append-only',
    'HandlingEvent:\n        description: What a port reports of a cargo.  # append-only',
  );
  expect(edited).not.toBe(text);
  writeFileSync(
    spec,
    edited.replace(
      'isExpected: { input',
      'isExpected: { description: Whether it was foreseen., input',
    ),
  );
  const regenerated = await plinth(folder, 'regenerate');
  expect(regenerated).toMatchObject({ code: 0 });
  const itinerary = readFileSync(join(folder, `${booking}/domain/values/itinerary.ts`), 'utf8');
  expect(itinerary).toContain('/** Whether it was foreseen. */');
  expect(itinerary).toContain('leg.unloadLocation === handling.location');
  expect(await runIn(folder, 'npm', 'run', 'build')).toMatchObject({ code: 0 });
  await story();
}, 120_000);
