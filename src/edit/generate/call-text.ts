import { camel } from '../../plan/names.ts';
import type { Context } from '../../spec/context.ts';
import type { Field } from '../../spec/field.ts';
import type { Request } from './request.ts';

/** The calls of --do, those without arguments filled by name. */
export function callTexts(request: Request, from: Context): readonly string[] {
  return request.list('do').map((text) => callText(text, request, from));
}

/**
 * A call that names only the command gets its arguments by name.
 *
 * @example callText('Order.Cancel', request, context) // 'Order.Cancel(orderId, { reason })'
 */
export function callText(text: string, { spec }: Request, from: Context): string {
  if (text.includes('(')) return text;
  const names = text.split('.');
  const foreign = spec.contexts.find(({ name }) => name.text === names[0]);
  const own = foreign ? names.slice(1) : names;
  const { aggregates, commands } = foreign ?? from;
  const [thing, command] = own;
  const aggregate = aggregates.find(({ name }) => name.text === thing);
  const found = aggregate?.commands.find(({ name }) => name.text === command);
  if (aggregate && found) {
    const isNew = found.state?.from.some(({ kind }) => kind === 'new') ?? false;
    const makesId = isNew && (aggregate.id === undefined || !aggregate.id.given);
    const id = makesId ? [] : [`${camel(aggregate.name.text)}Id`];
    return `${text}(${[...id, ...objectOf(found.input)].join(', ')})`;
  }
  const application = commands.find(({ name }) => name.text === thing);
  return application ? `${text}(${objectOf(application.input).join('')})` : text;
}

function objectOf(input: readonly Field[]): readonly string[] {
  const needed = input.filter(({ card, default: usual }) => card !== 'optional' && !usual);
  return needed.length === 0 ? [] : [`{ ${needed.map(({ name }) => name.text).join(', ')} }`];
}
