import type { Binding, Import } from './imports.ts';
import { markedItem } from './marked-item.ts';
import { clash, type Three } from './merge-container.ts';
import { mergeOrder } from './order.ts';
import { type Container, type Item, type Layout, leaf } from './structure.ts';

type Imports = Three<readonly Import[]>;

interface Options {
  readonly favour: 'mine' | 'theirs' | undefined;
  readonly layout: Layout;
  /** Names that the merged code uses. */
  readonly isUsed: (local: string) => boolean;
}

/** A name with the declaration that it is to stand in. */
interface Placed {
  readonly binding: Binding;
  readonly key: string;
}

function placed(imports: readonly Import[]): ReadonlyMap<string, Placed> {
  return new Map(
    imports.flatMap(({ key, bindings }) =>
      bindings.map((binding) => [binding.local, { binding, key }] as const),
    ),
  );
}

const isSameSource = (one: Binding, other: Binding): boolean =>
  one.module === other.module && one.imported === other.imported;

const isSame = (one: Placed, other: Placed): boolean =>
  isSameSource(one.binding, other.binding) && one.binding.isType === other.binding.isType;

/** What becomes of one name; undefined: nobody imports it any more. */
function mergeName(
  three: Three<Placed | undefined>,
  options: Options,
): Placed | undefined | typeof clash {
  const { base, mine, theirs } = three;
  if (mine !== undefined && theirs !== undefined) {
    if (base !== undefined && isSame(mine, base)) return theirs;
    if (isSame(mine, theirs) || (base !== undefined && isSame(theirs, base))) return mine;
    // As a value it serves where a type is wanted, too.
    if (isSameSource(mine.binding, theirs.binding)) return mine.binding.isType ? theirs : mine;
    if (options.favour === undefined) return clash;
    return options.favour === 'mine' ? mine : theirs;
  }
  const left = mine ?? theirs;
  if (left === undefined || base === undefined) return left;
  return !isSame(left, base) || options.isUsed(left.binding.local) ? left : undefined;
}

/** Modules that one side's names came from, and where all of them come from now. */
function movedModules({ base, mine, theirs }: Imports): ReadonlyMap<string, string> {
  const moved = new Map<string, string>();
  for (const side of [mine, theirs]) {
    const now = placed(side);
    const modules = new Set(side.map(({ module }) => module));
    for (const { module, bindings } of base) {
      if (modules.has(module) || bindings.length === 0) continue;
      const went = new Set(bindings.flatMap(({ local }) => now.get(local)?.binding.module ?? []));
      const [only] = went;
      if (went.size === 1 && only !== undefined) moved.set(module, only);
    }
  }
  return moved;
}

const asContainer = (imports: readonly Import[]): Container => ({
  kind: 'container',
  shape: 'imports',
  open: '',
  close: '',
  endGap: '',
  separator: '',
  endsInSeparator: false,
  column: 0,
  indent: '',
  items: imports.map(({ key, item }) => ({ ...item, key, isOrdered: false })),
});

/** The names of a declaration, one per element. */
function namesText(bindings: readonly Binding[], isType: boolean, spacing: string): string {
  const said = ({ local, imported, isType: type }: Binding): string =>
    `${type && !isType ? 'type ' : ''}${imported === local ? local : `${imported} as ${local}`}`;
  const whole = bindings.filter(({ imported }) => imported === '*');
  const named = bindings.filter(({ imported }) => imported !== '*' && imported !== 'default');
  return [
    ...bindings.filter(({ imported }) => imported === 'default').map(({ local }) => local),
    ...whole.map(({ local }) => `* as ${local}`),
    ...(named.length > 0 ? [`{${spacing}${named.map(said).join(', ')}${spacing}}`] : []),
  ].join(', ');
}

function written(model: Import, bindings: readonly Binding[], layout: Layout): string {
  const names = namesText(bindings, model.isType, layout.spacing);
  const line = `${model.head}${names}${model.tail}`;
  if (line.length <= layout.width) return model.lead + line;
  const broken = names.replace(/\{ ?(.*?) ?\}$/, (_, list: string) => {
    const lines = list.split(', ').map((one) => `${layout.indent}${one}`);
    return `{\n${lines.join(',\n')}${layout.commas}\n}`;
  });
  return `${model.lead}${model.head}${broken}${model.tail}`;
}

const sameNames = (one: readonly Binding[], other: readonly Binding[]): boolean =>
  one.length === other.length &&
  one.every((binding) =>
    other.some(
      (b) => b.local === binding.local && isSameSource(b, binding) && b.isType === binding.isType,
    ),
  );

