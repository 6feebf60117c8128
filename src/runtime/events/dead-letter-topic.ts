import type { OpsTopic, Say } from '../ops/index.ts';
import type { DeadLetter, DeadLetterStore } from './dead-letter.ts';

/** What an operator does about events that subscriptions have given up on. */
export function deadLetterTopic(letters: DeadLetterStore): OpsTopic {
  return {
    about: 'events that could not be handled',
    commands: {
      list: {
        usage: 'list [<cause>]',
        about: 'the causes, or the dead letters of one: an error code or a subscription',
        run: async ([cause], say) =>
          (cause === undefined ? tellCauses : tellOf(cause))(letters, say),
      },
      show: {
        usage: 'show <id>',
        about: 'all that is known of one',
        run: async ([id = ''], say) => {
          const letter = await letters.get(id);
          if (letter === undefined) return say.failure(`there is no dead letter ${id}`);
          for (const [name, value] of Object.entries(letter)) say(`${name.padEnd(9)} ${value}`);
        },
      },
      retry: {
        usage: 'retry <id or cause> …',
        about: 'has them handled again, in the running app',
        run: (chosen, say) =>
          mark(letters, { chosen, state: 'retrying', done: 'to be retried' }, say),
      },
      archive: {
        usage: 'archive <id or cause> …',
        about: 'puts them away',
        run: (chosen, say) => mark(letters, { chosen, state: 'archived', done: 'archived' }, say),
      },
    },
  };
}

const most = 10_000;

async function tellCauses(letters: DeadLetterStore, say: Say): Promise<void> {
  const causes = await letters.causes();
  if (causes.length === 0) return say('there are no dead letters');
  for (const { source, type, code, message, count, first, last } of causes) {
    say(`${count} x ${code}: ${message}`);
    say(`    ${type} for ${source}, ${count === 1 ? `at ${first}` : `from ${first} to ${last}`}`);
  }
}

const tellOf =
  (cause: string) =>
  async (letters: DeadLetterStore, say: Say): Promise<void> => {
    const found = await foundBy(letters, cause);
    if (found.length === 0) return say.failure(`no dead letter has the cause ${cause}`);
    for (const { id, type, key, attempts, code, message } of found) {
      say(`${id}  ${type} of ${key}, ${attempts} attempts, ${code}: ${message}`);
    }
  };

/** Those of an id, an error code or a subscription. */
async function foundBy(letters: DeadLetterStore, chosen: string): Promise<readonly DeadLetter[]> {
  const one = await letters.get(chosen);
  if (one !== undefined) return [one];
  const ofCode = await letters.list({ code: chosen, limit: most });
  return ofCode.length > 0 ? ofCode : letters.list({ source: chosen, limit: most });
}

interface Marking {
  readonly chosen: readonly string[];
  readonly state: 'retrying' | 'archived';
  readonly done: string;
}

async function mark(letters: DeadLetterStore, marking: Marking, say: Say): Promise<void> {
  const { chosen, state, done } = marking;
  if (chosen.length === 0) return say.failure('name an id, an error code or a subscription');
  for (const one of chosen) {
    const ids = (await foundBy(letters, one)).map(({ id }) => id);
    if (ids.length === 0) say.failure(`there is no dead letter ${one}`);
    else say(`${await letters.mark(ids, state)} ${done}`);
  }
}
