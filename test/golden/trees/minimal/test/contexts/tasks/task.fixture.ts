import type { TestClient } from '@plinth/runtime/testing';

/** The body of a request that creates a task. */
export function newTask() {
  return { title: 'Title' };
}

/** Creates a task and answers its id. */
export async function createTask(api: TestClient): Promise<string> {
  const { body } = await api.post('/tasks', newTask());
  return (body as { id: string }).id;
}
