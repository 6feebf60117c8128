import { describe, expect, it } from 'vitest';
import { callContext, system } from '../../../src/runtime/auth/index.ts';
import {
  closeAll,
  createLogger,
  currentCorrelationId,
  HealthRegistry,
  Metrics,
} from '../../../src/runtime/observability/index.ts';

function recording(options: { secrets?: readonly string[] } = {}) {
  const lines: string[] = [];
  const log = createLogger({
    name: 'orders',
    level: 'info',
    ...options,
    destination: { write: (line) => void lines.push(line) },
  });
  return { log, read: () => lines.map((line) => JSON.parse(line)) };
}

const silent = recording().log;

describe('the log', () => {
  it('carries the id of the request being served', () => {
    const { log, read } = recording();
    callContext.run({ correlationId: 'r-7', actor: system }, () => {
      log.info('inside');
      expect(currentCorrelationId()).toBe('r-7');
    });
    log.warn('outside');
    expect(read()).toMatchObject([
      { level: 'info', app: 'orders', msg: 'inside', requestId: 'r-7' },
      { level: 'warn', msg: 'outside' },
    ]);
    expect(read()[1]).not.toHaveProperty('requestId');
  });

  it('never holds secrets', () => {
    const { log, read } = recording({ secrets: ['cardNumber', 'x-api-key'] });
    const headers = {
      authorization: 'Bearer abc',
      cookie: 'a=b',
      'x-api-key': 'abc',
      host: 'here',
    };
    log.info({ headers, password: 'hunter2', payment: { cardNumber: '4111' } }, 'paid');
    expect(read()[0]).toMatchObject({
      headers: {
        authorization: '[secret]',
        cookie: '[secret]',
        'x-api-key': '[secret]',
        host: 'here',
      },
      password: '[secret]',
      payment: { cardNumber: '[secret]' },
    });
  });
});

describe('readiness', () => {
  it('is given while every check passes', async () => {
    const health = new HealthRegistry();
    health.register('database', () => {});
    health.register('broker', async () => {});
    expect(await health.readiness()).toEqual({
      ready: true,
      checks: { database: 'ok', broker: 'ok' },
    });
  });

  it('is not given while one fails or does not answer', async () => {
    const failures: string[] = [];
    const health = new HealthRegistry({ within: 20, onFailure: (name) => failures.push(name) });
    health.register('database', () => Promise.reject(new Error('down')));
    health.register('broker', () => new Promise(() => {}));
    health.register('cache', () => {});
    expect(await health.readiness()).toEqual({
      ready: false,
      checks: { database: 'failed', broker: 'failed', cache: 'ok' },
    });
    expect(failures.sort()).toEqual(['broker', 'database']);
  });

  it('ends when the process stops', async () => {
    const health = new HealthRegistry();
    health.stopping();
    expect((await health.readiness()).ready).toBe(false);
  });

  it('refuses two checks of one name', () => {
    const health = new HealthRegistry();
    health.register('database', () => {});
    expect(() => health.register('database', () => {})).toThrow('already');
  });
});

describe('metrics', () => {
  it('count requests by route', async () => {
    const metrics = new Metrics();
    const request = { method: 'GET', route: '/orders/:id', status: 200 };
    for (const seconds of [0.0005, 0.004, 20]) {
      metrics.requestStarted();
      metrics.requestEnded({ ...request, seconds });
    }
    metrics.requestStarted();
    const text = await metrics.text();
    const labels = 'method="GET",route="/orders/:id",status="200"';
    for (const line of [
      `http_request_duration_seconds_bucket{le="0.001",${labels}} 1`,
      `http_request_duration_seconds_bucket{le="0.005",${labels}} 2`,
      `http_request_duration_seconds_bucket{le="10",${labels}} 2`,
      `http_request_duration_seconds_bucket{le="+Inf",${labels}} 3`,
      `http_request_duration_seconds_count{${labels}} 3`,
      'http_requests_in_flight 1',
      '# TYPE http_request_duration_seconds histogram',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    expect(text).toContain('process_cpu_seconds_total');
  });
});

describe('closing', () => {
  it('goes in order, and one failure does not keep the rest open', async () => {
    const closed: string[] = [];
    const code = await closeAll({
      log: silent,
      within: 1_000,
      close: [
        async () => void closed.push('server'),
        () => Promise.reject(new Error('stuck')),
        () => closed.push('database'),
      ],
    });
    expect([closed, code]).toEqual([['server', 'database'], 1]);
  });

  it('ends well when everything did', async () => {
    const health = new HealthRegistry();
    expect(await closeAll({ log: silent, health, within: 1_000, close: [() => {}] })).toBe(0);
    expect((await health.readiness()).ready).toBe(false);
  });

  it('gives up when time is over', async () => {
    const close = [() => new Promise(() => {})];
    expect(await closeAll({ log: silent, within: 20, close })).toBe(1);
  });
});
