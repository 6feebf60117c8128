import type { Consumer, Message } from '../../spec/consumer.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Consume, ConsumedMessage } from '../consume.ts';
import type { Field } from '../declaration.ts';
import { namesOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
import { bindCondition } from './bind.ts';
import { declared } from './declared.ts';
import { buildFields } from './field.ts';
import { buildForEach } from './for-each.ts';
import { buildRoute } from './route.ts';
import { buildDoing } from './send.ts';
import type { Building, Site } from './site.ts';
import { buildRetry, usualRetry } from './timing.ts';

export function buildConsume(written: Consumer, site: Site): Consume {
  return {
    kind: 'consume',
    ...declared({ ...written, name: written.channel }, site.context),
    delivery: written.kind,
    messages: written.messages.map((message) => buildMessage(message, site)),
    retry: written.retry ? buildRetry(written.retry) : usualRetry,
    deadLetter: written.deadLetter,
    concurrency: written.concurrency,
    format: written.format,
  };
}

function buildMessage(written: Message, site: Site): ConsumedMessage {
  const fields = buildFields(written.fields, site);
  const message: Building<ConsumedMessage> = {
    type: written.type.text,
    fields,
    once: findOnce(written, fields, site),
    when: undefined,
    forEach: undefined,
    body: { kind: 'code' },
    http: written.http && buildRoute(written.http, fields, { status: 202, site }),
  };
  site.later(() => {
    const payload = namesOf(fields);
    const outer = scopeAt('message', site.nameables, { payload });
    const loop = written.forEach && buildForEach(written.forEach, outer, site);
    const scope = loop ? scopeAt('message', site.nameables, { payload, each: [loop.each] }) : outer;
    message.forEach = loop?.forEach;
    message.when = written.when && bindCondition(site, written.when, scope);
    const { type: name, ...rest } = written;
    message.body = buildDoing({ ...rest, name }, scope, site);
  });
  return message;
}

function findOnce({ once }: Message, fields: readonly Field[], site: Site): Field | undefined {
  const found = fields.find(({ name }) => name === once?.text);
  if (once && found === undefined) {
    site.report('SPEC_ONCE', once.at, {
      name: once.text,
      near: nearest(
        once.text,
        fields.map(({ name }) => name),
      ),
    });
  }
  return found;
}
