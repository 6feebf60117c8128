import type { FastifyInstance } from 'fastify';

/**
 * Ends each connection with its answer once the server closes. Fastify ends those that are idle by
 * then; one whose request was under way would be kept for the next, and closing would wait for it.
 */
export function closeConnections(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}
