import type { ApplicationCommandScope } from './application-command-scope.ts';
import { call, objectCall, statement } from './code-doc.ts';
import type { ConsumerScope } from './consumer-scope.ts';
import { declaredFile } from './declared-file.ts';
import { type Doc, line } from './doc.ts';
import { stringLiteral } from './escape.ts';
import { type Import, renderImports } from './imports.ts';
import { brackets } from './layout.ts';
import { kebab } from './names.ts';
import type { PlannedFile } from './planned-file.ts';
import { sampleObject, surelySaid } from './sample.ts';
import { objectWithoutRows } from './sample-change.ts';
import { sampleProperties } from './sample-text.ts';
import { isValidInput } from './sample-valid.ts';
import { testOverSchemas } from './test-over-schemas.ts';
import { mayBeAbsent } from './type-schema.ts';

interface Case {
  readonly title: string;
  readonly statements: readonly string[];
  readonly imports: readonly Import[];
}

/** A message that is as it has to be, as properties; undefined: none can be made up. */
function saidIn({ command, consumed }: ApplicationCommandScope): readonly Doc[] | undefined {
  const fields = command.input.map((field) =>
    field === consumed?.once ? surelySaid(field) : field,
  );
  const made = sampleObject(fields, []);
  const said = made && objectWithoutRows(made);
  return said && isValidInput(fields, said) ? sampleProperties(said) : undefined;
}

/** What a message becomes; one that is asked for again becomes nothing more. */
function caseOf(one: ApplicationCommandScope): readonly Case[] {
  const { consumed, message, file } = one;
  const items = saidIn(one);
  if (consumed === undefined || items === undefined) return [];
  const type = stringLiteral(consumed.type);
  const isOnce = consumed.once !== undefined;
  const said = brackets({ open: '{', close: '}', items, space: line });
  const came = isOnce
    ? call('test.when', type, 'said', 'said')
    : items.length === 0
      ? call('test.when', type, '{}')
      : objectCall({ callee: 'test.when', args: [type], items });
  const list = brackets({ open: '[', close: ']', items: [call('expect.any', message)] });
  const often = isOnce ? ', however often that is sent' : '';
  return [
    {
      title: stringLiteral(`makes one ${message} of ${consumed.type}${often}`),
      statements: [
        ...(isOnce ? [statement('const said =', [' ', said], 4)] : []),
        statement('const sent = await', [' ', came], 4),
        statement('', ['expect(sent).toEqual(', list, ')'], 4),
      ],
      imports: [{ name: message, from: file }],
    },
  ];
}

/** That a message is rejected which says nothing of what it has to. */
function rejectionOf({ consumed, command }: ApplicationCommandScope): readonly Case[] {
  if (consumed === undefined || command.input.every(mayBeAbsent)) return [];
  const came = call('test.when', stringLiteral(consumed.type), '{}');
  return [
    {
      title: stringLiteral(`rejects ${consumed.type} that says nothing`),
      statements: [
        statement('', ['await expect(', came, `).rejects.toThrow('rejected: Validation')`], 4),
      ],
      imports: [],
    },
  ];
}

/** `test/contexts/ordering/order-commands.consumer.test.ts`: what becomes of each message. */
export function planConsumerTest(scope: ConsumerScope): readonly PlannedFile[] {
  const { consume, context, commands, model, type, file } = scope;
  const cases = commands.flatMap((one) => [...caseOf(one), ...rejectionOf(one)]);
  if (cases.length === 0) return [];
  const path = `test/contexts/${kebab(context.name)}/${kebab(consume.name)}.consumer.test.ts`;
  const over = testOverSchemas({
    test: 'ConsumerTest',
    type,
    fields: commands.flatMap(({ command }) => command.input),
    model,
  });
  const imports: readonly Import[] = [
    ...['describe', 'expect', 'it'].map((name) => ({ name, from: 'vitest' })),
    { name: type, from: file },
    ...over.imports,
    ...cases.flatMap((one) => one.imports),
  ];
  return [
    declaredFile(consume, {
      role: 'test',
      path,
      template: 'app/test/contexts/__context__/__channel__.consumer.test.ts',
      view: {
        imports: renderImports(imports, path),
        type,
        making: over.making,
        cases: cases.map(({ title, statements }) => ({ title, statements })),
      },
    }),
  ];
}
