import { CommandBus } from '@plinth/runtime/cqrs';
import { within } from '@plinth/runtime/domain';
import {
  AggregateTest,
  everyReference,
  MemoryAggregateRepository,
  memoryEngines,
  standIn,
} from '@plinth/runtime/testing';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  CompleteCommand,
  CompleteHandler,
} from '../../../src/contexts/printing/application/commands/printing-job/complete.js';
import {
  FailCommand,
  FailHandler,
} from '../../../src/contexts/printing/application/commands/printing-job/fail.js';
import {
  PrintCommand,
  PrintHandler,
} from '../../../src/contexts/printing/application/commands/printing-job/print.js';
import type { PrintingJobRepository } from '../../../src/contexts/printing/application/printing-job-repository.js';
import type { TemplateRepository } from '../../../src/contexts/printing/application/template-repository.js';
import type { PrintingJobEvents } from '../../../src/contexts/printing/domain/printing-job/events.js';
import { PrintingJob } from '../../../src/contexts/printing/domain/printing-job/printing-job.js';
import type { PrintingJobId } from '../../../src/contexts/printing/domain/types.js';
import { Document } from '../../../src/contexts/printing/domain/values/document.js';
import { printingJobEvents } from '../../../src/contexts/printing/infrastructure/printing-job-events.js';
import { anyCommand, forSequences } from '../../arbitraries.js';

const id: PrintingJobId = 7;

class MemoryPrintingJobRepository
  extends MemoryAggregateRepository<PrintingJob, PrintingJobId>
  implements PrintingJobRepository
{
  nextId(): Promise<PrintingJobId> {
    return this.nextNumber();
  }
}

/** Printing jobs in memory, and what handles their commands. */
function startPrintingJob() {
  const engines = memoryEngines(printingJobEvents);
  const ports = {
    ...engines,
    printingJobs: new MemoryPrintingJobRepository({
      engines,
      kind: 'PrintingJob',
      category: printingJobEvents.category,
      make: (id, occasion) => new PrintingJob(id, occasion),
    }),
    templates: standIn<TemplateRepository>('templates', everyReference),
  };
  const commands = new CommandBus();
  commands.register(PrintCommand, new PrintHandler(ports));
  commands.register(CompleteCommand, new CompleteHandler(ports));
  commands.register(FailCommand, new FailHandler(ports));
  return new AggregateTest<PrintingJob, PrintingJobId, PrintingJobEvents>({
    engines,
    codec: printingJobEvents,
    repository: ports.printingJobs,
    commands,
    idOf: Number,
  });
}

const printCommand = anyCommand({
  fields: {
    document: fc.record({ source: fc.constant({}), title: fc.string({ maxLength: 40 }) }),
    template: fc.integer({ min: -1000, max: 1000 }),
  },
  make: (json) =>
    new PrintCommand({
      ...json,
      document: within('document', () => Document.fromJSON(json.document)),
    }),
});

const completeCommand = anyCommand({
  fields: {},
  make: (_json, id: PrintingJobId) => new CompleteCommand(id),
});

const failCommand = anyCommand({
  fields: { reason: fc.string({ maxLength: 40 }) },
  make: (json, id: PrintingJobId) => new FailCommand(id, json),
});

describe('printing job', () => {
  test('withstands any sequence of commands', async () => {
    const commands = { begin: [printCommand], proceed: [completeCommand, failCommand] };
    await forSequences(commands, (given) => startPrintingJob().withstands(id, given));
  });
});
