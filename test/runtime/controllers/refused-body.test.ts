import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createServer, type Server } from '@plinth/runtime/controllers';
import { createLogger } from '@plinth/runtime/observability';
import { afterEach, beforeEach, expect, it } from 'vitest';

const size = 4 << 20;
const part = 'a'.repeat(64 << 10);

let app: Server;
let socket: Socket;
let answered: string;

beforeEach(async () => {
  app = await createServer({
    log: createLogger({ name: 'notes', level: 'silent' }),
    info: { title: 'Notes', version: '1' },
  });
  app.post('/notes', async () => ({ kept: true }));
  app.get('/notes', async () => ({ notes: [] }));
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  socket = connect(Number(port), '127.0.0.1');
  answered = '';
  socket.on('data', (chunk) => {
    answered += chunk.toString();
  });
  await once(socket, 'connect');
});
afterEach(async () => {
  socket.destroy();
  await app.close();
});

const send = (text: string): Promise<void> =>
  new Promise((resolve, reject) =>
    socket.write(text, (error) => (error ? reject(error) : resolve())),
  );
const until = (text: string) => expect.poll(() => answered, { timeout: 10_000 }).toContain(text);

it.each([
  ['too large', 'application/json', '413'],
  ['of a kind that nobody reads', 'text/csv', '415'],
])(
  'answers while a body is sent that is %s, and goes on on the same connection',
  async (_, type, status) => {
    await send(
      `POST /notes HTTP/1.1\r\nhost: notes\r\ncontent-type: ${type}\r\ncontent-length: ${size}\r\n\r\n${part}`,
    );
    await until(`HTTP/1.1 ${status} `);
    for (let sent = part.length; sent < size; sent += part.length) await send(part);
    await send('GET /notes HTTP/1.1\r\nhost: notes\r\n\r\n');
    await until('{"notes":[]}');
  },
);
