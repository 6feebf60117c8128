import { type Doc, printDoc } from './doc.ts';
import type { Import } from './imports.ts';
import { brackets } from './layout.ts';
import { type Around, madeWith } from './made-with.ts';
import type { Reacting, Streaming } from './reacting-wiring.ts';
import type { Wiring } from './wiring.ts';

interface HandedOut {
  readonly name: string;
  /** The type of one of them. */
  readonly type: Import;
}

export const subscriptionList: HandedOut = {
  name: 'subscriptions',
  type: { name: 'EventSubscription', from: '@plinth/runtime/events', type: true },
};

export const sagaList: HandedOut = {
  name: 'sagas',
  type: { name: 'Saga', from: '@plinth/runtime/saga', type: true },
};

export const processList: HandedOut = {
  name: 'processes',
  type: { name: 'Process', from: '@plinth/runtime/saga', type: true },
};

const streamList: HandedOut = {
  name: 'streams',
  type: { name: 'EventStream', from: '@plinth/runtime/streaming', type: true },
};

/** What follows from events, handed out to whoever runs it. */
export const handedOut = (
  reacting: readonly Reacting[],
  of: HandedOut,
  around: Around,
): NonNullable<Wiring['handed']> =>
  handedList(of, {
    items: reacting.map((one) => madeWith(one.made, one, around)),
    imports: reacting.map(({ made }) => made),
  });

/** Streams over their processors. */
export function handedStreams(
  streams: readonly Streaming[],
  around: Around,
): NonNullable<Wiring['handed']> {
  const items = streams.map(({ made, processors }): Doc => {
    const list = processors.map((one) => madeWith(one.made, one, around));
    return [`new ${made.name}(`, brackets({ open: '[', close: ']', items: list }), ')'];
  });
  const imports = streams.flatMap(({ made, processors }) => [
    made,
    ...processors.map((one) => one.made),
  ]);
  return handedList(streamList, { items, imports });
}

function handedList(
  { name, type }: HandedOut,
  { items, imports }: { readonly items: readonly Doc[]; readonly imports: readonly Import[] },
): NonNullable<Wiring['handed']> {
  if (items.length === 0) return [];
  const list = brackets({ open: '[', close: ']', items });
  const member = `${name}: `;
  return [
    {
      name,
      type: `readonly ${type.name}[]`,
      value: printDoc([member, list], { indent: 4, after: ',' }).slice(member.length),
      imports: [type, ...imports],
    },
  ];
}
