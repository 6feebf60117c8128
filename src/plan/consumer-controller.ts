import type { Route } from '../model/route.ts';
import type { ApplicationCommandScope } from './application-command-scope.ts';
import { objectCall, statement } from './code-doc.ts';
import { schemaLines } from './command-controller.ts';
import { pathFields } from './command-route.ts';
import { type ConsumerScope, channelDoc, requestedOf } from './consumer-scope.ts';
import { declaredFile } from './declared-file.ts';
import { line } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { genericsText } from './generics-text.ts';
import { renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { camel, kebab, sentence } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { propertyName } from './schema-text.ts';

/** What is enqueued: the body as it came, and what the path says. */
function dataDoc(requested: ReturnType<typeof requestedOf>) {
  const { envelope } = requested.http;
  const body = envelope === undefined ? 'request.body' : `request.body.${envelope}`;
  const params = pathFields(requested);
  if (params.length === 0) return body;
  const items = params.map(({ name, wire }) => `${propertyName(wire)}: request.params.${name}`);
  return brackets({ open: '{', close: '}', items: [`...${body}`, ...items], space: line });
}

const anything = 'Record<string, unknown>';

function generics(requested: ReturnType<typeof requestedOf>): readonly string[] {
  const { envelope } = requested.http;
  const params = pathFields(requested).map(({ name }) => `${name}: string`);
  return [
    ...(params.length > 0 ? [`Params: { ${params.join('; ')} }`] : []),
    `Body: ${envelope === undefined ? anything : `{ ${envelope}: ${anything} }`}`,
  ];
}

function routeView(one: ApplicationCommandScope, http: Route, scope: ConsumerScope) {
  const { consume, context, model } = scope;
  const requested = requestedOf(one, scope, http);
  const type = one.consumed?.type ?? '';
  const method = http.method.toLowerCase();
  const sent = objectCall({
    callee: 'sendMessage',
    args: ['this.#broker'],
    items: [
      ['channel: ', channelDoc(consume)],
      `type: ${stringLiteral(type)}`,
      `format: '${consume.format}'`,
      `source: '/${model.app.name}/${kebab(context.name)}'`,
      ['data: ', dataDoc(requested)],
    ],
  });
  return {
    tag: stringLiteral(context.name),
    method,
    generics: genericsText(method, generics(requested)),
    path: stringLiteral(http.path),
    operation: camel(`enqueue ${type}`),
    summary: stringLiteral(sentence(`enqueue ${type}`)),
    description: '',
    schema: schemaLines(requested, undefined, model),
    config: model.auth ? '{ allow: access, idempotent: true }' : '{ idempotent: true }',
    statements: [statement('await', [' ', sent], 8), '        return accepted(reply);'],
    usesReply: true,
  };
}

/** `presentation/order-commands-channel-controller.ts`: its routes only enqueue. */
export function planConsumerController(scope: ConsumerScope): PlannedFile {
  const { consume, controller, commands, model } = scope;
  const hasAuth = model.auth !== undefined;
  const imports = [
    { name: 'accepted', from: '@plinth/runtime/controllers' },
    { name: 'Server', from: '@plinth/runtime/controllers', type: true },
    { name: 'MessageBroker', from: '@plinth/runtime/messaging', type: true },
    { name: 'sendMessage', from: '@plinth/runtime/messaging' },
    ...(hasAuth ? [{ name: 'allow', from: '@plinth/runtime/auth' }] : []),
  ];
  return declaredFile(consume, {
    role: 'controller',
    path: controller.file,
    template: 'app/src/contexts/__context__/presentation/__channel__-controller.ts',
    view: {
      imports: renderImports(imports, controller.file),
      name: controller.type,
      hasAuth,
      routes: commands.flatMap((one) => {
        const http = one.consumed?.http;
        return http ? [routeView(one, http, scope)] : [];
      }),
    },
  });
}
