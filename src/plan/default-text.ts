import type { Default, Type } from '../model/declaration.ts';
import { stringLiteral } from './escape.ts';
import { typeName } from './identifiers.ts';
import type { Import } from './imports.ts';
import { importFile } from './paths.ts';
import { isDecimal } from './type-text.ts';

/** The value of a default in code; `now` and `today` come from a `clock` in scope. */
export interface DefaultText {
  readonly text: string;
  readonly imports: readonly Import[];
  readonly needsClock: boolean;
}

const runtime = (name: string): Import => ({ name, from: '@plinth/runtime/domain' });

const plain = (text: string): DefaultText => ({ text, imports: [], needsClock: false });

/** @example defaultText({ kind: 'now' }, datetime, 'Catalog').text // 'clock.now()' */
export function defaultText(value: Default, type: Type, context: string | undefined): DefaultText {
  switch (value.kind) {
    case 'number':
      return isDecimal(type)
        ? { ...plain(`Decimal.of('${value.text}')`), imports: [runtime('Decimal')] }
        : plain(value.text);
    case 'bool':
      return plain(String(value.value));
    case 'text':
      return plain(stringLiteral(value.value));
    case 'member': {
      const name = typeName(value.enum);
      return {
        ...plain(`${name}.${value.member.name}`),
        imports: [{ name, from: importFile(value.enum, context) }],
      };
    }
    case 'now':
    case 'today':
      return { text: `clock.${value.kind}()`, imports: [], needsClock: true };
    case 'uuid':
      return { ...plain('newId()'), imports: [runtime('newId')] };
  }
}
