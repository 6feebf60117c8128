import { property } from './code-doc.ts';
import { line } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { kebab } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { planPublication } from './publication.ts';
import { type PublicationScope, publisherName, publisherOf } from './publication-scope.ts';
import { planPublisherTest } from './publisher-test.ts';
import { propertyName } from './schema-text.ts';

/** The publications of each source, by the names of their events. */
function publicationLines(scopes: readonly PublicationScope[]): readonly string[] {
  const sources = new Set(scopes.map(({ source }) => source));
  return [...sources].map((source) => {
    const items = scopes
      .filter((scope) => scope.source === source)
      .map(({ publish, constant }) => `${propertyName(publish.event.name)}: ${constant}`);
    const object = brackets({ open: '{', close: '}', items, space: line });
    return property(propertyName(source.category), [' ', object], 8);
  });
}

/** What publishes the events of a context, what it says, and its test; none where nothing is published. */
export function planPublisher(scopes: readonly PublicationScope[]): readonly PlannedFile[] {
  const [first] = scopes;
  if (first === undefined) return [];
  const { context, model } = first;
  const { type, file } = publisherOf(context);
  const imports: readonly Import[] = [
    { name: 'EventPublisher', from: '@plinth/runtime/messaging' },
    { name: 'EventPublisherPorts', from: '@plinth/runtime/messaging', type: true },
    ...scopes.map(({ constant, file: from }) => ({ name: constant, from })),
  ];
  return [
    ...scopes.map(planPublication),
    {
      path: file,
      id: `${context.name}#publisher`,
      was: context.was === undefined ? undefined : `${context.was}#publisher`,
      template: 'app/src/contexts/__context__/presentation/__context__-publisher.ts',
      view: {
        imports: renderImports(imports, file),
        name: context.name,
        type,
        subscription: stringLiteral(publisherName(context.name)),
        source: stringLiteral(`/${model.app.name}/${kebab(context.name)}`),
        publications: publicationLines(scopes),
      },
    },
    ...planPublisherTest(scopes),
  ];
}
