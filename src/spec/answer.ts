import type { At } from '../diagnostic.ts';
import type { Field } from './field.ts';
import { fields } from './fields.ts';
import { defined } from './grammar/form.ts';
import { entries } from './grammar/keyed.ts';
import type { Kind } from './grammar/kind.ts';
import { list } from './grammar/list.ts';
import { type Micro, micro } from './grammar/micro.ts';
import { optional, record, standard } from './grammar/record.ts';
import type { Name } from './name.ts';
import { camelName } from './names.ts';

/** `Pet* by owner`: rows whose ref field points here; or the row an own ref field points to. */
export type Embed = { readonly name: Name; readonly at: At } & (
  | {
      readonly kind: 'children';
      readonly entity: Name;
      readonly list: boolean;
      readonly by: Name;
    }
  | { readonly kind: 'parent'; readonly field: Name }
);

/** What is answered, where it is not simply all fields. */
export interface Answer {
  readonly at: At;
  readonly fields?: readonly Name[];
  readonly add: readonly Field[];
  readonly embed: readonly Embed[];
}

type Source =
  | Omit<Extract<Embed, { kind: 'children' }>, 'name'>
  | Omit<Extract<Embed, { kind: 'parent' }>, 'name'>;

const embedSyntax: Micro<Source> = {
  what: 'what to embed (Entity* by refField, or an own ref field)',
  example: 'Pet* by owner',
  parse: (scanner) => {
    const { at } = scanner;
    const field = scanner.take(/[a-z][A-Za-z0-9]*/y);
    if (field) return { kind: 'parent', field, at };
    const entity = scanner.take(/[A-Z][A-Za-z0-9]*/y);
    if (entity === undefined) return undefined;
    const isList = scanner.skip('*');
    const by = scanner.take(/ +by +/y) && scanner.take(/[a-z][A-Za-z0-9]*/y);
    return by && { kind: 'children', entity, list: isList, by, at };
  },
};

const embeds: Kind<readonly Embed[]> = entries(camelName, micro(embedSyntax), (name, source) => ({
  name,
  ...source,
}));

export const answer: Kind<Answer> = defined(
  'answer',
  record({
    fields: optional(
      list(micro(camelName)),
      'Which fields are answered; all but secret ones when absent.',
    ),
    add: standard(fields, [], 'Computed fields over the row and the actor.'),
    embed: standard(embeds, [], 'Rows put into the answer.'),
  }),
);
