import type { Child, Enum, ExpressionType, Field, Name, Union, Value } from './declaration.ts';
import { givenTo, isOptional, membersOf, namesOf, typeOf } from './expression-type.ts';
import { fingerprint } from './fingerprint.ts';
import type { Nameable } from './scope.ts';

/** A named thing as TypeScript: what it says, and the things it names in turn. */
export interface TypeDeclaration {
  readonly key: string;
  readonly context: string | undefined;
  readonly text: string;
  readonly needs: ReadonlySet<string>;
}

type Owned = ExpressionType & { readonly kind: 'object' };

/** Writes types and remembers what they name, so that only what is needed is declared. */
export class Declarations {
  readonly #known = new Map<string, TypeDeclaration>();
  readonly #fingerprints = new Map<string, string>();

  /** A type in TypeScript; what it names is added to `needs`. */
  type(type: ExpressionType, needs: Set<string>): string {
    switch (type.kind) {
      case 'unknown':
        return 'any';
      case 'decimal':
        return 'Decimal';
      case 'enum':
      case 'union':
      case 'value':
      case 'child':
        return this.#named(type, needs);
      case 'object':
        return this.#object(type, needs);
      case 'list':
        return `readonly ${this.#element(type.of, needs)}[]`;
      case 'map':
        return `{ readonly [key: string]: ${this.type(type.of, needs)} | null }`;
      case 'optional':
        return `${this.type(type.of, needs)} | null`;
      default:
        return type.kind;
    }
  }

  /** A name that is called or taken a member of. */
  nameable(nameable: Nameable, context: string | undefined, needs: Set<string>): void {
    if ('members' in nameable || 'cases' in nameable || 'fields' in nameable) {
      this.#named(nameable, needs);
      return;
    }
    const key = `${qualified(context, nameable.name)}()`;
    needs.add(key);
    this.#declare(key, context, (inner) => this.#callable(nameable, context, inner));
  }

  get(key: string): TypeDeclaration {
    const declaration = this.#known.get(key);
    if (declaration === undefined) throw new Error(`nothing declares ${key}`);
    return declaration;
  }

  /** All that is needed, directly or not. */
  closure(needs: Iterable<string>): ReadonlySet<string> {
    const all = new Set<string>();
    const todo = [...needs];
    for (let key = todo.pop(); key !== undefined; key = todo.pop()) {
      if (all.has(key)) continue;
      all.add(key);
      todo.push(...this.get(key).needs);
    }
    return all;
  }

  /** Changes when anything that is needed, directly or not, changes. */
  fingerprint(needs: Iterable<string>): string {
    const names = [...needs].sort().join(' ');
    const known = this.#fingerprints.get(names);
    if (known !== undefined) return known;
    const keys = [...this.closure(needs)].sort();
    const made = fingerprint(keys.map((key) => this.get(key).text).join('\n'));
    this.#fingerprints.set(names, made);
    return made;
  }

