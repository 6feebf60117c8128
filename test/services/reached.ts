import { connect } from 'node:net';

/**
 * Whether a server can be reached, so that its tests run; where it cannot they are skipped, which is
 * said, and refused where REQUIRE_SERVICES is set, as `.ci/run` does.
 *
 * @example describe.skipIf(!(await reached('PostgreSQL', url)))('…', () => …);
 */
export async function reached(name: string, url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  if (await answers(hostname, Number(port))) return true;
  const message = `${name} does not answer at ${hostname}:${port}: docs/services.md says how to start it`;
  if (process.env.REQUIRE_SERVICES !== undefined) throw new Error(message);
  process.stderr.write(`skipped: ${message}\n`);
  return false;
}

export function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (isThere: boolean) => () => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}
