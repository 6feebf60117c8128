import { ConsumerTest } from '@plinth/runtime/testing';
import { describe, expect, it } from 'vitest';
import { HandleHandlingReportCommand } from '../../../src/contexts/cargo-booking/application/commands/handle-handling-report.js';
import { HandlingReportsConsumer } from '../../../src/contexts/cargo-booking/infrastructure/consumers/handling-reports.js';
import { cargoBookingSchemas } from '../../../src/contexts/cargo-booking/presentation/schemas.js';

describe('HandlingReportsConsumer', () => {
  const test = new ConsumerTest((ports) => new HandlingReportsConsumer(ports), cargoBookingSchemas);

  it('makes one HandleHandlingReportCommand of handling_report', async () => {
    const sent = await test.when('handling_report', {
      completionTime: '2025-01-31T01:00:00.000Z',
      trackingIds: ['Tracking id'],
      type: 'Load',
      unLocode: 'AAAAA',
    });
    expect(sent).toEqual([expect.any(HandleHandlingReportCommand)]);
  });

  it('rejects handling_report that says nothing', async () => {
    await expect(test.when('handling_report', {})).rejects.toThrow('rejected: Validation');
  });
});
