import type { Consume } from '../model/consume.ts';
import type { Model } from '../model/model.ts';
import type { ApplicationCommandScope } from './application-command-scope.ts';
import { behind, below, property } from './code-doc.ts';
import { fieldsType } from './command-fields.ts';
import { isReadOtherwise, type Requested, requestFields } from './command-request.ts';
import { planRequests } from './command-requests.ts';
import { sentSchema } from './command-schema.ts';
import { planConsumerController } from './consumer-controller.ts';
import { type ConsumerScope, channelDoc, requestedOf } from './consumer-scope.ts';
import { planConsumerTest } from './consumer-test.ts';
import { declaredFile } from './declared-file.ts';
import { docComment, stringLiteral } from './escape.ts';
import { formerId } from './former-id.ts';
import { type Import, renderImports } from './imports.ts';
import { camel } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { retryText } from './retry-text.ts';
import { jsonDoc } from './schema-text.ts';
import type { JsonObject } from './type-schema.ts';

/** The options of the consumer, where they are not as usual. */
function optionLines({ consume, name }: ConsumerScope): readonly string[] {
  const retry = retryText(consume.retry);
  return [
    property('name', [' ', stringLiteral(name)], 6),
    property('channel', behind(channelDoc(consume)), 6),
    ...(consume.format === 'json' ? [property('format', " 'json'", 6)] : []),
    ...(retry === '' ? [] : [property('retry', [' ', retry], 6)]),
    ...(consume.concurrency === 1 ? [] : [property('concurrency', ` ${consume.concurrency}`, 6)]),
    ...(consume.deadLetter ? [] : [property('deadLetter', ' false', 6)]),
  ];
}

/** What a message has to hold; whoever sends it may say more, such as its type. */
function messageSchema(requested: Requested, model: Model): JsonObject {
  const schema = sentSchema(requested, { model, partial: false }) ?? { type: 'object' };
  const { additionalProperties: _, ...open } = schema;
  return open;
}

/** How messages of one type become commands. */
function messageView(one: ApplicationCommandScope, scope: ConsumerScope) {
  const { consumed, message, command, file } = one;
  const requested = requestedOf(one, scope);
  const isOther = isReadOtherwise(requested);
  const type = `${fieldsType(command)}${isOther ? 'Json' : ''}`;
  const value = isOther ? `${camel(fieldsType(command))}FromJson(json)` : 'json';
  const hasFields = command.input.length > 0;
  const params = hasFields ? `(json: ${type})` : '()';
  const body = `new ${message}(${hasFields ? value : ''})`;
  const { once } = consumed ?? {};
  return {
    lines: [
      property('type', [' ', stringLiteral(consumed?.type ?? '')], 6),
      property('schema', [' ', jsonDoc(messageSchema(requested, scope.model))], 6),
      property('command', [` ${params} =>`, below(body)], 6),
      ...(once ? [property('once', ` (json) => json.${once.wire}`, 6)] : []),
    ],
    imports: [{ name: message, from: file }, ...requestFields(requested).imports],
  };
}

/** `infrastructure/consumers/order-commands.ts` */
function planConsumerClass(scope: ConsumerScope): PlannedFile {
  const { consume, type, file, commands } = scope;
  const messages = commands.map((one) => messageView(one, scope));
  const imports: readonly Import[] = [
    { name: 'CommandConsumer', from: '@plinth/runtime/messaging' },
    { name: 'CommandConsumerPorts', from: '@plinth/runtime/messaging', type: true },
    ...messages.flatMap((one) => one.imports),
  ];
  return declaredFile(consume, {
    role: 'consumer',
    path: file,
    template: 'app/src/contexts/__context__/infrastructure/consumers/__channel__.ts',
    view: {
      imports: renderImports(imports, file),
      doc: docComment(consume.description),
      type,
      options: optionLines(scope),
      messages: messages.map(({ lines }) => lines),
    },
  });
}

const hasRoute = ({ messages }: Consume): boolean => messages.some(({ http }) => http);

/** The consumers of a context, what reads their messages, and the routes that enqueue some. */
export const planConsumers = (scopes: readonly ConsumerScope[]): readonly PlannedFile[] =>
  scopes.flatMap((scope) => [
    planConsumerClass(scope),
    ...planRequests(
      scope.commands.map((one) => requestedOf(one, scope)),
      {
        path: scope.readers,
        id: `${scope.consume.id}#messages`,
        was: formerId(scope.consume, 'messages'),
      },
    ),
    ...(hasRoute(scope.consume) ? [planConsumerController(scope)] : []),
    ...planConsumerTest(scope),
  ]);
