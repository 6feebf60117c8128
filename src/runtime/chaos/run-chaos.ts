import type { ChaosApp } from './chaos-app.ts';
import { readChaosOptions } from './chaos-options.ts';
import { ChaosRun } from './chaos-run.ts';
import { openScratch } from './scratch.ts';

export interface RunChaosOptions {
  readonly app: ChaosApp;
  readonly write: (line: string) => void;
}

/**
 * Starts the app as its users do, asks for all that its API offers, and kills it again and again: at
 * commits and other places where promises are made, and at any instant. Then it lets the app come to
 * rest and looks whether all is whole. Answers the exit code: 1 where something is not. Throws
 * ChaosError where it cannot begin.
 *
 * @example
 * process.exitCode = await runChaos(process.argv.slice(2), { app, write: console.log });
 */
export async function runChaos(
  argv: readonly string[],
  { app, write }: RunChaosOptions,
): Promise<0 | 1> {
  const options = readChaosOptions(argv);
  const { seed, kills, seconds } = options;
  const scratch = await openScratch(app);
  write(`chaos of ${app.name}: seed ${seed}, ${kills} kills in about ${seconds} s`);
  write(`in ${scratch.told}`);
  const run = new ChaosRun({ app, options, scratch, write });
  let isWhole = false;
  try {
    const findings = await run.run();
    for (const { where, what } of findings) write(`FOUND ${where}: ${what}`);
    isWhole = findings.length === 0;
  } finally {
    await run.close();
    if (isWhole) await scratch.remove();
  }
  if (isWhole) write('all is whole');
  else
    write(
      `kept ${scratch.told}; again: npm run chaos -- --seed ${seed} --kills ${kills} --seconds ${seconds}`,
    );
  return isWhole ? 0 : 1;
}
