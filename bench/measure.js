import { spawnSync } from 'node:child_process';

/** The middle one of the numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Runs a command and gives its wall-clock milliseconds; throws what it printed when it fails. */
export function timeCommand(command, args, options = {}) {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    ...options,
  });
  const elapsed = performance.now() - start;
  if (error || (status !== 0 && !options.anyStatus))
    throw new Error(`${command} ${args.join(' ')}: ${error ?? stdout + stderr}`);
  return elapsed;
}

/** Runs the contestants in turn, round by round, so that a slow moment of the machine hits all of them. */
export function race(contestants, rounds) {
  const times = new Map(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, run, before } of contestants) {
      before?.();
      const elapsed = run();
      if (round > 0) times.get(name).push(elapsed);
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

/** Prints a table: what was measured, milliseconds, ratio to the named anchor. */
export function printRace(title, results, anchor) {
  const base = results.get(anchor);
  process.stdout.write(`\n${title}\n`);
  for (const [name, ms] of results) {
    process.stdout.write(
      `  ${name.padEnd(44)} ${ms.toFixed(1).padStart(9)} ms ${(ms / base).toFixed(2).padStart(7)} x\n`,
    );
  }
}
