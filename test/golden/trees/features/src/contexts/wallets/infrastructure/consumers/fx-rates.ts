import { CommandConsumer, type CommandConsumerPorts } from '@plinth/runtime/messaging';
import { HandleRateChangedCommand } from '../../application/commands/handle-rate-changed.js';
import {
  type HandleRateChangedFieldsJson,
  handleRateChangedFieldsFromJson,
} from './fx-rates-messages.js';

export class FxRatesConsumer extends CommandConsumer {
  constructor(ports: CommandConsumerPorts) {
    super(ports, {
      name: 'wallets.fx-rates',
      channel: { name: 'fx.rates', kind: 'topic' },
    });
    this.on({
      type: 'rate.changed',
      schema: {
        type: 'object',
        required: ['walletId', 'rate'],
        properties: {
          walletId: { type: 'string', maxLength: 255 },
          rate: {
            type: ['string', 'number'],
            format: 'decimal',
            'x-decimal': { scale: 4 },
          },
        },
      },
      command: (json: HandleRateChangedFieldsJson) =>
        new HandleRateChangedCommand(handleRateChangedFieldsFromJson(json)),
    });
  }
}
