import type { External, ExternalOperation } from '../model/external.ts';
import type { Model } from '../model/model.ts';
import { declaredFile } from './declared-file.ts';
import { docComment } from './escape.ts';
import { planExternalClient } from './external-client.ts';
import { externalFile, inputType, replyFields, replyText, replyType } from './external-types.ts';
import { typeName } from './identifiers.ts';
import { type Import, renderImports } from './imports.ts';
import { signature } from './layout.ts';
import type { PlannedFile, View } from './planned-file.ts';
import { memberLines, storedLines } from './value-fields.ts';

/** A part of a view, and what its file must import. */
interface Piece {
  readonly view: View;
  readonly imports: readonly Import[];
}

const promise = (text: string): string => `Promise<${text}>`;

function operationView(external: External, operation: ExternalOperation): Piece {
  const { context } = external;
  const reply = replyText(external, operation, 'domain');
  const input = memberLines(operation.input, 'domain', context);
  const fields = storedLines(replyFields(operation), context);
  const params = operation.input.length === 0 ? [] : [`input: ${inputType(external, operation)}`];
  return {
    view: {
      input: operation.input.length === 0 ? '' : inputType(external, operation),
      inputLines: input.lines,
      reply: fields.lines.length === 0 ? '' : replyType(external, operation),
      replyLines: fields.lines,
      signature: signature(
        { head: operation.name, params, returns: promise(reply.text) },
        { indent: 2, after: ';' },
      ),
    },
    imports: [...reply.imports, ...input.imports, ...fields.imports],
  };
}

/** What the app asks a system outside for. */
function planInterface(external: External): PlannedFile {
  const path = externalFile(external);
  const operations = external.operations.map((one) => operationView(external, one));
  return declaredFile(external, {
    role: 'external',
    path,
    template: 'app/src/contexts/__context__/application/__external__.ts',
    view: {
      imports: renderImports(
        operations.flatMap(({ imports }) => imports),
        path,
      ),
      doc: docComment(
        external.description ?? `What is asked of ${external.name}, a system outside.`,
      ),
      name: typeName(external),
      operations: operations.map(({ view }) => view),
    },
  });
}

export const planExternal = (external: External, model: Model): readonly PlannedFile[] => [
  planInterface(external),
  planExternalClient(external, model),
];
