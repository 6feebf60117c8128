import { connect, createServer, type Socket } from 'node:net';

/** A wire to a server, which a test can cut. */
export interface Wire {
  readonly url: string;
  /** Ends all connections that are open now. */
  cut(): void;
  /** Lets nobody through for so many milliseconds. */
  away(millis: number): void;
  close(): Promise<void>;
}

/** Another address of a server that listens at the one of the URL. */
export async function wireTo(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let awayUntil = 0;
  const server = createServer((inner) => {
    const outer = connect({ host: hostname, port: Number(port) });
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] satisfies [Socket, Socket][]) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
    if (performance.now() < awayUntil) inner.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const wire = new URL(url);
  wire.port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: wire.href,
    cut,
    away: (millis) => {
      awayUntil = performance.now() + millis;
      cut();
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
