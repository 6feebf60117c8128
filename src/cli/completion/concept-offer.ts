import { resolve } from 'node:path';
import type { Option } from '../../edit/generate/concept.ts';
import { concepts } from '../../edit/generate/concepts.ts';
import { type Given, Request } from '../../edit/generate/request.ts';
import { readForEdit } from '../edit/read-for-edit.ts';
import { nothing, type Offer, offerOf } from './candidate.ts';

interface Asking {
  readonly cwd: string;
  /** @example 'command' */
  readonly concept: string;
  readonly name: string;
  /** The flag whose value is typed. @example 'aggregate' */
  readonly flag: string;
  /** What options that stand before say, by flag. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly typed: string;
}

/** What the question of an option lets choose from, in the spec as it is. */
export async function conceptOffer(asking: Asking): Promise<Offer> {
  const concept = concepts.find(({ name }) => name === asking.concept);
  const option = concept?.options.find(({ flag }) => flag === asking.flag);
  const choices = option?.question?.choices;
  if (concept === undefined || option === undefined || choices === undefined) return nothing;
  const found = await readForEdit(resolve(asking.cwd));
  if (found.kind === 'wrong') return nothing;
  let known = new Request(asking.name, { ...found, given: givenIn(concept.options, asking) });
  // Only what is asked before it: what comes after may need its answer.
  for (const { flag, question } of concept.options.slice(0, concept.options.indexOf(option))) {
    const usual = known.isGiven(flag) ? undefined : question?.usual?.(known);
    if (usual !== undefined) known = known.with({ [flag]: usual });
  }
  const last = asking.typed.lastIndexOf(',') + 1;
  // Several names may be written in one, with commas between.
  const before = option.isMany === true ? asking.typed.slice(0, last) : '';
  return offerOf(choices(known).map((name) => before + name));
}

/** What a concept can be called, where that is the name of something in the spec. */
export async function conceptNames(asking: Omit<Asking, 'name' | 'typed'>): Promise<Offer> {
  const concept = concepts.find(({ name }) => name === asking.concept);
  if (concept?.names === undefined) return nothing;
  const found = await readForEdit(resolve(asking.cwd));
  if (found.kind === 'wrong') return nothing;
  const given = givenIn(concept.options, asking);
  return offerOf(concept.names(new Request('', { ...found, given })));
}

/** A flag that has no value is given as true. */
function givenIn(
  options: readonly Option[],
  { flag: typed, given }: Pick<Asking, 'flag' | 'given'>,
): Given {
  const said = options.filter(({ flag }) => flag !== typed && given.has(flag));
  return Object.fromEntries(
    said.map(({ flag, value, isMany }) => {
      const values = given.get(flag) ?? [];
      return [flag, isMany ? values : value === undefined || values.at(-1)];
    }),
  );
}