/** In the order of their versions: each name behind its nearest predecessor. */
function inOrder(
  bindings: readonly Binding[],
  versions: Three<Import | undefined>,
): readonly Binding[] {
  const kept = new Set(bindings.map(({ local }) => local));
  const names = (one: Import | undefined): Container => ({
    ...asContainer([]),
    items: (one?.bindings ?? []).map(({ local }) => ({
      key: local,
      gap: '',
      parts: [],
      trailing: '',
      isOrdered: false,
    })),
  });
  const order = mergeOrder({
    base: names(versions.base),
    mine: names(versions.mine),
    theirs: names(versions.theirs),
    kept,
  });
  const keys = (order ?? []).flatMap((place) => (place.kind === 'item' ? [place.key] : []));
  const rank = (local: string): number =>
    keys.includes(local) ? keys.indexOf(local) : keys.length;
  return bindings.toSorted((one, other) => rank(one.local) - rank(other.local));
}

/**
 * Imports as one map from local name to what it is. What one side dropped stays as long as the merged
 * code names it. One name for two things is a conflict.
 */
export function mergeImports(imports: Imports, options: Options): readonly Item[] {
  const { base, mine, theirs } = imports;
  const [before, my, their] = [placed(base), placed(mine), placed(theirs)];
  const moved = movedModules(imports);
  const byKey = new Map<string, Binding[]>();
  const clashes: Item[] = [];
  const add = ({ binding, key }: Placed): void => {
    byKey.set(key, [...(byKey.get(key) ?? []), binding]);
  };
  for (const local of new Set([...my.keys(), ...their.keys(), ...before.keys()])) {
    const three = { base: before.get(local), mine: my.get(local), theirs: their.get(local) };
    const found = mergeName(three, options);
    if (found === clash) clashes.push(clashOf(local, imports, options.layout));
    if (found === undefined || found === clash) continue;
    const to = three.base === undefined ? moved.get(found.binding.module) : undefined;
    if (to === undefined) add(found);
    else {
      const key = found.key.replace(found.binding.module, to);
      add({ binding: { ...found.binding, module: to }, key });
    }
  }
  for (const key of effectsOf(imports)) byKey.set(key, []);
  const order = mergeOrder({
    base: asContainer(base),
    mine: asContainer(mine),
    theirs: asContainer(theirs),
    kept: new Set(byKey.keys()),
  });
  const keys = (order ?? []).flatMap((place) => (place.kind === 'item' ? [place.key] : []));
  const items = keys.flatMap((key) => {
    const find = (from: readonly Import[]) => from.find((one) => one.key === key);
    const versions = { base: find(base), mine: find(mine), theirs: find(theirs) };
    return itemFor(byKey.get(key) ?? [], versions, options.layout);
  });
  return [...items, ...clashes];
}

/** One name for two things: what each side imports, between markers. */
function clashOf(local: string, imports: Imports, layout: Layout): Item {
  const only = (side: readonly Import[]): readonly Item[] =>
    side.flatMap((one) => {
      const binding = one.bindings.find((b) => b.local === local);
      if (binding === undefined) return [];
      const text = written({ ...one, lead: '' }, [binding], layout);
      return [{ ...one.item, gap: '\n', parts: [leaf(text, text)] }];
    });
  const { base, mine, theirs } = imports;
  const whole = { base: asContainer(base), mine: asContainer(mine), theirs: asContainer(theirs) };
  const made = markedItem(whole, { base: only(base), mine: only(mine), theirs: only(theirs) });
  return { ...made, key: `import ${local}` };
}

/** Imports without names, which are there for what they do. */
function effectsOf({ base, mine, theirs }: Imports): readonly string[] {
  const effects = (imports: readonly Import[]): ReadonlySet<string> =>
    new Set(imports.filter(({ bindings }) => bindings.length === 0).map(({ key }) => key));
  const [before, my, their] = [effects(base), effects(mine), effects(theirs)];
  return [...new Set([...my, ...their])].filter(
    (key) => (my.has(key) && their.has(key)) || !before.has(key),
  );
}

function itemFor(
  bindings: readonly Binding[],
  versions: Three<Import | undefined>,
  layout: Layout,
): readonly Item[] {
  const { base, mine, theirs } = versions;
  const whole = [mine, theirs, base].find(
    (one) =>
      one !== undefined &&
      sameNames(one.bindings, bindings) &&
      (mine === undefined || mine.tail === one.tail),
  );
  const model = whole ?? mine ?? theirs ?? base;
  if (model === undefined) return [];
  if (whole !== undefined) return [whole.item];
  const text = written(model, inOrder(bindings, versions), layout);
  return [{ ...model.item, parts: [leaf(text, text)] }];
}
