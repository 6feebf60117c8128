import type { Event as SpecEvent } from '../../spec/event.ts';
import { nearest } from '../../spec/nearest.ts';
import type { Event, Upcast } from '../event.ts';
import { namesOf, typeOf } from '../expression-type.ts';
import { scopeAt } from '../scope.ts';
import { bind } from './bind.ts';
import type { Site } from './site.ts';

/** How stored events of each older version are read. */
export function buildUpcasts(written: SpecEvent, event: Event, site: Site): readonly Upcast[] {
  checkVersions(written, site);
  return [...written.upcast]
    .sort((one, other) => one.from - other.from)
    .map((upcast): Upcast => {
      if (upcast.kind === 'code') return { from: upcast.from, does: { kind: 'code' } };
      const scope = scopeAt('publishes', site.nameables, { payload: namesOf(event.fields) });
      for (const { new: name } of upcast.rename) fieldOf(name, event, site);
      return {
        from: upcast.from,
        does: {
          kind: 'declared',
          rename: upcast.rename.map((pair) => ({ from: pair.old.text, to: pair.new.text })),
          set: upcast.set.map(({ name, value }) => {
            const field = fieldOf(name, event, site);
            return { name: name.text, value: bind(site, value, scope, field && typeOf(field)) };
          }),
          drop: upcast.drop.map(({ text }) => text),
        },
      };
    });
}

function checkVersions({ version, upcast, name, at }: SpecEvent, site: Site): void {
  const known = new Set(upcast.map(({ from }) => from));
  for (let from = 1; from < version; from += 1) {
    if (known.has(from)) continue;
    site.report(
      'SPEC_UPCAST',
      { file: at.file, path: [...at.path, 'version'] },
      {
        problem: `no upcast from version ${from}`,
        hint: `add upcast: { ${from}: { ... } }`,
      },
    );
    break;
  }
  for (const { from, at } of upcast) {
    if (from < version) continue;
    site.report(
      'SPEC_UPCAST',
      { ...at, on: 'key' },
      {
        problem: `version ${from} is not older than version ${version} of ${name.text}`,
        hint: `say version: ${from + 1}`,
      },
    );
  }
}

function fieldOf(name: SpecEvent['name'], { fields, name: event }: Event, site: Site) {
  const field = fields.find((field) => field.name === name.text);
  if (field === undefined) {
    site.report('SPEC_UNKNOWN_COLUMN', name.at, {
      in: event,
      name: name.text,
      near: nearest(
        name.text,
        fields.map((field) => field.name),
      ),
    });
  }
  return field;
}
