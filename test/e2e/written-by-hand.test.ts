import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bootApp, plinth, runIn } from './app.ts';
import { ApiClient } from './client.ts';
import { createApp } from './create-app.ts';

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
    const claimed = last?.type === HandlingType.Claim;
    const ashore = claimed ? TransportStatus.Claimed : TransportStatus.InPort;
    return new Delivery({
      transportStatus:
        last === undefined
          ? TransportStatus.NotReceived
          : aboard
            ? TransportStatus.OnboardCarrier
            : ashore,
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
    "import type { Handling } from './handling.js';",
    `import { HandlingType } from '../enums/handling-type.js';
import type { Handling } from './handling.js';`,
  );
  write(
    `${booking}/domain/values/itinerary.ts`,
    "throw new NotImplemented('CargoBooking.Itinerary.isExpected');",
    `const ends = [HandlingType.Unload, HandlingType.Claim] as readonly HandlingType[];
    return this.legs.some((leg) =>
      ends.includes(handling.type)
        ? leg.unloadLocation === handling.location
        : leg.loadLocation === handling.location,
    );`,
  );
});

/** What the view of a cargo comes to show. */
const tracked = (api: ApiClient, id: string, wanted: object): Promise<void> =>
  expect
    .poll(async () => (await api.send('GET', `/tracking/${id}`)).body, { timeout: 10_000 })
    .toMatchObject({ cargoId: id, ...wanted });

const legFrom = (loadLocation: string, unloadLocation: string, month: number) => ({
  voyage: 'V100',
  loadLocation,
  unloadLocation,
  loadTime: `2026-0${month}-01T10:00:00.000Z`,
  unloadTime: `2026-0${month}-20T10:00:00.000Z`,
});

/** Book, route, handle, misdirect, re-route, claim: the story of Evans' book. */
const story = async (): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'plinth-e2e-data-'));
  const app = await bootApp(folder, 'cargo', { DATABASE_URL: join(data, 'app.db') });
  const api = await ApiClient.of(app.url);
  const leg = legFrom('CNHKG', 'SESTO', 3);
  const { loadLocation: origin, unloadLocation: destination } = leg;
  const schedule = [{ origin, destination, departs: leg.loadTime, arrives: leg.unloadTime }];
  await api.expect(201, 'POST', '/voyages', { body: { id: 'V100', schedule } });
  const booked = await api.expect(201, 'POST', '/cargos', {
    body: { origin, destination, arrivalDeadline: '2026-06-01T00:00:00Z' },
  });
  const { id } = booked.body as { id: string };
  const route = (legs: readonly object[]) =>
    api.expect(204, 'PUT', `/cargos/${id}/itinerary`, { body: { itinerary: { legs } } });
  const handle = (status: number, type: string, location: string, day: string, voyage?: string) =>
    api.expect(status, 'POST', '/handling', {
      body: { cargo: id, type, location, voyage, completedAt: `2026-${day}T09:00:00Z` },
    });

  await route([leg]);
  await handle(201, 'Receive', 'CNHKG', '03-01');
  await tracked(api, id, { transportStatus: 'InPort', misdirected: false, eta: leg.unloadTime });
  await handle(422, 'Load', 'CNHKG', '03-02');
  await handle(201, 'Load', 'CNHKG', '03-02', 'V100');
  await tracked(api, id, { transportStatus: 'OnboardCarrier', misdirected: false });

  await handle(201, 'Unload', 'JNTKO', '03-09', 'V100');
  await tracked(api, id, { transportStatus: 'InPort', misdirected: true });

  await api.expect(204, 'PUT', `/cargos/${id}/destination`, { body: { destination: 'DEHAM' } });
  const detour = legFrom('JNTKO', 'DEHAM', 4);
  await route([detour]);
  await handle(201, 'Load', 'JNTKO', '04-01', 'V100');
  await tracked(api, id, { destination: 'DEHAM', misdirected: false, eta: detour.unloadTime });
  await handle(201, 'Unload', 'DEHAM', '04-20', 'V100');
  await handle(201, 'Claim', 'DEHAM', '04-21');
  await tracked(api, id, { transportStatus: 'Claimed', misdirected: false });
  const { body } = await api.expect(200, 'GET', `/tracking/${id}`);
  const { history } = body as { history: readonly { type: string }[] };
  expect(history.map(({ type }) => type)).toEqual([
    'Receive',
    'Load',
    'Unload',
    'Load',
    'Unload',
    'Claim',
  ]);
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
