import { type Doc, printDoc } from './doc.ts';
import { fieldReading } from './event-reading.ts';
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
  return {
    lines: [
      `  readData(json: Partial<Stored<${dataType}>>): Partial<${dataType}> {`,
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
