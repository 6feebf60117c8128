import {
  type Doc,
  firstFitting,
  group,
  ifBreak,
  indent,
  join,
  line,
  printDoc,
  softline,
} from './doc.ts';
import { brackets } from './layout.ts';
import { longLine } from './long-line.ts';

/**
 * Code whose line breaks depend on where it lands. What stands behind `key:`, `x =` or `return` is a
 * tail: it starts with its own space or line break.
 */
export const call = (callee: string, ...args: readonly Doc[]): Doc => [
  callee,
  brackets({ open: '(', close: ')', items: args }),
];

export interface ArrowCall {
  readonly callee: string;
  /** Those before the arrow function. */
  readonly args: readonly Doc[];
  /** @example '(item)' */
  readonly params: string;
  readonly body: Doc;
  /** The body has brackets of its own, which break instead: `(item) => [`. */
  readonly hugs?: boolean;
}

/** A call whose last argument is an arrow function: the function hugs the brackets if it can. */
export function arrowCall({ callee, args, params, body, hugs = false }: ArrowCall): Doc {
  if (hugs) return [`${callee}(`, join(', ', [...args, [params, ' => ', body]]), ')'];
  const flat = [`${callee}(`, join(', ', [...args, [params, ' => ', body]]), ')'];
  const broken = group([indent(line, body), ifBreak(','), softline], true);
  const hugging = [`${callee}(`, join(', ', [...args, [params, ' =>', broken]]), ')'];
  const arrow = [params, ' =>', group(indent(line, body))];
  const apart = [
    `${callee}(`,
    indent(softline, join([',', line], [...args, arrow])),
    ',',
    softline,
    ')',
  ];
  return firstFitting(flat, hugging, apart);
}

export interface ObjectCall {
  readonly callee: string;
  /** Those before the object. */
  readonly args: readonly Doc[];
  /** Its properties. */
  readonly items: readonly Doc[];
}

/** A call whose last argument has brackets that break in place of those of the call. */
function huggingCall(callee: string, args: readonly Doc[], last: (breaks: boolean) => Doc): Doc {
  const hug = (breaks: boolean): Doc => [`${callee}(`, join(', ', [...args, last(breaks)]), ')'];
  const all = join([',', line], [...args, last(false)]);
  const apart = [`${callee}(`, indent(softline, all), ',', softline, ')'];
  return firstFitting(hug(false), hug(true), apart);
}

/** A call whose last argument is an object: the object hugs the brackets if it can. */
export function objectCall({ callee, args, items }: ObjectCall): Doc {
  if (items.length === 0) return call(callee, ...args);
  const inside = join([',', line], items);
  return huggingCall(callee, args, (breaks) =>
    group(['{', indent(line, inside), ifBreak(','), line, '}'], breaks),
  );
}

/** The same with a list as the last argument. */
export function listCall({ callee, args, items }: ObjectCall): Doc {
  const inside = join([',', line], items);
  return huggingCall(callee, args, (breaks) =>
    group(['[', indent(softline, inside), ifBreak(','), softline, ']'], breaks),
  );
}

/** A tail that breaks inside; only when its start does not fit it moves to the next line. */
export function behind(code: Doc): Doc {
  const gap = group(indent(line));
  return [gap, ifBreak(indent(code), code, gap)];
}

/** A tail that moves to the next line when it is too long. */
export const below = (code: Doc): Doc => group(indent(line, code));

/** `test ? yes : no` as a tail. */
export const choice = (test: Doc, yes: Doc, no: Doc): Doc =>
  below(group([test, indent(line, ['? ', indent(yes)], line, [': ', indent(no)])]));

/** Code on one line, whatever its width. */
export const flatText = (code: Doc): string =>
  printDoc(code, { indent: 0, width: Number.MAX_SAFE_INTEGER }).trimStart();

interface Around {
  readonly before: Doc;
  readonly tail: Doc;
  readonly after: string;
}

function lineAt({ before, tail, after }: Around, indentation: number): string {
  const code = printDoc([before, tail], { indent: indentation, after });
  const margin = ' '.repeat(indentation);
  const text = `${margin}${code}${after}`;
  if (text.length <= 100) return text;
  return longLine(`${margin}${flatText([before, tail])}${after}`) ?? text;
}

/**
 * A property with its comma, indented.
 *
 * @example property('amount', behind(call('Decimal.of', 'json.amount')), 6)
 */
export const property = (key: string, tail: Doc, indentation: number): string =>
  lineAt({ before: `${key}:`, tail, after: ',' }, indentation);

/** A statement, indented. @example statement('this.amount =', below('fields.amount'), 4) */
export const statement = (head: string, tail: Doc, indentation: number): string =>
  lineAt({ before: head, tail, after: ';' }, indentation);
