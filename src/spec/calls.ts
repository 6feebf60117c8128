import type { Call, Sending } from './call.ts';
import { expression } from './expressions.ts';
import { defined, either, mapped, tolerant } from './grammar/form.ts';
import type { Kind, Node } from './grammar/kind.ts';
import { oneOrMore } from './grammar/list.ts';
import { optional, record, required } from './grammar/record.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import { readCall } from './read-call.ts';

export const call: Kind<Call> = {
  ...mapped(expression, (found, { reading }: Node) => readCall(found, reading)),
  schema: (define) =>
    define('call', () => ({
      type: 'string',
      description: 'A call, for example: Order.Cancel(orderId, { reason })',
    })),
};

/** One call, or several. */
export const calls: Kind<readonly Call[]> = tolerant(oneOrMore(call), () => []);

const guarded = record({
  when: optional(expression, 'The first entry whose `when` holds is made.'),
  do: required(call, 'The call.'),
});

const sending: Kind<Sending> = either<Sending, Sending>(
  isYamlMap,
  mapped(guarded, ({ do: made, ...rest }) => ({ ...rest, call: made })),
  mapped(call, (made, { at }) => ({ call: made, at })),
);

/** One call, or a list of calls and `{ when, do }`. */
export const sendings: Kind<readonly Sending[]> = defined(
  'do',
  tolerant(oneOrMore(sending), () => []),
);
