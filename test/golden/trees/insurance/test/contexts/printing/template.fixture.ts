import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a template. */
export function newTemplate() {
  return { templateName: 'Template name' };
}

/** Creates a template and answers its id. */
export async function createTemplate(api: TestClient): Promise<number> {
  const { body } = await api.post('/templates', newTemplate());
  return (body as { id: number }).id;
}
