import type { FastifyInstance } from 'fastify';

/** Long enough for what callers had sent when the process was told to stop. */
const milliseconds = 100;

/**
 * Closing ends idle connections, and one whose next request is under way looks idle: its caller
 * would not know whether it was served. They are let in for a moment, and told that it is the last.
 */
export function letRequestsIn(app: FastifyInstance): void {
  app.addHook('preClose', (done) => {
    if (app.server.listening) setTimeout(done, milliseconds);
    else done();
  });
}
