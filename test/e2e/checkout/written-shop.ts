import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIn } from '../app.ts';
import { createApp } from '../create-app.ts';

const bodies: readonly (readonly [path: string, stub: string, body: string])[] = [
  [
    'contexts/ordering/domain/services/pricing.ts',
    "throw new NotImplemented('Ordering.Pricing.bulkPrice');",
    'return price;',
  ],
  [
    'contexts/shipping/application/commands/cancel-for.ts',
    "throw new NotImplemented('Shipping.CancelFor');",
    `const { unitOfWork, shipments, shipmentOfQuery } = this.ports;
    await unitOfWork.run(async () => {
      const found = await shipmentOfQuery.ask({ orderId: command.fields.orderId });
      if (found === null) return;
      const shipment = await shipments.get(found.value.id);
      shipment.cancel();
      await shipments.save(shipment);
    });`,
  ],
  [
    'contexts/notifications/application/commands/send-receipt.ts',
    "throw new NotImplemented('Notifications.SendReceipt');",
    `const url = \`\${process.env.MAIL_URL}/receipts\`;
    const sent = await fetch(url, { method: 'POST', body: JSON.stringify(command.fields) });
    if (!sent.ok) throw new Error(\`mail: \${sent.status}\`);`,
  ],
  [
    'contexts/notifications/application/commands/send-cancellation.ts',
    "throw new NotImplemented('Notifications.SendCancellation');",
    `const url = \`\${process.env.MAIL_URL}/cancellations\`;
    const sent = await fetch(url, { method: 'POST', body: JSON.stringify(command.fields) });
    if (!sent.ok) throw new Error(\`mail: \${sent.status}\`);`,
  ],
];

/**
 * Stands between the saga and those that it calls, where a network would be: what becomes of a call,
 * and of its answer, is asked of the test.
 */
const network = `import { DomainError } from '@plinth/runtime/domain';
import type { Saga, SagaCall, SagaStep } from '@plinth/runtime/saga';

const { FATES_URL, STEP_TIMEOUT, SAGA_TIMEOUT } = process.env;

type Make = () => Promise<unknown>;

const never = new Promise<never>(() => undefined);

async function ask(path: string, told: object): Promise<string> {
  const answer = await fetch(\`\${FATES_URL}/\${path}\`, { method: 'POST', body: JSON.stringify(told) });
  return answer.text();
}

async function meet(event: object, { key, attempt, recall = false }: SagaCall, make: Make) {
  const { orderId } = event as { orderId: string };
  const told = { orderId, key, attempt, recall };
  const fate = await ask('calls', told);
  if (fate === 'refuse') throw new DomainError({ code: 'Refused', status: 409, title: 'no' });
  if (fate === 'fail') throw new Error('the call did not arrive');
  if (fate === 'hang') return never;
  if (fate === 'twice') return (await Promise.all([make(), make()]))[1];
  const answer = await make();
  if (fate === 'lost') throw new Error('the answer did not arrive');
  if (fate !== 'late') return answer;
  await ask('late', told);
  return never;
}

function stepOverNetwork(step: SagaStep): SagaStep {
  const { undo } = step;
  const isBrief = STEP_TIMEOUT !== undefined && step.name !== 'receipt';
  return {
    ...step,
    ...(isBrief && { timeout: Number(STEP_TIMEOUT) }),
    retry: { attempts: 1, from: 10 },
    do: async (scope, call) =>
      (await meet(scope.event, call, async () => step.do(scope, call))) as object,
    ...(undo && { undo: (scope, call) => meet(scope.event, call, () => undo(scope, call)) }),
  };
}

export function overNetwork(saga: Saga): Saga {
  return {
    name: saga.name,
    types: saga.types,
    timeout: Number(SAGA_TIMEOUT ?? saga.timeout),
    steps: saga.steps.map((entry) =>
      'name' in entry ? stepOverNetwork(entry) : entry.map(stepOverNetwork),
    ),
    ...(saga.readData && { readData: (json) => saga.readData?.(json) ?? json }),
    failed: (scope, call) => meet(scope.event, call, async () => saga.failed?.(scope, call)),
  };
}
`;

type Replace = (path: string, from: string, to: string) => void;

const replacing =
  (folder: string): Replace =>
  (path, from, to) => {
    const file = join(folder, 'src', path);
    const text = readFileSync(file, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
    writeFileSync(
      file,
      text.replace(from, () => to),
    );
  };

/** Writes what is to be written by hand of a shop. */
export function writeBodies(folder: string): void {
  const replace = replacing(folder);
  for (const body of bodies) replace(...body);
  const pricing = 'contexts/ordering/domain/services/pricing.ts';
  replace(pricing, "import { NotImplemented } from '@plinth/runtime/domain';\n", '');
  for (const [path] of bodies.filter(([path]) => path !== pricing)) {
    replace(path, 'import { type Clock, NotImplemented } from', 'import type { Clock } from');
  }
}

/** The shop of the examples with what is to be written by hand, and a network that can fail; built. */
export async function writeShop(): Promise<string> {
  const folder = await createApp('shop');
  const replace = replacing(folder);
  writeBodies(folder);
  writeFileSync(join(folder, 'src/processes/shop/over-network.ts'), network);
  const compose = 'processes/shop/compose.ts';
  replace(
    compose,
    "from '../../settings.js';",
    "from '../../settings.js';\nimport { overNetwork } from './over-network.js';",
  );
  replace(
    compose,
    'sagas: ordering.sagas,',
    `sagas: ordering.sagas.map(overNetwork),
    persistence: { attempts: 2, from: 10 },
    takeOverAfter: 3_000,`,
  );
  const built = await runIn(folder, 'npm', 'run', 'build');
  if (built.code !== 0) throw new Error(built.output);
  return folder;
}
