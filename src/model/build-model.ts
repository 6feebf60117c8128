import type { Diagnostic } from '../diagnostic.ts';
import type { Spec } from '../spec/spec.ts';
import { buildAuth } from './build/auth.ts';
import { checkClassNames } from './build/class-names.ts';
import { buildContext } from './build/context.ts';
import { checkHolding, cutCycles } from './build/cycles.ts';
import {
  type DeclaredContext,
  declareContext,
  declareVocabularyIn,
} from './build/declare-context.ts';
import { buildDeploy } from './build/deploy.ts';
import type { Directories, Directory } from './build/directory.ts';
import { buildGateway } from './build/gateway.ts';
import { buildHttp } from './build/http.ts';
import { NameTable } from './build/naming.ts';
import { openDirectories } from './build/open-directories.ts';
import { openNames } from './build/open-names.ts';
import { RouteTable } from './build/route-table.ts';
import { EnoughErrors, type Findings, type Report, reporter, type Site } from './build/site.ts';
import { checkTableNames } from './build/table-names.ts';
import { checkVariables } from './build/variables.ts';
import { type DeclaredVocabulary, fillVocabulary } from './build/vocabulary.ts';
import { worthTelling } from './build/worth-telling.ts';
import type { Bound } from './expression.ts';
import type { Model } from './model.ts';

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
  try {
    return build(spec, findings);
  } catch (error) {
    if (!(error instanceof EnoughErrors)) throw error;
    return { diagnostics: worthTelling(findings.diagnostics), expressions: [] };
  }
}

function build(spec: Spec, findings: Findings): BuiltModel {
  const report = reporter(findings.diagnostics);
  const directories = openDirectories(spec);
  const declared = declareSpec(spec, directories, report);
  const { model, names } = fillSpec(spec, declared, { directories, report, findings });
  const { shared, contexts } = model;
  cutCycles(standsOf(declared), report);
  runAll(findings.soon);
  checkHolding([shared, ...contexts], report);
  checkClassNames(contexts, report);
  checkTableNames(contexts, report);
  checkVariables(spec, report);
  names.fill(shared, contexts);
  runAll(findings.later);
  const { expressions } = findings;
  const diagnostics = worthTelling(findings.diagnostics);
  const isWrong = diagnostics.some(({ severity }) => severity === 'error');
  return { diagnostics, expressions, ...(!isWrong && { model }) };
}

interface Declared {
  readonly shared: DeclaredVocabulary;
  readonly contexts: readonly DeclaredContext[];
}

/** First every thing gets its name, so that any can be found from anywhere. */
function declareSpec(spec: Spec, directories: Directories, report: Report): Declared {
  checkContextNames(spec, report);
  return {
    shared: declareVocabularyIn(directories.shared, spec.shared, report),
    contexts: spec.contexts.map((context) => {
      const directory = directories.contexts.get(context.name.text) ?? directories.shared;
      return declareContext(context, directory, report);
    }),
  };
}

function checkContextNames(spec: Spec, report: Report): void {
  const names = new NameTable('the spec', report);
  for (const { name, was } of spec.contexts) names.add(name, { as: 'a context', was });
  names.close();
}

/** Then every thing is filled in; what needs other things to be so is put off in the findings. */
function fillSpec(
  spec: Spec,
  declared: Declared,
  found: {
    readonly directories: Directories;
    readonly report: Report;
    readonly findings: Findings;
  },
): { readonly model: Model; readonly names: ReturnType<typeof openNames> } {
  const { directories, report } = found;
  const auth = spec.auth && buildAuth(spec.auth, report);
  const http = buildHttp(spec.http, { directories, report });
  const names = openNames(directories);
  const siteOf = siteOpener({ ...found, roles: auth?.roles, basePath: http.basePath });
  fillVocabulary(declared.shared, spec.shared, siteOf(directories.shared, names));
  const contexts = declared.contexts.map((context) =>
    buildContext(context, siteOf(context.directory, names)),
  );
  const app = { name: spec.app.name.text, description: spec.app.description };
  const around = { app: app.name, contexts: contexts.map(({ name }) => name), report };
  const deploy = buildDeploy(spec.deploy, around);
  const { gateway } = spec.deploy ?? {};
  if (gateway) {
    const front = { ...siteOf(directories.shared, names), nameables: names.everywhere };
    deploy.gateway = buildGateway(gateway, front);
  }
  return { model: { app, auth, http, shared: declared.shared, contexts, deploy }, names };
}

function siteOpener(
  common: Pick<Site, 'directories' | 'report' | 'findings' | 'roles' | 'basePath'>,
) {
  const { soon, later } = common.findings;
  const routes = new RouteTable();
  return (directory: Directory, names: ReturnType<typeof openNames>): Site => ({
    ...common,
    routes,
    context: directory.context,
    directory,
    nameables: names.of(directory),
    soon: (task) => void soon.push(task),
    later: (task) => void later.push(task),
  });
}

const standsOf = ({ shared, contexts }: Declared) => [
  ...shared.types,
  ...contexts.flatMap(({ vocabulary, entities, aggregates }) => [
    ...vocabulary.types,
    ...entities,
    ...aggregates,
  ]),
];

/** Tasks may add tasks. */
function runAll(tasks: readonly (() => void)[]): void {
  for (const task of tasks) task();
}
