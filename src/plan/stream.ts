import { declaredFile } from './declared-file.ts';
import { printDoc } from './doc.ts';
import { docComment, stringLiteral } from './escape.ts';
import { heardType, typesDoc } from './heard-types.ts';
import { type Import, renderImports } from './imports.ts';
import { groupedDigits } from './number-text.ts';
import type { PlannedFile } from './planned-file.ts';
import { planProcessor } from './stream-processor.ts';
import type { StreamScope } from './stream-scope.ts';

/** `application/streams/orders-stream.ts` */
function planStreamClass(scope: StreamScope): PlannedFile {
  const { stream, type, file, name, event, types } = scope;
  const { size, withinMs } = stream.batch;
  const heard = heardType(scope);
  const imports: readonly Import[] = [
    { name: 'Heard', from: '@plinth/runtime/events', type: true },
    ...['EventStream', 'StreamProcessor'].map((one) => ({
      name: one,
      from: '@plinth/runtime/streaming',
      type: true,
    })),
    ...heard.imports,
  ];
  const typesColumn = `export const ${types} = `.length;
  const eventHead = `export type ${event} = `;
  return declaredFile(stream, {
    role: 'stream',
    path: file,
    template: 'app/src/contexts/__context__/application/streams/__stream__-stream.ts',
    view: {
      imports: renderImports(imports, file),
      doc: docComment(stream.description),
      typesName: types,
      types: `${printDoc(typesDoc(scope.heard), { indent: 0, column: typesColumn, after: ';' })};`,
      event: `${eventHead}${printDoc(heard.doc, { indent: 0, column: eventHead.length, after: ';' })};`,
      type,
      name: stringLiteral(name),
      partitions: groupedDigits(stream.partitions),
      batch: `{ size: ${groupedDigits(size)}, within: ${groupedDigits(withinMs)} }`,
    },
  });
}

/** The streams of a context, their processors, and the tests of these. */
export const planStreams = (scopes: readonly StreamScope[]): readonly PlannedFile[] =>
  scopes.flatMap((scope) => [
    planStreamClass(scope),
    ...scope.processors.flatMap((one) => planProcessor(one, scope)),
  ]);
