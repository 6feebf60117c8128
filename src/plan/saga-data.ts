import { type Doc, printDoc } from './doc.ts';
import { fieldReading } from './event-reading.ts';
import { signature } from './layout.ts';
import type { Lines } from './reaction-lines.ts';
import type { SagaScope } from './saga-scope.ts';

/** How what steps have answered is made from its JSON; no lines where that is the same. */
export function sagaDataReading({ saga, context, dataType }: SagaScope): Lines {
  const turned = saga.data.flatMap((field) => fieldReading(field, context.name));
  if (turned.length === 0) return { lines: [], imports: [] };
  const kept = turned.map(({ name, doc }) => {
    const present: Doc = [`...(${name} !== undefined && { `, doc, ' })'];
    return `      ${printDoc(present, { indent: 6, column: 6, after: ',' })},`;
  });
  const params = [`json: Partial<Stored<${dataType}>>`];
  const head = signature(
    { head: 'readData', params, returns: `Partial<${dataType}>` },
    { indent: 2, after: ' {' },
  );
  return {
    lines: [
      `  ${head} {`,
      `    const { ${turned.map(({ name }) => name).join(', ')}, ...same } = json;`,
      '    return {',
      '      ...same,',
      ...kept,
      '    };',
      '  }',
    ],
    imports: [
      { name: 'Stored', from: '@plinth/runtime/eventsourcing', type: true },
      ...turned.flatMap(({ imports }) => imports),
    ],
  };
}
