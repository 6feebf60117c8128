import type { DataMap } from '../edit.ts';
import { callTexts } from './call-text.ts';
import type { Concept } from './concept.ts';
import { described, oneOrAll, present } from './described.ts';
import { contextOption, descriptionOption } from './options.ts';
import { contextOf } from './parts.ts';
import { doOption } from './reaction-options.ts';
import type { Request } from './request.ts';
import { signature } from './signature.ts';
import { contextEdit } from './vocabulary-edit.ts';

export const consumerConcept: Concept = {
  name: 'consumer',
  about: 'messages from outside the system; its name is that of the channel',
  example: 'consumer order_commands --kind queue --message "cancel_order(orderId: uuid)"',
  nameCase: 'channel',
  options: [
    contextOption,
    {
      flag: 'kind',
      value: 'kind',
      about: 'topic: every subscriber gets each message; queue: one worker does',
      question: { message: 'Kind', choices: () => ['topic', 'queue'], usual: () => 'topic' },
    },
    {
      flag: 'message',
      value: 'type(fields)',
      isMany: true,
      about: 'a message, for example "cancel_order(orderId: uuid)"',
      question: { message: 'Message, as type(field: type, ..)' },
      check: (text) => void signature(text),
    },
    doOption,
    descriptionOption,
  ],
  edit: (request) => {
    const kind = request.text('kind');
    const messages = Object.fromEntries(
      request.list('message').map((text) => message(text, request)),
    );
    const value = described(request, { kind: kind === 'topic' ? undefined : kind, messages });
    return [contextEdit(request, 'consumes', { [request.name]: value })];
  },
};

function message(text: string, request: Request): readonly [string, DataMap] {
  const { name, input } = signature(text);
  const calls = callTexts(request, contextOf(request));
  const code = calls.length > 0 ? undefined : true;
  return [name, present({ fields: input, do: oneOrAll(calls), code })];
}
