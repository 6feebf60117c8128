import { createServer, type Server, SqlIdempotencyStore } from '@plinth/runtime/controllers';
import type { Database } from '@plinth/runtime/database';
import type { Clock } from '@plinth/runtime/domain';
import type { HealthRegistry, Logger } from '@plinth/runtime/observability';
import { registerPages } from '@plinth/runtime/pages';
import { createTasks } from '../../contexts/tasks/context.js';
import { tasksSchemas } from '../../contexts/tasks/presentation/schemas.js';
import type { Settings } from '../../settings.js';

export interface TodoPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly health: HealthRegistry;
  readonly settings: Pick<
    Settings,
    'bodyLimit' | 'corsOrigins' | 'docs' | 'host' | 'metricsPort' | 'trustProxy'
  >;
}

export interface Todo {
  readonly app: Server;
}

/** Puts everything of the process together; nothing listens yet. */
export async function composeTodo(ports: TodoPorts): Promise<Todo> {
  const tasks = createTasks(ports);

  const app = await createServer({
    info: {
      title: 'Todo',
      version: '0.1.0',
    },
    schemas: [...tasksSchemas],
    log: ports.log,
    health: ports.health,
    idempotency: { store: new SqlIdempotencyStore(ports.database), unitOfWork: ports.database },
    bodyLimit: ports.settings.bodyLimit,
    corsOrigins: ports.settings.corsOrigins,
    docs: ports.settings.docs,
    host: ports.settings.host,
    metricsPort: ports.settings.metricsPort,
    trustProxy: ports.settings.trustProxy,
  });
  tasks.register(app);
  registerPages(app, {
    title: 'Todo',
    navigation: [{ label: 'Tasks', href: '/ui/tasks' }],
    routes: (pages) => {
      tasks.registerPages(pages);
    },
  });
  return { app };
}
