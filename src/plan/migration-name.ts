import { docComment } from './escape.ts';
import type { MigrationStep } from './migration-step.ts';
import { capital, wordsOf } from './names.ts';
import { isOfRuntime, type SchemaChange } from './schema-change.ts';

/** What a migration does to one thing. @example { verb: 'add', table: 'order', what: 'note' } */
interface Action {
  readonly verb: Verb;
  readonly table: string;
  readonly what: string;
}

type Verb = 'add' | 'change' | 'drop' | 'index' | 'rebuild' | 'rename' | 'retire';

export interface MigrationTitle {
  /** @example 'add-order-note' */
  readonly name: string;
  /** @example 'Adds order note.' */
  readonly doc: string;
}

type NounOf = (table: string) => string;

const words = (text: string): string => wordsOf(text).join(' ');

const withinTable = (step: MigrationStep): Verb => {
  if (step.retires) return 'retire';
  return step.isNew ? 'add' : 'change';
};

function actionOf(step: MigrationStep, nounOf: NounOf): Action {
  const { change } = step;
  const own = (verb: Verb, table: string, what = ''): Action => ({
    verb,
    table: nounOf(table),
    what: words(what),
  });
  switch (change.kind) {
    case 'make-table':
      return own('add', change.table.name);
    case 'drop-table':
      return own('drop', change.table);
    case 'rename-table':
      return own('rename', change.table, `to ${nounOf(change.to)}`);
    case 'rename-column':
      return own('rename', change.table, `${change.column} to ${change.to}`);
    case 'set-column':
      return own(withinTable(step), change.table, change.column.name);
    case 'drop-column':
      return own('drop', change.table, change.column);
    case 'make-index':
    case 'drop-index':
      return own('index', change.table);
    case 'rename-value':
      return own('rename', change.table, `${change.column} ${change.from} to ${change.to}`);
    case 'rename-category':
      return { verb: 'rename', table: words(change.category), what: `to ${words(change.to)}` };
    case 'rename-subscription':
      return { verb: 'rename', table: words(change.subscription), what: `to ${words(change.to)}` };
    case 'rename-process':
      return { verb: 'rename', table: words(change.process), what: `to ${words(change.to)}` };
    case 'rename-timer':
      return {
        verb: 'rename',
        table: words(change.process),
        what: `${change.timer} to ${change.to}`,
      };
    case 'rename-saga':
      return { verb: 'rename', table: words(change.saga), what: `to ${words(change.to)}` };
    case 'rename-step':
      return { verb: 'rename', table: words(change.saga), what: `${change.step} to ${change.to}` };
  }
}

const isRebuilt = (steps: readonly MigrationStep[], table: string): boolean =>
  steps.some(({ change }) => change.kind === 'make-table' && change.table.name === table) &&
  steps.some(({ change }) => change.kind === 'drop-table' && change.table === table);

const tableOf = (change: SchemaChange): string | undefined => {
  if (isOfRuntime(change)) return undefined;
  return change.kind === 'make-table' ? change.table.name : change.table;
};

/** What is worth a name: an index is not where its table changes otherwise. */
function actionsOf(steps: readonly MigrationStep[], nounOf: NounOf): readonly Action[] {
  const ofTables = steps.filter(({ change }) => !isOfRuntime(change));
  const named = ofTables.length > 0 ? ofTables : steps;
  const all = named.map((step): Action => {
    const table = tableOf(step.change);
    return table !== undefined && isRebuilt(steps, table)
      ? { verb: 'rebuild', table: nounOf(table), what: '' }
      : actionOf(step, nounOf);
  });
  const changed = new Set(all.filter(({ verb }) => verb !== 'index').map(({ table }) => table));
  const worthy = all.filter(
    ({ verb, table }) => verb !== 'index' || changed.size === 0 || !changed.has(table),
  );
  return [...new Map(worthy.map((action) => [JSON.stringify(action), action])).values()];
}

const phrase = ({ verb, table, what }: Action): string =>
  [verb, table, what].filter((part) => part !== '').join(' ');

const LONGEST = 50;

function nameOf(actions: readonly Action[]): string {
  const [first] = actions;
  if (first === undefined) return 'change-tables';
  const isOne = actions.every(({ verb, table }) => verb === first.verb && table === first.table);
  const whats = actions.map(({ what }) => what);
  const together = phrase({ ...first, what: whats.join(' and ') });
  const text = isOne && together.length <= LONGEST ? together : phrase(first);
  const isWhole = text === together && isOne;
  const isOneTable = actions.every(({ table }) => table === first.table);
  if (isWhole) return wordsOf(text).join('-');
  if (isOneTable) return wordsOf(`change ${first.table}`).join('-');
  return wordsOf(`${text.length <= LONGEST ? text : `change ${first.table}`} and more`).join('-');
}

const SENTENCES: Readonly<Record<Verb, string>> = {
  add: 'adds',
  change: 'changes',
  drop: 'drops',
  index: 'changes the indexes of',
  rebuild: 'makes the table of a view anew, whose rows come back from the events:',
  rename: 'renames',
  retire: 'takes out of use',
};

/** Actions of one kind on one table are one sentence. */
function inGroups(actions: readonly Action[]) {
  const groups = new Map<string, { verb: Verb; table: string; whats: string[] }>();
  for (const { verb, table, what } of actions) {
    const key = `${verb} ${table}`;
    const group = groups.get(key) ?? { verb, table, whats: [] };
    group.whats.push(what);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What a migration is called, from what it does. */
export function migrationTitle(steps: readonly MigrationStep[], nounOf: NounOf): MigrationTitle {
  const actions = actionsOf(steps, nounOf);
  const sentences = inGroups(actions).map(
    ({ verb, table, whats }) => `${SENTENCES[verb]} ${`${table} ${whats.join(', ')}`.trim()}`,
  );
  return { name: nameOf(actions), doc: docComment(`${capital(sentences.join('; '))}.`) };
}
