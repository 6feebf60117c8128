import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownPackage } from './own-package.ts';

export const packageManagers = ['npm', 'pnpm', 'yarn', 'bun'] as const;

export type PackageManager = (typeof packageManagers)[number];

/** What is decided when an app is made, and kept from then on. */
export interface CreateSettings {
  readonly packageManager: PackageManager;
  /** Where it takes runtime and generator from: packed files of its own, or a registry. */
  readonly packages: 'vendor' | 'registry';
}

export interface AppSettings {
  /** As the lock keeps them. */
  readonly settings: ReadonlyMap<string, string>;
  readonly planOptions: {
    readonly packageManager: PackageManager;
    readonly packages: {
      readonly kind: 'vendor' | 'registry';
      readonly runtime: string;
      readonly plinth: string;
    };
  };
}

/** The settings of an app: those it was made with, else those of its creation, else the usual ones. */
export function createSettings(given: {
  readonly cwd: string;
  readonly last: ReadonlyMap<string, string>;
  readonly create: Partial<CreateSettings> | undefined;
  /** It takes the packages of the plinth that runs, and not those that it holds. */
  readonly isUpgrade: boolean;
}): AppSettings {
  const { cwd, last, create, isUpgrade } = given;
  const wanted = last.get('package-manager') ?? create?.packageManager;
  const packageManager = packageManagers.find((name) => name === wanted) ?? 'npm';
  const kind = (last.get('packages') ?? create?.packages) === 'registry' ? 'registry' : 'vendor';
  const version = (name: string) =>
    kind === 'registry'
      ? ownPackage().version
      : ((isUpgrade ? undefined : vendored(cwd, name).at(-1)) ?? vendorFile(name));
  return {
    settings: new Map([
      ['package-manager', packageManager],
      ['packages', kind],
    ]),
    planOptions: {
      packageManager,
      packages: { kind, runtime: version('plinth-runtime'), plinth: version('plinth') },
    },
  };
}

/** The packed file of a package, as an app of this plinth holds it. @example 'vendor/plinth-0.1.0.tgz' */
export function vendorFile(name: string): string {
  return `vendor/${name}-${ownPackage().version}.tgz`;
}

/** The packed files of a package that an app holds, the newest last. */
export function vendored(cwd: string, name: string): readonly string[] {
  try {
    const pattern = new RegExp(`^${name}-\\d[^/]*\\.tgz$`);
    const found = readdirSync(join(cwd, 'vendor')).filter((file) => pattern.test(file));
    const inOrder = new Intl.Collator('en', { numeric: true });
    return found.sort(inOrder.compare).map((file) => `vendor/${file}`);
  } catch {
    return [];
  }
}
