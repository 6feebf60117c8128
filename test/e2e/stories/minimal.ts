import { expect } from 'vitest';
import type { Story } from './story.ts';

export const minimal: Story = {
  example: 'minimal',
  process: 'todo',
  async play({ api }) {
    const created = await api.expect(201, 'POST', '/tasks', {
      body: { title: 'Water the plants' },
    });
    const { id } = created.body as { id: string };
    expect(created.headers.get('location')).toBe(`/tasks/${id}`);
    expect(created.body).toEqual({ id, title: 'Water the plants', done: false });

    const found = await api.expect(200, 'GET', `/tasks/${id}`);
    expect(found.headers.get('etag')).toBe('W/"1"');
    expect((await api.expect(200, 'GET', '/tasks?limit=5')).body).toEqual({
      items: [created.body],
      total: 1,
      limit: 5,
      offset: 0,
    });

    const replaced = await api.expect(200, 'PUT', `/tasks/${id}`, {
      body: { title: 'Water all plants', done: true },
      headers: { 'if-match': 'W/"1"' },
    });
    expect(replaced.headers.get('etag')).toBe('W/"2"');
    const patched = await api.expect(200, 'PATCH', `/tasks/${id}`, {
      body: { done: false },
      headers: { 'if-match': '"2"' },
    });
    expect(patched.body).toEqual({ id, title: 'Water all plants', done: false });
    await api.expect(412, 'PATCH', `/tasks/${id}`, {
      body: { done: true },
      headers: { 'if-match': 'W/"2"' },
    });

    const invalid = await api.expect(422, 'POST', '/tasks', { body: { title: '' } });
    expect(invalid.headers.get('content-type')).toContain('application/problem+json');
    await api.expect(422, 'PATCH', `/tasks/${id}`, { body: { title: null } });
    await api.expect(404, 'GET', '/tasks/not-a-uuid');

    const key = { 'idempotency-key': 'order-of-the-day' };
    const first = await api.expect(201, 'POST', '/tasks', {
      body: { title: 'Once' },
      headers: key,
    });
    expect(
      (await api.expect(201, 'POST', '/tasks', { body: { title: 'Once' }, headers: key })).body,
    ).toEqual(first.body);
    await api.expect(422, 'POST', '/tasks', { body: { title: 'Twice' }, headers: key });

    await api.expect(204, 'DELETE', `/tasks/${id}`);
    await api.expect(404, 'GET', `/tasks/${id}`);
    await api.expect(404, 'DELETE', `/tasks/${id}`);
  },
};
