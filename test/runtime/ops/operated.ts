import { allow } from '@plinth/runtime/auth';
import { createServer, type Server } from '@plinth/runtime/controllers';
import { MemoryUnitOfWork } from '@plinth/runtime/database';
import {
  type DeadLetter,
  DeadLetterController,
  MemorySubscriptionStore,
} from '@plinth/runtime/events';
import { createLogger } from '@plinth/runtime/observability';
import { registerPages } from '@plinth/runtime/pages';
import {
  MemoryProcessStore,
  MemorySagaStore,
  ProcessController,
  SagaController,
  type SagaInstance,
} from '@plinth/runtime/saga';
import { roleTokens } from '../controllers/orders-server.ts';

export const at = '2026-01-31T10:00:00.000Z';
export const letter = (position: number, code: string): DeadLetter => ({
  id: `ordering.tell:${position}`,
  source: 'ordering.tell',
  position,
  eventId: `event-${position}`,
  type: 'OrderPaid',
  key: `order-${position}`,
  attempts: 4,
  at,
  state: 'parked',
  code,
  message: 'it is away',
});
export const saga = (id: string, more: Partial<SagaInstance>): SagaInstance => ({
  id,
  saga: 'ordering.checkout',
  position: 7,
  state: 'parked',
  journal: {
    steps: {
      pay: { state: 'done', finished: 1, attempts: 1, at, replies: { 0: { card: 'secret' } } },
      ship: {
        state: 'undoing',
        finished: 0,
        attempts: 9,
        at,
        failure: { code: 'Unavailable', message: 'the depot is not available' },
      },
    },
    failure: { step: 'ship', error: 'OutOfStock', message: 'there is none left' },
  },
  startedAt: at,
  endedAt: null,
  owner: null,
  token: 3,
  dueAt: null,
  ...more,
});

/** What operators look after, and an app that serves it to them. */
export async function operated() {
  const unitOfWork = new MemoryUnitOfWork();
  const letters = new MemorySubscriptionStore(unitOfWork);
  const sagas = new MemorySagaStore(unitOfWork);
  const processes = new MemoryProcessStore(unitOfWork);
  const app: Server = await createServer({
    log: createLogger({ name: 'shop', level: 'silent' }),
    info: { title: 'Shop', version: '1' },
    authenticator: roleTokens,
  });
  const operators = allow('operator');
  const controllers = [
    new DeadLetterController(letters.deadLetters, operators),
    new SagaController(sagas, operators),
    new ProcessController(processes, operators),
  ];
  for (const controller of controllers) controller.register(app);
  registerPages(app, {
    title: 'Shop',
    navigation: [],
    authenticator: roleTokens,
    routes: (pages) => {
      for (const controller of controllers) controller.registerPages(pages);
    },
  });
  return { app, unitOfWork, letters, sagas, processes };
}
