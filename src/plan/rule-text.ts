import type { ErrorDeclaration, Rule } from '../model/declaration.ts';
import type { Model } from '../model/model.ts';
import { stringLiteral } from './escape.ts';
import { fieldsIn } from './expression-names.ts';
import { fitted } from './fitted.ts';
import { errorName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { importFile } from './paths.ts';
import { propertyName } from './schema-text.ts';

export interface RuleText {
  /** What is thrown. @example 'new OutOfStock()' */
  readonly error: string;
  readonly imports: readonly Import[];
}

/** The one field that a rule is about, by its name on the wire; `''`: the whole. */
function pathOf({ condition }: Rule): string {
  const [only, ...more] = fieldsIn(condition);
  return only !== undefined && more.length === 0 ? only.wire : '';
}

const message = ({ condition }: Rule): string =>
  stringLiteral(`does not satisfy ${condition.text.replace(/\s+/g, ' ')}`);

function builtIn(rule: Rule): string {
  const { name } = rule.error;
  if (name === 'Validation') {
    const path = pathOf(rule);
    const key = path === '' ? "''" : propertyName(path);
    return fitted`new ValidationError({‹${key}: [${message(rule)}]›})`;
  }
  if (name === 'NotUnique' && pathOf(rule) !== '') {
    return `new NotUnique(${stringLiteral(pathOf(rule))})`;
  }
  return explained.has(name) ? `new ${name}(${message(rule)})` : toldText(name);
}

/** Errors that take a sentence; the others are told of what is missing, or how long to wait. */
const explained = new Set([
  'Unauthenticated',
  'Forbidden',
  'IllegalState',
  'Conflict',
  'VersionMismatch',
]);

function declared(error: ErrorDeclaration, model: Model, context: string | undefined): RuleText {
  const name = errorName(error, model);
  return { error: `new ${name}()`, imports: [{ name, from: importFile(error, context) }] };
}

/** An error that is told without a rule: an outcome's. */
export function errorText(
  error: ErrorDeclaration,
  model: Model,
  context: string | undefined,
): RuleText {
  if (!error.builtIn) return declared(error, model, context);
  const text = toldText(error.name);
  const name = /^new (\w+)/.exec(text)?.[1] ?? '';
  return { error: text, imports: [{ name, from: '@plinth/runtime/domain' }] };
}

function toldText(name: string): string {
  if (name === 'Validation') return 'new ValidationError({})';
  if (name === 'NotUnique') return 'new NotUnique([])';
  const unknown = /^Unknown(?<kind>[A-Z]\w*)$/.exec(name)?.groups?.kind;
  return unknown === undefined ? `new ${name}()` : `new UnknownReference('${unknown}')`;
}

/** What is thrown when a rule does not hold, in a file of `context`. */
export function ruleText(rule: Rule, model: Model, context: string | undefined): RuleText {
  if (!rule.error.builtIn) return declared(rule.error, model, context);
  const error = builtIn(rule);
  const name = /^new (\w+)/.exec(error)?.[1] ?? '';
  return { error, imports: [{ name, from: '@plinth/runtime/domain' }] };
}
