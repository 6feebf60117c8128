import type { Fate, Meeting } from './outside.ts';

/** Where a checkout can fail, in order. */
export const steps = ['reserve/0', 'reserve/1', 'charge', 'record', 'dispatch', 'receipt'] as const;

export type StepPlace = (typeof steps)[number];

/** One checkout: what it meets, and how it ends. */
export interface Row {
  readonly title: string;
  readonly meets: Meeting;
  /** The step that it fails at; undefined: it is done. */
  readonly failsAt?: StepPlace;
  /** Of the failure. @example 'TimeoutError' */
  readonly error?: string;
  /** An operator has to have it tried again. */
  readonly isParked?: true;
  /** Nobody was sent a receipt. */
  readonly hasNoReceipt?: true;
  /** The second line is of something that there is none of. */
  readonly isOutOfStock?: true;
  /** The process is killed once the call of this place hangs. */
  readonly diesAt?: string;
}

const mandatory = steps.slice(0, -1);
const always = (fate: Fate): readonly Fate[] => Array<Fate>(100).fill(fate);

const failures: readonly (readonly [what: string, fates: readonly Fate[], error: string])[] = [
  ['is refused', always('refuse'), 'Refused'],
  ['fails at each attempt', always('fail'), 'Error'],
  ['is never answered', always('hang'), 'TimeoutError'],
  ['fails, and is refused then', ['fail', ...always('refuse')], 'Refused'],
];

const survived: readonly (readonly [what: string, fates: readonly Fate[]])[] = [
  ['fails once', ['fail']],
  ['is not answered once', ['hang']],
  ['takes effect, and the answer is lost', ['lost']],
  ['takes effect, and the answer comes too late', ['late']],
  ['takes effect, and no attempt is answered in time', always('late')],
  ['arrives twice', ['twice']],
];

/** How a step can go. */
export const done: readonly Row[] = [
  { title: 'nothing goes wrong', meets: {} },
  ...mandatory.flatMap((step) =>
    failures.map(([what, fates, error]) => ({
      title: `${step} ${what}`,
      meets: { calls: { [step]: fates } },
      failsAt: step,
      error,
    })),
  ),
  ...steps.flatMap((step) =>
    survived
      // Its time is that of the saga here.
      .filter(([, [fate]]) => step !== 'receipt' || (fate !== 'hang' && fate !== 'late'))
      .map(([what, fates]) => ({ title: `${step} ${what}`, meets: { calls: { [step]: fates } } })),
  ),
  ...['is refused', 'fails at each attempt'].map((what, at): Row => {
    const receipt: readonly Fate[] = at === 0 ? always('refuse') : always('fail');
    const meets = { calls: { receipt } };
    return { title: `receipt, which is optional, ${what}`, meets, hasNoReceipt: true };
  }),
];

/** What a checkout meets that has to take back a step. */
const takingBack: Readonly<
  Record<string, { calls: Meeting['calls']; failsAt: StepPlace; error: string }>
> = {
  'reserve/0:undo': {
    calls: { 'reserve/1': always('refuse') },
    failsAt: 'reserve/1',
    error: 'Refused',
  },
  'reserve/1:undo': { calls: { charge: always('refuse') }, failsAt: 'charge', error: 'Refused' },
  'charge:undo': { calls: { record: always('refuse') }, failsAt: 'record', error: 'Refused' },
  // Nothing comes after it but what is optional: only the time for all can be over.
  'dispatch:undo': { calls: { receipt: always('hang') }, failsAt: 'receipt', error: 'SagaTimeout' },
  failed: { calls: { dispatch: always('refuse') }, failsAt: 'dispatch', error: 'Refused' },
};

/** Its last call has its own time, which is longer than a test should take. */
const isTimed = (place: string): boolean => place !== 'failed';

/** How taking back can go. */
export const undone: readonly Row[] = Object.entries(takingBack).flatMap(
  ([place, { calls, ...fails }]) =>
    [
      ...survived.filter(([, { length }]) => length === 1),
      ['fails at each attempt', always('fail'), 'parked'] as const,
      ['takes effect, and no attempt is answered', always('late'), 'parked'] as const,
      ['is refused', always('refuse'), 'parked'] as const,
    ]
      .filter(([, [fate]]) => isTimed(place) || (fate !== 'hang' && fate !== 'late'))
      .map(
        ([what, fates, parked]): Row => ({
          title: `${place} ${what}`,
          meets: { calls: { ...calls, [place]: fates } },
          ...fails,
          ...(parked && { isParked: true }),
        }),
      ),
);

/** What the shop and those whom it asks say themselves. */
export const providers: readonly Row[] = [
  {
    title: 'there is nothing of the second line',
    meets: {},
    isOutOfStock: true,
    failsAt: 'reserve/1',
    error: 'OutOfStock',
  },
  {
    title: 'the payment is declined',
    meets: { card: 'declines', backup: 'declines' },
    failsAt: 'charge',
    error: 'Declined',
  },
  { title: 'the provider fails once', meets: { card: 'fails once' } },
  { title: 'the provider fails, and the other one does not', meets: { card: 'fails' } },
  { title: 'the provider never answers, and the other one does', meets: { card: 'hangs' } },
  {
    title: 'both providers fail',
    meets: { card: 'fails', backup: 'fails' },
    failsAt: 'charge',
    error: 'Unavailable',
  },
];

const diesAt = (
  place: string,
  { calls, ...fails }: { calls?: Meeting['calls'] } & Partial<Row>,
): readonly Row[] =>
  (['hang', 'late'] as const).map((fate) => ({
    title: `the process is killed ${fate === 'hang' ? 'before' : 'after'} ${place} takes effect`,
    meets: { calls: { ...calls, [place]: [fate] } },
    diesAt: place,
    ...fails,
  }));

/** Left hanging at each place, until the process is killed. */
export const killed: readonly Row[] = [
  ...steps.flatMap((step) => diesAt(step, {})),
  ...Object.entries(takingBack)
    .filter(([place]) => place !== 'dispatch:undo')
    .flatMap(([place, meets]) => diesAt(place, meets)),
];

/** The same for what is only taken back when the time for all is over. */
export const killedLate: readonly Row[] = diesAt(
  'dispatch:undo',
  takingBack['dispatch:undo'] ?? {},
);
