import type { Command } from '@plinth/runtime/cqrs';
import { DomainError } from '@plinth/runtime/domain';
import {
  CommandConsumer,
  type CommandConsumerOptions,
  type CommandConsumerPorts,
} from '@plinth/runtime/messaging';
import { ConsumerTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';

interface ParcelFields {
  readonly parcel: string;
}

class SendParcel implements Command {
  declare readonly result: undefined;
  readonly fields: ParcelFields;

  constructor(fields: ParcelFields) {
    if (fields.parcel === 'lost') {
      throw new DomainError({ code: 'ParcelIsLost', status: 409, title: 'it is lost' });
    }
    this.fields = fields;
  }
}

const schema = {
  type: 'object',
  required: ['parcel'],
  properties: { parcel: { type: 'string', minLength: 1 } },
};

class ParcelConsumer extends CommandConsumer {
  constructor(ports: CommandConsumerPorts, options: Partial<CommandConsumerOptions>) {
    const channel = { name: 'parcels', kind: 'queue' } as const;
    super(ports, { name: 'contract.parcels', channel, ...options });
    const command = (json: ParcelFields) => new SendParcel(json);
    this.on({ type: 'send', schema, command, once: ({ parcel }: ParcelFields) => parcel });
    this.on({ type: 'send_again', schema, command });
  }
}

const testOf = (options: Partial<CommandConsumerOptions> = {}): ConsumerTest =>
  new ConsumerTest((ports) => new ParcelConsumer(ports, options));

describe.each([{ format: 'cloudevents' }, { format: 'json' }] as const)(
  'ConsumerTest, $format',
  (options) => {
    const [a, b] = [{ parcel: 'a' }, { parcel: 'b' }];

    it('answers a command for each message, although each comes twice', async () => {
      const sent = await testOf(options).when('send_again', a, b, a);
      expect(sent).toEqual([a, b, a].map((one) => new SendParcel(one)));
    });

    it('answers one command for those that the consumer takes for repeats', async () => {
      const sent = await testOf(options).when('send', a, b, a);
      expect(sent).toEqual([a, b].map((one) => new SendParcel(one)));
    });

    it.each([true, false])(
      'throws what it is rejected for, dead letters: %s',
      async (deadLetter) => {
        const test = testOf({ ...options, deadLetter });
        await expect(test.when('send', {})).rejects.toThrow('send is rejected: Validation: ');
        await expect(test.when('send', { parcel: 'lost' })).rejects.toThrow(
          'rejected: ParcelIsLost: ',
        );
      },
    );

    it('throws for a message that the consumer is not told of', async () => {
      const message = 'contract.parcels is not told of lose';
      await expect(testOf(options).when('lose', a)).rejects.toThrow(message);
    });
  },
);
