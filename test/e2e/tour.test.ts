import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../arch/source.ts';
import { runIn } from './app.ts';

let start: ChildProcess;
let printed = '';

beforeAll(async () => {
  start = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: '3456' },
    detached: true,
  });
  const said = new Promise<void>((resolve, reject) => {
    const keep = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (printed.includes('Ctrl-C stops the shop.')) resolve();
    };
    start.stdout?.on('data', keep);
    start.stderr?.on('data', keep);
    start.on('exit', () => reject(new Error(printed)));
  });
  await said;
});

afterAll(async () => {
  if (start.pid === undefined || start.exitCode !== null) return;
  process.kill(-start.pid, 'SIGTERM');
  await once(start, 'exit');
});

test('npm start prints a tour, and every line of it works as it says', async () => {
  const lines = printed.split('\n').map((line) => line.trim());
  const token = lines.find((line) => line.startsWith('export TOKEN='));
  const curls = lines.filter((line) => line.startsWith('curl '));
  const answers: string[] = [];
  for (const curl of [...curls, curls.at(-1)]) {
    const { code, output } = await runIn(root, 'bash', '-c', `${token}\n${curl}`);
    expect({ code, curl }).toEqual({ code: 0, curl });
    answers.push(output);
  }
  expect(answers).toEqual([
    expect.stringContaining('"total"'),
    expect.stringContaining('201 Created'),
    expect.stringContaining('"status":401'),
    expect.stringMatching(/"status":422.*price\.amount/),
    expect.stringContaining('200 OK'),
    expect.stringContaining('412 Precondition Failed'),
  ]);
});
