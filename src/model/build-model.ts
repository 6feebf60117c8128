import type { Diagnostic } from '../diagnostic.ts';
import type { Spec } from '../spec/spec.ts';
import { buildAuth } from './build/auth.ts';
import { buildContext } from './build/context.ts';
import { checkHolding, cutCycles } from './build/cycles.ts';
import { type DeclaredContext, declareContext, declareVocabularyIn } from './build/declare-context.ts';
import { buildDeploy } from './build/deploy.ts';
import type { Directories, Directory } from './build/directory.ts';
import { buildGateway } from './build/gateway.ts';
import { buildHttp } from './build/http.ts';
import { nameablesOf } from './build/nameables.ts';
import { NameTable } from './build/naming.ts';
import { RouteTable } from './build/route-table.ts';
import { type Findings, reporter, type Site } from './build/site.ts';
import { checkTableNames } from './build/table-names.ts';
import { type DeclaredVocabulary, fillVocabulary } from './build/vocabulary.ts';
import { worthTelling } from './build/worth-telling.ts';
import type { Context, Shared } from './context.ts';
import type { Bound } from './expression.ts';
import type { Model } from './model.ts';
import type { Nameable } from './scope.ts';

export interface BuiltModel {
  /** Absent when there is an error among the diagnostics. */
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
  /** Every expression, for `checkExpressions`. */
  readonly expressions: readonly Bound[];
}

/** Finds out what a spec means, and everything that is wrong with it. */
export function buildModel(spec: Spec): BuiltModel {
  const findings: Findings = { diagnostics: [], expressions: [], soon: [], later: [] };
  const report = reporter(findings.diagnostics);
  const directories = openDirectories(spec);
  const shared = declareVocabularyIn(directories.shared, spec.shared, report);
  checkContextNames(spec, report);
  const declared = spec.contexts.map((context) =>
    declareContext(context, directoryOf(directories, context.name.text), report),
  );
  const auth = spec.auth && buildAuth(spec.auth, report);
  const http = buildHttp(spec.http, { directories, report });
  const names = openNames(directories);
  const common = {
    directories,
    report,
    findings,
    roles: auth?.roles,
    basePath: http.basePath,
    routes: new RouteTable(),
    soon: (task: () => void) => void findings.soon.push(task),
    later: (task: () => void) => void findings.later.push(task),
  };
  const siteOf = (directory: Directory): Site => ({
    ...common,
    context: directory.context,
    directory,
    nameables: names.of(directory),
  });
  fillVocabulary(shared, spec.shared, siteOf(directories.shared));
  const contexts = declared.map((context) => buildContext(context, siteOf(context.directory)));
  const deploy = buildDeploy(spec.deploy, {
    app: spec.app.name.text,
    contexts: contexts.map(({ name }) => name),
    report,
  });
  const { gateway } = spec.deploy ?? {};
  if (gateway) {
    const front = { ...siteOf(directories.shared), nameables: names.everywhere };
    deploy.gateway = buildGateway(gateway, front);
  }
  cutCycles(standsOf(shared, declared), report);
  runAll(findings.soon);
  checkHolding([shared, ...contexts], report);
  checkTableNames(contexts, report);
  names.fill(shared, contexts);
  runAll(findings.later);
  const diagnostics = worthTelling(findings.diagnostics);
  const { expressions } = findings;
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics, expressions };
  const app = { name: spec.app.name.text, description: spec.app.description };
  return { model: { app, auth, http, shared, contexts, deploy }, diagnostics, expressions };
}

const standsOf = (shared: DeclaredVocabulary, declared: readonly DeclaredContext[]) => [
  ...shared.types,
  ...declared.flatMap(({ vocabulary, entities, aggregates }) => [
    ...vocabulary.types,
    ...entities,
    ...aggregates,
  ]),
];

/** Tasks may add tasks. */
function runAll(tasks: readonly (() => void)[]): void {
  for (const task of tasks) task();
}

function openDirectories(spec: Spec): Directories {
  const contexts = new Map<string, Directory>();
  for (const context of spec.contexts) {
    contexts.set(context.name.text, {
      context: context.name.text,
      things: new Map(),
      errors: new Map(),
      events: new Map(),
      broken: new Set(context.broken),
      uses: new Map(context.uses.map(({ context, relation }) => [context.text, relation])),
      publications: new Map(),
      returns: new Map(),
      published: new Set(context.publishes.map(({ event }) => event.text)),
    });
  }
  const shared: Directory = {
    context: undefined,
    things: new Map(),
    errors: new Map(),
    events: new Map(),
    broken: new Set(spec.shared.broken),
    uses: new Map(),
    published: new Set(),
    publications: new Map(),
    returns: new Map(),
  };
  return { shared, contexts };
}

/** The directory of a context of the spec: always there. */
const directoryOf = ({ contexts, shared }: Directories, name: string): Directory =>
  contexts.get(name) ?? shared;

function checkContextNames(spec: Spec, report: Site['report']): void {
  const names = new NameTable('the spec', report);
  for (const { name, was } of spec.contexts) names.add(name, { as: 'a context', was });
  names.close();
}

/** The names that expressions see: empty maps at first, filled when every thing is. */
function openNames({ shared, contexts }: Directories) {
  const all = new Map<string, Map<string, Nameable>>();
  for (const name of contexts.keys()) all.set(name, new Map());
  const own = new Map<Directory, Map<string, Nameable>>();
  for (const directory of [shared, ...contexts.values()]) own.set(directory, new Map());
  return {
    of: (directory: Directory) => ({
      context: directory.context,
      own: own.get(directory) ?? new Map<string, Nameable>(),
      contexts: all,
      uses: new Set(directory.uses.keys()),
    }),
    /** Of what stands in no context: all of them may be named. */
    everywhere: {
      context: undefined,
      own: own.get(shared) ?? new Map<string, Nameable>(),
      contexts: all,
      uses: new Set(contexts.keys()),
    },
    fill: (kernel: Shared, filled: readonly Context[]) => {
      const common = nameablesOf(kernel);
      addTo(own.get(shared), common);
      for (const context of filled) {
        const names = nameablesOf(context);
        const directory = contexts.get(context.name);
        addTo(all.get(context.name), names);
        if (directory) addTo(own.get(directory), new Map([...common, ...names]));
      }
    },
  };
}

function addTo(map: Map<string, Nameable> | undefined, names: ReadonlyMap<string, Nameable>): void {
  for (const [name, nameable] of names) map?.set(name, nameable);
}
