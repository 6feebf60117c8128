import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dependencies, devDependencies } from '../../src/plan/dependencies.ts';
import type { PlanOptions } from '../../src/plan/plan-options.ts';
import { root } from '../arch/source.ts';

const options = (kind: 'vendor' | 'registry'): PlanOptions => ({
  plinth: { version: '0.1.0' },
  packages:
    kind === 'vendor'
      ? { kind, runtime: 'vendor/runtime.tgz', plinth: 'vendor/plinth.tgz' }
      : { kind, runtime: '0.1.0', plinth: '0.1.0' },
  packageManager: 'npm',
});

const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'));

const pinned = [
  ...dependencies(options('vendor')),
  ...devDependencies(options('vendor'), true),
].filter(({ version }) => !version.startsWith('file:'));

describe('what a generated app installs', () => {
  it.each(pinned)('$name in the version that plinth itself is tested with', ({ name, version }) => {
    expect(lock.packages[`node_modules/${name}`].version).toBe(version);
  });

  it.each(pinned)('$name without running a script', ({ name }) => {
    expect(lock.packages[`node_modules/${name}`].hasInstallScript).toBeUndefined();
  });

  it('brings what makes random values where aggregates are tried out with them', () => {
    const names = (isTriedOut: boolean) =>
      devDependencies(options('vendor'), isTriedOut).map(({ name }) => name);
    expect(names(true)).toContain('fast-check');
    expect(names(false)).not.toContain('fast-check');
  });

  it('takes runtime and generator from packed files or from a registry', () => {
    const own = (kind: 'vendor' | 'registry') =>
      [...dependencies(options(kind)), ...devDependencies(options(kind), false)]
        .filter(({ name }) => name.includes('plinth'))
        .map(({ version }) => version);
    expect(own('vendor')).toEqual(['file:vendor/runtime.tgz', 'file:vendor/plinth.tgz']);
    expect(own('registry')).toEqual(['0.1.0', '0.1.0']);
  });
});
