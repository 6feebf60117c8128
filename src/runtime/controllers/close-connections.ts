import type { FastifyInstance } from 'fastify';

/**
 * Says when connections end. Those of a server that closes end with their answers: Fastify ends the
 * ones that are idle by then, and closing would wait for one whose request was under way. Others are
 * kept, also where a body is refused before all of it has come: what a client still sends is read and
 * thrown away, as an end in the middle of that would take the answer with it.
 */
export function closeConnections(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onSend', ({ raw }, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    // Fastify would end it where a body is refused.
    else if (reply.getHeader('connection') === 'close' && raw.headers.connection !== 'close') {
      reply.header('connection', 'keep-alive');
    }
    done(null, payload);
  });
}
