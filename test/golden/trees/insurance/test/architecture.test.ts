import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Which layers of its own context a layer may import. `wiring` is context.ts, which ties them together. */
const inwards: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  application: ['application', 'domain'],
  infrastructure: ['infrastructure', 'application', 'domain'],
  presentation: ['presentation', 'application', 'domain'],
  contract: ['contract', 'application', 'domain'],
  wiring: ['contract', 'presentation', 'infrastructure', 'application', 'domain'],
};

/** What the inner layers may import from packages: they know neither HTTP nor SQL. */
const packages: Readonly<Record<string, RegExp>> = {
  shared: /^@plinth\/runtime\/(domain|controllers)$/,
  domain: /^@plinth\/runtime\/domain$/,
  application:
    /^@plinth\/runtime\/(domain|services|repositories|eventsourcing|events|streaming|saga|cqrs|auth|caching)$/,
};

/** Which contexts a context may know of, by their contracts: what the spec says it `uses`. */
const uses: Readonly<Record<string, readonly string[]>> = {
  'customer-management': ['printing'],
  'customer-self-service': ['customer-management'],
  'policy-management': ['customer-management', 'printing', 'risk-management', 'debt-collection'],
  'risk-management': ['customer-management', 'policy-management'],
  'debt-collection': ['printing', 'policy-management'],
  'claims-management': ['customer-management'],
};

interface Place {
  readonly context: string | undefined;
  readonly layer: string;
}

interface Import {
  readonly from: string;
  readonly to: string;
}

const imports = sourceFiles().flatMap(importsOf);

describe('architecture', () => {
  test('layers point inwards', () => {
    const outward = local().filter(({ from, to }) => {
      const [source, target] = [placeOf(from), placeOf(to)];
      const sameContext = source.context !== undefined && source.context === target.context;
      return sameContext && !inwards[source.layer]?.includes(target.layer);
    });
    expect(outward).toEqual([]);
  });

  test('contexts meet only through contract.ts', () => {
    const foreign = local().filter(({ from, to }) => {
      const [source, target] = [placeOf(from), placeOf(to)];
      if (target.context === undefined || source.context === target.context) return false;
      return source.layer !== 'processes' && target.layer !== 'contract';
    });
    expect(foreign).toEqual([]);
  });

  test('contexts know only those that they use', () => {
    const unused = local().filter(({ from, to }) => {
      const [source, target] = [placeOf(from).context, placeOf(to).context];
      if (source === undefined || target === undefined || source === target) return false;
      return !uses[source]?.includes(target);
    });
    expect(unused).toEqual([]);
  });

  test('aggregates know each other by id, and at most look at a state', () => {
    const reaching = local().filter(({ from, to }) => {
      const [source, target] = [aggregateOf(from), aggregateOf(to)];
      if (source === undefined || target === undefined || source === target) return false;
      return !to.endsWith('/state.ts');
    });
    expect(reaching).toEqual([]);
  });

  test('the shared kernel knows no context, and nothing knows a process', () => {
    const upward = local().filter(({ from, to }) => {
      const [source, target] = [placeOf(from), placeOf(to)];
      if (source.layer === 'shared') return target.layer !== 'shared';
      return target.layer === 'processes' && source.layer !== 'processes';
    });
    expect(upward).toEqual([]);
  });

  test('the domain and the application know neither HTTP nor SQL', () => {
    const technical = imports.filter(({ from, to }) => {
      const allowed = packages[placeOf(from).layer];
      return allowed !== undefined && !to.startsWith('src/') && !allowed.test(to);
    });
    expect(technical).toEqual([]);
  });
});

function local(): readonly Import[] {
  return imports.filter(({ to }) => to.startsWith('src/'));
}

function sourceFiles(): readonly string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => posix.join('src', ...path.split(sep)));
}

function importsOf(from: string): readonly Import[] {
  const text = readFileSync(join(root, from), 'utf8');
  const specifiers = text.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'/gm);
  return [...specifiers].map(([, specifier = '']) => ({
    from,
    to: specifier.startsWith('.') ? target(from, specifier) : specifier,
  }));
}

function target(from: string, specifier: string): string {
  const path = relative(root, resolve(root, dirname(from), specifier));
  return path.split(sep).join('/').replace(/\.js$/, '.ts');
}

/** src/contexts/catalog/domain/product.ts is in the layer `domain` of the context `catalog`. */
function placeOf(path: string): Place {
  const [, area = '', context, part = ''] = path.split('/');
  if (area !== 'contexts') return { context: undefined, layer: area };
  if (part === 'contract.ts' || part === 'context.ts') {
    return { context, layer: part === 'contract.ts' ? 'contract' : 'wiring' };
  }
  return { context, layer: part };
}

/** The folder of an aggregate; the other folders of a domain hold things of one kind. */
function aggregateOf(path: string): string | undefined {
  const [, folder, name = ''] = /^(src\/contexts\/[^/]+\/domain\/([^/]+))\//.exec(path) ?? [];
  return ['enums', 'services', 'unions', 'values'].includes(name) ? undefined : folder;
}
