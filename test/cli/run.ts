import { vi } from 'vitest';
import { runProgram } from '../../src/cli/program.ts';
import { showError } from '../../src/cli/show-error.ts';

export interface Run {
  readonly code: number;
  /** What it printed: results. */
  readonly out: string;
  /** What it noted: progress and errors. */
  readonly err: string;
}

/** Runs a command line in this process, as `plinth` would. */
export function plinth(...args: readonly string[]): Promise<Run> {
  return run('plinth', args);
}

export function createApp(...args: readonly string[]): Promise<Run> {
  return run('create-app', args);
}

async function run(program: 'plinth' | 'create-app', args: readonly string[]): Promise<Run> {
  const [out, err] = [capture(process.stdout), capture(process.stderr)];
  try {
    const code = await runProgram(program, args).catch((error: unknown) =>
      showError(error, { json: args.includes('--json') }),
    );
    return { code, out: out.text(), err: err.text() };
  } finally {
    out.stop();
    err.stop();
  }
}

function capture(stream: NodeJS.WriteStream) {
  const texts: string[] = [];
  const spy = vi.spyOn(stream, 'write').mockImplementation((text) => {
    texts.push(String(text));
    return true;
  });
  return { text: () => texts.join(''), stop: () => spy.mockRestore() };
}
