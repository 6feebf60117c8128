import { join } from 'node:path';
import { type PrivateServer, privateServer } from './private-server.ts';

/** Where Debian's package keeps what `rabbitmq-server` on the path runs as another user. */
export const rabbitmqProgram =
  process.env.RABBITMQ_SERVER ?? '/usr/lib/rabbitmq/bin/rabbitmq-server';

/** RabbitMQ on an empty folder, which takes ten seconds to start; `amqp://guest:guest@127.0.0.1:<port>`. */
export function privateRabbitmq(): Promise<PrivateServer> {
  return privateServer((folder, port) => ({
    program: rabbitmqProgram,
    args: [],
    env: {
      HOME: folder,
      RABBITMQ_NODENAME: `plinth${port}@localhost`,
      RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
      RABBITMQ_NODE_PORT: String(port),
      // Above what the system gives to whoever asks for any port.
      RABBITMQ_DIST_PORT: String(61_000 + (port % 4_000)),
      RABBITMQ_MNESIA_BASE: join(folder, 'mnesia'),
      RABBITMQ_LOG_BASE: join(folder, 'log'),
      RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq'),
      RABBITMQ_CONF_ENV_FILE: join(folder, 'rabbitmq-env.conf'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    },
    crashSignal: 'SIGKILL',
  }));
}
