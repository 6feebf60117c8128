import { MemoryUnitOfWork } from '@plinth/runtime/database';
import { MemoryEventStore } from '@plinth/runtime/eventsourcing';
import { type Lease, type LeaseTerm, MemoryLeaseStore } from '@plinth/runtime/leases';
import { type MessageBroker, MessageReceiver, type Receiving } from '@plinth/runtime/messaging';
import { gate } from '@plinth/runtime/testing';
import { expect, it } from 'vitest';
import { unexpected } from '../../../src/runtime/testing/unexpected.ts';

class SlowLeaseStore extends MemoryLeaseStore {
  readonly asked = gate();
  readonly answer = gate();

  override async take(name: string, term: LeaseTerm): Promise<Lease | undefined> {
    this.asked.open();
    await this.answer.passed;
    return await super.take(name, term);
  }
}

function brokerWith(receive: MessageBroker['receive']): MessageBroker {
  const nothing = async (): Promise<void> => undefined;
  const rest = { publish: nothing, subscribe: nothing, check: nothing, close: nothing };
  return { engine: 'nats', remarks: [], receive, ...rest };
}

it('ends what it begins when it is closed while it waits for the lease', async () => {
  const unitOfWork = new MemoryUnitOfWork();
  const leases = new SlowLeaseStore(unitOfWork);
  const aborted: boolean[] = [];
  const receiver = new MessageReceiver({
    broker: brokerWith(async ({ signal }: Receiving) => {
      aborted.push(signal.aborted);
    }),
    events: new MemoryEventStore([], unitOfWork),
    leases,
    channels: [{ name: 'parcels', kind: 'topic' }],
    group: 'post',
    onError: unexpected,
  });
  await receiver.start();
  await leases.asked.passed;

  const closed = receiver.close();
  leases.answer.open();
  await closed;

  expect(aborted).toEqual([true]);
});
