import module from 'node:module';
import { ownPackage } from '../workspace/own-package.ts';
import type { ExitCode } from './exit-code.ts';
import type { ProgramName } from './program-name.ts';

/** What Node 22 and later can do, and the types of Node 20 do not know. */
type NodeModule = Pick<typeof module, 'builtinModules'> & { enableCompileCache?(): unknown };

/** The process edge: runs a command line and sets the exit code. */
export async function main(program: ProgramName, args: readonly string[]): Promise<void> {
  // A reader who has seen enough (`| head`) is no failure.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  // With a handler, a write to disk that has begun is finished before the process ends.
  process.on('SIGINT', () => process.exit(130));
  process.exitCode = await run(program, args);
}

async function run(program: ProgramName, args: readonly string[]): Promise<ExitCode> {
  if (args.length === 1 && ['--version', '-v', '-V'].includes(args[0] ?? '')) {
    process.stdout.write(`${ownPackage().version}\n`);
    return 0;
  }
  keepCompiledCode(module);
  try {
    const { runProgram } = await import('./program.ts');
    return await runProgram(program, args);
  } catch (error) {
    const { showError } = await import('./show-error.ts');
    return showError(error, { json: args.includes('--json') });
  }
}

/** Loading and compiling plinth is a third of a short run: the next start need not do it again. */
function keepCompiledCode(node: NodeModule): void {
  node.enableCompileCache?.();
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
