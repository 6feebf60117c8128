import { parseArgs } from 'node:util';
import { ChaosError } from './chaos-error.ts';

export interface ChaosOptions {
  /** Of all that is chosen at random. */
  readonly seed: number;
  /** How often the app is killed. */
  readonly kills: number;
  /** For about how long it is asked and killed. */
  readonly seconds: number;
}

const usage = 'npm run chaos -- --seed 1 --kills 20 --seconds 30';

/** Reads the command line. Throws ChaosError. */
export function readChaosOptions(argv: readonly string[]): ChaosOptions {
  const { seed, kills, seconds } = parsed(argv);
  const times = whole('kills', kills ?? '20', { least: 1, most: 10_000 });
  return {
    seed: whole('seed', seed ?? String(Math.floor(Math.random() * 100_000)), {
      least: 0,
      most: 4_294_967_295,
    }),
    kills: times,
    seconds: whole('seconds', seconds ?? String(Math.max(5, Math.ceil(1.5 * times))), {
      least: 1,
      most: 86_400,
    }),
  };
}

function parsed(argv: readonly string[]) {
  const option = { type: 'string' } as const;
  const options = { seed: option, kills: option, seconds: option };
  try {
    return parseArgs({ args: [...argv], options }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ChaosError('BadOption', `${reason.split('\n', 1)[0]}. For example: ${usage}`);
  }
}

function whole(
  name: string,
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new ChaosError(
    'BadOption',
    `--${name} ${text} is not a whole number from ${least} to ${most}. For example: ${usage}`,
  );
}
