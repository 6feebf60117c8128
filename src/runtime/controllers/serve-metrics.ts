import { once } from 'node:events';
import { createServer } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../observability/index.ts';

interface MetricsListener {
  readonly metrics: Metrics;
  readonly port: number;
  readonly host: string;
}

/** The operator's to mend: another port. */
class MetricsPortError extends Error {
  override readonly name = 'MetricsPortError';
}

/** `/metrics` on a port of its own, which need not be open to those who call the application. */
export function serveMetrics(app: FastifyInstance, { metrics, port, host }: MetricsListener): void {
  const server = createServer((request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.setHeader('content-type', metrics.contentType).end(text),
      (error: unknown) => {
        app.log.error({ err: error }, 'could not tell the metrics');
        response.writeHead(500).end();
      },
    );
  });
  app.addHook('onReady', async () => {
    try {
      server.listen(port, host);
      await once(server, 'listening');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new MetricsPortError(
        `Cannot serve metrics: ${reason}. Set METRICS_PORT to another port, or to 0 for none.`,
        { cause: error },
      );
    }
  });
  app.addHook('onClose', (_app, done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
