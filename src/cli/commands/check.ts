import { resolve } from 'node:path';
import { checkSpec } from '../../check-spec.ts';
import { readSpec } from '../../read-spec.ts';
import type { CommonOptions } from '../common-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { finishInterrupted } from '../finish-interrupted.ts';
import { showFindings } from '../show-findings.ts';

export interface CheckOptions extends CommonOptions {
  readonly spec?: string | undefined;
}

/** `plinth check` */
export async function check({ spec, ...options }: CheckOptions): Promise<ExitCode> {
  const cwd = resolve(options.cwd);
  finishInterrupted(cwd, options);
  const source = await readSpec(cwd, spec);
  return showFindings('check', await checkSpec(source), options);
}
