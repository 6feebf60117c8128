import type { PlanOptions } from './plan-options.ts';

/** How a package manager is told what to do. */
export interface PackageManager {
  readonly name: PlanOptions['packageManager'];
  readonly install: string;
  /** Before the name of a script. */
  readonly run: string;
  /** Between a script and its own arguments. */
  readonly dashes: string;
}

const managers: Readonly<Record<PlanOptions['packageManager'], PackageManager>> = {
  npm: { name: 'npm', install: 'npm install', run: 'npm run', dashes: ' --' },
  pnpm: { name: 'pnpm', install: 'pnpm install', run: 'pnpm', dashes: '' },
  yarn: { name: 'yarn', install: 'yarn install', run: 'yarn', dashes: '' },
  bun: { name: 'bun', install: 'bun install', run: 'bun run', dashes: '' },
};

export const packageManager = (options: PlanOptions): PackageManager =>
  managers[options.packageManager];
