import { type Doc, printDoc } from './doc.ts';
import { absentOf, fieldReading } from './event-reading.ts';
import type { Import } from './imports.ts';
import { signature } from './layout.ts';
import type { ProcessScope } from './process-manager-scope.ts';
import type { Lines } from './reaction-lines.ts';

/**
 * How what a process remembers is made from its JSON: filled with defaults, and turned where the JSON
 * is something else. No lines where it is the same.
 */
export function processDataReading({ process, context, dataType }: ProcessScope): Lines {
  const fields = [...process.key, ...process.data];
  const turned = fields.flatMap((field) => fieldReading(field, context.name));
  const filled = process.data.flatMap((field) => {
    const absent = absentOf(field, context.name);
    return absent ? [{ name: field.name, ...absent }] : [];
  });
  if (turned.length + filled.length === 0) return { lines: [], imports: [] };
  const usesMeta = filled.some((one) => one.usesMeta);
  const line = (doc: Doc): string =>
    `      ${printDoc(doc, { indent: 6, column: 6, after: ',' })},`;
  const rest = turned.length === 0 ? 'json' : 'same';
  const jsonType = `Partial<Stored<${dataType}>>`;
  const params = [`json: ${jsonType}`, ...(usesMeta ? ['meta: EventMeta'] : [])];
  const head = signature(
    { head: 'readData', params, returns: `Partial<${dataType}>` },
    { indent: 2, after: ' {' },
  );
  const types: readonly Import[] = [
    { name: 'Stored', from: '@plinth/runtime/eventsourcing', type: true },
    ...(usesMeta ? [{ name: 'EventMeta', from: '@plinth/runtime/domain', type: true }] : []),
  ];
  return {
    lines: [
      `  ${head} {`,
      ...(turned.length === 0
        ? []
        : [`    const { ${turned.map(({ name }) => name).join(', ')}, ...same } = json;`]),
      '    return {',
      ...filled.map(({ name, doc }) => line([`${name}: `, doc])),
      `      ...${rest},`,
      ...turned.map(({ name, doc }) => line([`...(${name} !== undefined && { `, doc, ' })'])),
      '    };',
      '  }',
    ],
    imports: [...types, ...[...turned, ...filled].flatMap(({ imports }) => imports)],
  };
}
