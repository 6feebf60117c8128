import { type PrivateServer, privateServer } from './private-server.ts';

/** The program that is started, which needs JetStream. */
export const natsProgram = process.env.NATS_SERVER ?? 'nats-server';

/** NATS with JetStream on an empty folder; `nats://127.0.0.1:<port>`. */
export function privateNats(): Promise<PrivateServer> {
  return privateServer((folder, port) => ({
    program: natsProgram,
    args: ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', folder],
    crashSignal: 'SIGKILL',
  }));
}
