import type { Random } from './random.ts';

/**
 * Where a process can be killed: around a commit of its database, while it handles a command, when it
 * publishes or acknowledges a message, calls a system outside, answers a request, or goes on after any
 * `await`.
 */
export const killPlaces = [
  'commit',
  'command',
  'publish',
  'acknowledge',
  'call',
  'answer',
  'await',
] as const;

export type KillPlace = (typeof killPlaces)[number];

/** Just before or just after the process passes a place for the nth time. */
export interface KillPoint {
  readonly place: KillPlace;
  readonly side: 'before' | 'after';
  /** Counted from 1. */
  readonly nth: number;
  /** From where on that is counted: its start, or its first answer. */
  readonly since: 'start' | 'serving';
}

export interface PlannedKill {
  /** Undefined: at an instant. */
  readonly point: KillPoint | undefined;
  /** When it is killed if it has not been by then, in milliseconds after it is ready. */
  readonly within: number;
}

// In some seconds of serving.
const most: Readonly<Record<KillPlace, number>> = {
  commit: 60,
  command: 60,
  publish: 20,
  acknowledge: 20,
  call: 10,
  answer: 100,
  await: 20_000,
};

/** Chooses how one life of the process ends; `span`: how long a life lasts on average. */
export function chooseKill(
  random: Random,
  { places, span }: { readonly places: readonly KillPlace[]; readonly span: number },
): PlannedKill {
  const within = Math.round(span * (0.25 + 1.5 * random.next()));
  // Commits are where promises are made.
  const place = random.oneOf([undefined, 'commit' as const, ...places]);
  if (place === undefined) return { point: undefined, within };
  const side = random.chance(0.5) ? 'before' : 'after';
  const since = random.chance(0.25) ? 'start' : 'serving';
  const nth = since === 'start' ? soon(random, most[place]) : random.int(1, most[place]);
  return { point: { place, side, nth, since }, within };
}

/** The first times are as likely as the late ones: starting takes few of each. */
const soon = (random: Random, last: number): number =>
  Math.ceil(Math.exp(random.next() * Math.log(last)));

/** @example 'after commit 12 since its start' */
export function tellKill(point: KillPoint | undefined): string {
  if (point === undefined) return 'at an instant';
  const { place, side, nth, since } = point;
  return `${side} ${place} ${nth} since its ${since === 'start' ? 'start' : 'first answer'}`;
}

const variable = 'PLINTH_CHAOS_KILL';

/** The environment by which a process learns where it ends. */
export const killEnvironment = (point: KillPoint): Readonly<Record<string, string>> => ({
  [variable]: JSON.stringify(point),
});

/** Where this process ends; undefined: nowhere in particular. */
export function readKillPoint(
  environment: Readonly<Record<string, string | undefined>>,
): KillPoint | undefined {
  const text = environment[variable];
  // Written by killEnvironment() and by nobody else.
  return text === undefined ? undefined : (JSON.parse(text) as KillPoint);
}
