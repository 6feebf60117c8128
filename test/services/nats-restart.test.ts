import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel } from '@plinth/runtime/messaging';
import {
  channelNames,
  consuming,
  parcelConsumer,
  parcelsOf,
  seenAll,
} from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { nats, onBroker } from './brokers.ts';
import { sendAll } from './send-all.ts';

const program = process.env.NATS_SERVER ?? 'nats-server';

const isInstalled = await new Promise<boolean>((resolve) => {
  const asked = spawn(program, ['--version'], { stdio: 'ignore' });
  asked.on('error', () => resolve(false));
  asked.on('exit', (code) => resolve(code === 0));
});
if (!isInstalled) process.stderr.write(`skipped: there is no ${program} to be restarted\n`);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function start(port: number, folder: string): ChildProcess {
  const options = ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', folder];
  return spawn(program, options, { stdio: 'ignore' });
}

describe.skipIf(!isInstalled)('NATS, when its server is killed,', () => {
  it('loses nothing and keeps the order, under load', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plinth-nats-'));
    const port = await freePort();
    let server = start(port, folder);
    const names = channelNames();
    const url = `nats://127.0.0.1:${port}`;
    const subject = await onBroker({ ...nats, remove: async () => undefined }, url, names);
    const channel: Channel = { name: names[0] ?? '', kind: 'topic' };
    const seen: string[] = [];
    await sleep(500);
    const consumers = [parcelConsumer(channel, (told) => seen.push(told), { concurrency: 4 })];
    const options = { channels: [channel], onError: () => undefined };
    const consumer = await consuming(subject, consumers, options);
    const keys = ['a', 'b', 'c'];
    const sending = sendAll(subject.broker, channel, parcelsOf(keys, 200));
    for (let kills = 0; kills < 2; kills += 1) {
      await sleep(400);
      server.kill('SIGKILL');
      await once(server, 'exit');
      await sleep(300);
      server = start(port, folder);
    }
    expect(await sending).toBeGreaterThan(0);
    await seenAll(seen, 600);
    await consumer.close();
    for (const key of keys) {
      expect(seen.filter((told) => told.startsWith(`${key} `))).toEqual(
        Array.from({ length: 200 }, (_, at) => `${key} ${at + 1}`),
      );
    }
    await subject.close();
    server.kill('SIGKILL');
    await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  });
});
