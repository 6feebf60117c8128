import type { Stream as SpecStream } from '../../spec/stream.ts';
import { scopeAt } from '../scope.ts';
import type { Stream } from '../stream.ts';
import { bindCondition } from './bind.ts';
import { declared } from './declared.ts';
import { findEvents } from './event-lookup.ts';
import { commonPayload } from './payload.ts';
import { buildDoing } from './send.ts';
import type { Building, Site } from './site.ts';

export function buildStream(written: SpecStream, site: Site): Stream {
  const { size, within } = written.batch;
  const stream: Building<Stream> = {
    kind: 'stream',
    ...declared(written, site.context),
    from: [],
    partitions: written.partitions,
    batch: { size, withinMs: within.milliseconds },
    processors: [],
  };
  site.later(() => {
    stream.from = findEvents(
      written.from.map((name) => ({ name, at: name.at })),
      site,
    );
    if (stream.from.length < written.from.length) return;
    const payload = commonPayload(stream.from, site);
    const scope = scopeAt('processor', site.nameables, { payload });
    stream.processors = written.processors.map((processor) => ({
      kind: 'processor',
      ...declared(processor, site.context),
      id: `${stream.id}.${processor.name.text}`,
      when: processor.when && bindCondition(site, processor.when, scope),
      body: buildDoing(processor, scope, site),
    }));
  });
  return stream;
}
