import { fitSigns } from '../plan/fitted.ts';

/** A call that ends in a function, on a line of more than the width. */
const far =
  /^(?=.{101,}$)( *)((?:[\w.#]+|test\.each\(.*\))(?:<\w+>)?)\(((?:(?:'[^',]*'|\w+), )+)((?:async )?\([^()]*\)) =>( \{)?$/m;

/** The function with what stands on the lines before the end of the call, moved in. */
function functionText(head: string, lines: string, isBlock: boolean): string {
  if (isBlock) return `${head} => {${lines.replace(/\n(?=[^\n])/g, '\n  ')},`;
  const result = lines.trim().replace(/,$/, '');
  return `${head}${fitSigns['‹']} =>${fitSigns['·']}${result}${fitSigns['›']},`;
}

/**
 * Calls whose first line has no room, one argument a line; the body of the function moves in.
 *
 * @example spreadCalls("pages.get('/..', options, async (request) => {\n  ..\n});")
 */
export function spreadCalls(text: string): string {
  const [whole, margin = '', callee, args = '', head = '', block] = far.exec(text) ?? [];
  if (whole === undefined) return text;
  const start = text.indexOf(whole);
  const body = start + whole.length;
  const isBlock = block !== undefined;
  const end = isBlock ? `\n${margin}}` : '';
  const closing = text.indexOf(`${end}${isBlock ? '' : `\n${margin}`});`, body);
  if (closing < 0) return text;
  const lines = text.slice(body, closing + end.length);
  const before = args.split(', ').slice(0, -1);
  const parts = [...before.map((arg) => `${arg},`), functionText(head, lines, isBlock)];
  const inside = parts.map((one) => `\n${margin}  ${one}`).join('');
  const spread = `${margin}${callee}(${inside}\n${margin}`;
  const rest = text.slice(closing + end.length).replace(/^\n */, '');
  return text.slice(0, start) + spread + spreadCalls(rest);
}