  #element(type: ExpressionType, needs: Set<string>): string {
    const text = this.type(type, needs);
    return type.kind === 'optional' || type.kind === 'list' ? `(${text})` : text;
  }

  #named(type: Enum | Union | Value | Child, needs: Set<string>): string {
    const key = qualified(type.context, type.name);
    needs.add(key);
    this.#declare(key, type.context, (inner) => {
      if (type.kind === 'enum') return enumText(type);
      return type.kind === 'union' ? this.#union(type, inner) : this.#value(type, inner);
    });
    return key;
  }

  #object(type: Owned, needs: Set<string>): string {
    if (type.name === undefined || type.context === undefined) {
      return this.#members(type.members, needs);
    }
    const key = qualified(type.context, type.name);
    needs.add(key);
    this.#declare(key, type.context, (inner) => {
      return `interface ${type.name} ${this.#members(type.members, inner)}`;
    });
    return key;
  }

  /** A declaration may need itself, so it is known before its text is. */
  #declare(key: string, context: string | undefined, write: (needs: Set<string>) => string): void {
    if (this.#known.has(key)) return;
    const needs = new Set<string>();
    const pending = { key, context, text: '', needs };
    this.#known.set(key, pending);
    this.#known.set(key, { ...pending, text: write(needs) });
  }

  #members(names: readonly Name[], needs: Set<string>): string {
    const lines = names.map(({ name, type }) => `readonly ${name}: ${this.type(type, needs)}`);
    return `{ ${lines.join('; ')} }`;
  }

  /** What a constructor or a call takes: what has a default or `?` may be left out. */
  input(fields: readonly Field[], needs: Set<string>): string {
    const lines = fields
      .filter(({ computed }) => computed === undefined)
      .map((field) => `${field.name}${isOptional(field) ? '?' : ''}: ${this.#given(field, needs)}`);
    return `{ ${lines.join('; ')} }`;
  }

  #given(field: Field, needs: Set<string>): string {
    return this.type(typeOf(field), needs);
  }

  #value(type: Value | Child, needs: Set<string>): string {
    const operations = type.kind === 'value' ? type.operations : [];
    const methods = operations.map(
      ({ name, input, returns }) =>
        `${name}(${this.#parameters(input, needs)}): ${this.type(typeOf(returns), needs)}`,
    );
    const members = this.#members(membersOf(type) ?? [], needs).slice(1, -1);
    const given = this.input(givenTo(type), needs);
    return `interface ${type.name} {${[members, ...methods].join('; ')} }
function ${type.name}(fields: ${given}): ${type.name};`;
  }

  #parameters(fields: readonly Field[], needs: Set<string>): string {
    return namesOf(fields)
      .map(({ name, type }) => `${name}: ${this.type(type, needs)}`)
      .join(', ');
  }

  #union({ name, cases }: Union, needs: Set<string>): string {
    const types = cases.map(
      (one) =>
        `{ readonly type: '${one.name}'; ${this.#members(namesOf(one.fields), needs).slice(1)}`,
    );
    const makers = cases.map((one) => {
      const mark = one.fields.every(isOptional) ? '?' : '';
      return `${one.name}(fields${mark}: ${this.input(one.fields, needs)}): ${name}`;
    });
    return `type ${name} = ${types.join(' | ') || 'never'};
const ${name}: { ${makers.join('; ')} };`;
  }

  #callable(
    nameable: Exclude<Nameable, Enum | Union | Value | Child>,
    context: string | undefined,
    needs: Set<string>,
  ): string {
    switch (nameable.kind) {
      case 'entity':
      case 'aggregate': {
        const { name, row: members } = nameable;
        const row = this.type(
          { kind: 'object', name, ...(context && { context }), members },
          needs,
        );
        return `const ${name}: { get(id: ${this.type(nameable.id, needs)}): ${row} | null };`;
      }
      case 'service': {
        const operations = nameable.operations.map(
          ({ name, input, returns }) =>
            `${name}(${this.#parameters(input, needs)}): ${this.type(typeOf(returns), needs)}`,
        );
        return `const ${nameable.name}: { ${operations.join('; ')} };`;
      }
      case 'external': {
        const operations = nameable.operations.map(
          ({ name, input, returns }) =>
            `${name}(${this.#oneInput(input, needs)}): ${this.type(returns, needs)}`,
        );
        return `const ${nameable.name}: { ${operations.join('; ')} };`;
      }
      case 'query':
        return `function ${nameable.name}(${this.#oneInput(nameable.input, needs)}): ${this.type(nameable.returns, needs)};`;
      case 'command':
        return `function ${nameable.name}(...input: any[]): void;`;
    }
  }

  #oneInput(fields: readonly Field[], needs: Set<string>): string {
    return `input${fields.every(isOptional) ? '?' : ''}: ${this.input(fields, needs)}`;
  }
}

const qualified = (context: string | undefined, name: string): string =>
  context === undefined ? name : `${context}.${name}`;

function enumText({ name, members }: Enum): string {
  const entries = members.map((member) => `readonly ${member.name}: ${quoted(member.wire)}`);
  const wires = members.map((member) => quoted(member.wire));
  return `const ${name}: { ${entries.join('; ')} };
type ${name} = ${wires.join(' | ') || 'never'};`;
}

const quoted = (text: string): string => JSON.stringify(text);
