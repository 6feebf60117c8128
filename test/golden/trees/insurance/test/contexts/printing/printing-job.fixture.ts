import type { TestClient } from '@plinth/runtime/testing';
import { createTemplate } from './template.fixture.js';

/** The body of a request that creates a printing job; what it refers to is created first. */
export async function newPrintingJob(api: TestClient) {
  const templateId = await createTemplate(api);
  return {
    document: {
      source: {},
      title: 'Title',
    },
    template: templateId,
  };
}

/** Creates a printing job and answers its id. */
export async function createPrintingJob(api: TestClient): Promise<number> {
  const { body } = await api.post('/print-jobs', await newPrintingJob(api));
  return (body as { id: number }).id;
}
