import { CommandConsumer, type CommandConsumerPorts } from '@plinth/runtime/messaging';
import { HandleHandlingReportCommand } from '../../application/commands/handle-handling-report.js';
import {
  type HandleHandlingReportFieldsJson,
  handleHandlingReportFieldsFromJson,
} from './handling-reports-messages.js';

export class HandlingReportsConsumer extends CommandConsumer {
  constructor(ports: CommandConsumerPorts) {
    super(ports, {
      name: 'cargo-booking.handling-reports',
      channel: { name: 'handling_reports', kind: 'queue' },
    });
    this.on({
      type: 'handling_report',
      schema: {
        type: 'object',
        required: ['completionTime', 'trackingIds', 'type', 'unLocode'],
        properties: {
          completionTime: { type: 'string', format: 'date-time' },
          trackingIds: {
            type: 'array',
            minItems: 1,
            items: { type: 'string', minLength: 1, maxLength: 36 },
          },
          type: { $ref: 'HandlingType#' },
          unLocode: {
            type: 'string',
            minLength: 5,
            maxLength: 5,
            pattern: '^[A-Z]{2}[A-Z2-9]{3}$',
          },
          voyageNumber: {
            type: ['string', 'null'],
            minLength: 1,
            maxLength: 10,
          },
        },
      },
      command: (json: HandleHandlingReportFieldsJson) =>
        new HandleHandlingReportCommand(handleHandlingReportFieldsFromJson(json)),
    });
  }
}
