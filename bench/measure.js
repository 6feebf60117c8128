import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

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

/** Runs a program of Node and gives the most memory that it had at once, in MiB. */
export function peakMemory(args) {
  const teller = join(import.meta.dirname, 'tell-peak-memory.js');
  const { status, output, error } = spawnSync(process.execPath, ['--import', teller, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  if (error || status !== 0)
    throw new Error(`${args.join(' ')}: ${error ?? output[1] + output[2]}`);
  return Number(output[3]) / 1_024;
}

/**
 * Runs the contestants in turn, round by round, so that a slow moment of the machine hits all of
 * them; a first round that is not counted warms up. Gives the times of each, in rounds.
 */
export async function race(contestants, rounds) {
  const times = new Map(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, run, before } of contestants) {
      await before?.();
      const time = await run();
      if (round > 0) times.get(name).push(time);
    }
  }
  return times;
}

/** The middle of what the rounds say about one against the other: both had the same moments. */
export const ratio = (times, anchors) => median(ratios(times, anchors));

const ratios = (times, anchors) => times.map((time, round) => time / anchors[round]);

/**
 * Prints a table: the middle and the best of each, its ratio to the anchor with the least and the
 * greatest of all rounds, and whether it is what DESIGN.md section 6 asks for. Of a `rate`, more is
 * better.
 */
export function printTable(
  title,
  times,
  { anchor, unit, digits = 1, most = {}, least = {}, rate },
) {
  const best = (rate ?? Object.keys(least).length > 0) ? Math.max : Math.min;
  process.stdout.write(
    `\n${title}\n${' '.repeat(46)}   median       best    ratio (rounds)       wanted\n`,
  );
  for (const [name, all] of times) {
    const rounds = ratios(all, times.get(anchor));
    const times_ = median(rounds);
    const range = `(${Math.min(...rounds).toFixed(2)} to ${Math.max(...rounds).toFixed(2)})`;
    const wanted = most[name] ?? least[name];
    const isMet = wanted === undefined || (name in most ? times_ <= wanted : times_ >= wanted);
    const goal = `${name in most ? '<=' : '>='} ${wanted} x ${isMet ? 'met' : 'MISSED'}`;
    const figures = [median(all), best(...all)].map((figure) => figure.toFixed(digits).padStart(8));
    const wish = wanted === undefined ? '' : `  ${goal}`;
    process.stdout.write(
      `  ${name.padEnd(44)} ${figures.join(' '.repeat(3))} ${unit} ${times_.toFixed(2).padStart(5)} x ${range.padEnd(16)}${wish}\n`,
    );
  }
}
