import { micro } from './grammar/micro.ts';
import { text } from './grammar/plain.ts';
import { optional } from './grammar/record.ts';
import { pascalName } from './names.ts';

export const described = {
  description: optional(text, 'Becomes the doc comment and the API text.'),
};

/** The keys that any thing may carry. */
export const thingKeys = {
  ...described,
  was: optional(
    micro(pascalName),
    'The name it had before; hand edits and stored names move with it.',
  ),
};
