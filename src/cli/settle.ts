import { type Command, Option } from 'commander';

/** For which side conflicts are settled. */
export interface SettleOptions {
  readonly ours?: boolean;
  readonly theirs?: boolean;
}

export const settledFor = ({ ours, theirs }: SettleOptions): 'mine' | 'theirs' | undefined =>
  ours ? 'mine' : theirs ? 'theirs' : undefined;

/** Gives a command `--ours` and `--theirs`. */
export const withSettling = (sub: Command): Command =>
  sub
    .addOption(new Option('--ours', 'settle every conflict for what you wrote').conflicts('theirs'))
    .addOption(new Option('--theirs', 'settle every conflict for what is generated'));
