import { expect } from 'vitest';
import type { Story } from './story.ts';

export const cargo: Story = {
  example: 'cargo',
  process: 'cargo',
  env: { PATHFINDER_URL: 'http://127.0.0.1:9' },
  async play({ api, ops }) {
    expect((await api.expect(200, 'GET', '/locations')).body).toMatchObject({ total: 5 });
    expect((await api.expect(200, 'GET', '/locations/SESTO')).body).toEqual({
      id: 'SESTO',
      name: 'Stockholm',
    });
    await api.expect(201, 'POST', '/locations', { body: { id: 'FIHEL', name: 'Helsinki' } });
    await api.expect(409, 'POST', '/locations', { body: { id: 'FIHEL', name: 'Helsinki' } });
    await api.expect(422, 'POST', '/locations', { body: { id: 'helsinki', name: 'Helsinki' } });

    const movement = {
      origin: 'CNHKG',
      destination: 'JNTKO',
      departs: '2026-03-01T10:00:00+01:00',
      arrives: '2026-03-05T10:00:00Z',
    };
    const created = await api.expect(201, 'POST', '/voyages', {
      body: { id: 'V100', schedule: [movement] },
    });
    expect(created.body).toEqual({
      id: 'V100',
      schedule: [
        { ...movement, departs: '2026-03-01T09:00:00.000Z', arrives: '2026-03-05T10:00:00.000Z' },
      ],
    });
    expect((await api.expect(200, 'GET', '/voyages/V100')).body).toEqual(created.body);
    await api.expect(200, 'GET', '/voyages');
    const late = await api.expect(422, 'POST', '/voyages', {
      body: { id: 'V101', schedule: [{ ...movement, arrives: '2026-01-01T00:00:00Z' }] },
    });
    expect(late.body).toMatchObject({ code: 'BadSchedule' });
    await api.expect(422, 'POST', '/voyages', { body: { id: 'V102', schedule: [] } });
    await api.expect(422, 'POST', '/voyages', {
      body: { id: 'V103', schedule: [{ ...movement, departs: '2026-03-01T10:00:00' }] },
    });
    const unknown = await api.expect(404, 'POST', '/voyages', {
      body: { id: 'V104', schedule: [{ ...movement, origin: 'XXXXX' }] },
    });
    expect(unknown.body).toMatchObject({ code: 'UnknownLocation' });

    // `code: true`: a stub that says so, until somebody writes it.
    const stub = await api.expect(501, 'GET', '/cargos/ABC/routes');
    expect(stub.body).toMatchObject({ code: 'NotImplemented' });
    const booking = {
      origin: 'CNHKG',
      destination: 'SESTO',
      arrivalDeadline: '2026-06-01T00:00:00Z',
    };
    const same = await api.expect(422, 'POST', '/cargos', {
      body: { ...booking, destination: 'CNHKG' },
    });
    expect(same.body).toMatchObject({ code: 'SameOriginAndDestination' });
    await api.expect(404, 'POST', '/cargos', { body: { ...booking, destination: 'ZZZZZ' } });
    await api.expect(501, 'POST', '/cargos', { body: booking });
    await api.expect(404, 'PUT', '/cargos/ABC/destination', { body: { destination: 'SESTO' } });
    const leg = {
      voyage: 'V100',
      loadLocation: 'CNHKG',
      unloadLocation: 'JNTKO',
      loadTime: movement.departs,
      unloadTime: movement.arrives,
    };
    await api.expect(404, 'PUT', '/cargos/ABC/itinerary', { body: { itinerary: { legs: [leg] } } });
    const handled = await api.expect(404, 'POST', '/handling', {
      body: {
        cargo: 'ABC',
        type: 'Receive',
        location: 'CNHKG',
        completedAt: '2026-03-01T09:00:00Z',
      },
    });
    expect(handled.body).toMatchObject({ code: 'UnknownCargo' });
    await api.expect(404, 'GET', '/tracking/ABC');
    expect((await api.expect(200, 'GET', '/cargos')).body).toMatchObject({ total: 0 });

    // Reports are only enqueued: what is wrong with one is seen by an operator.
    const report = {
      completionTime: '2026-03-01T09:00:00Z',
      trackingIds: ['ABC', 'DEF'],
      type: 'Receive',
      unLocode: 'CNHKG',
    };
    await api.expect(422, 'POST', '/handling-reports', { body: { ...report, trackingIds: [] } });
    await api.expect(202, 'POST', '/handling-reports', { body: report });
    await expect
      .poll(() => ops('dead-letters', 'list'), { timeout: 10_000 })
      .toContain('1 x UnknownCargo');
    expect(await ops('dead-letters', 'archive', 'UnknownCargo')).toBe('1 archived\n');
  },
};
