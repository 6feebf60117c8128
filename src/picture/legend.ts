import { kindWord } from './kind-word.ts';
import { PUBLISHED } from './node-cards.ts';
import type { CardKind, LinkKind, Scene } from './scene.ts';

export interface Legend {
  readonly kinds: readonly { readonly kind: CardKind; readonly text: string }[];
  readonly links: readonly { readonly kind: LinkKind; readonly text: string }[];
}

const LINKS: Readonly<Record<LinkKind, string>> = {
  uses: 'uses',
  emits: 'command emits event',
  triggers: 'event starts a reaction',
  updates: 'event updates a view',
  calls: 'calls a command',
  undoes: 'compensates a step',
  reads: 'is read by',
  asks: 'asks before it decides',
  fallsBackTo: 'falls back to',
  refersTo: 'refers to',
  owns: 'owns',
};

/** What needs to be explained of these pictures: only what occurs in them. */
export function legendOf(scenes: readonly Scene[]): Legend {
  const cards = scenes.flatMap((scene) => scene.cards);
  const links = scenes.flatMap((scene) => scene.links);
  const kinds = new Set([
    ...cards.map(({ kind }) => kind),
    ...cards.flatMap(({ left, right }) => [...left, ...right].map(({ kind }) => kind)),
  ]);
  const lines = new Set<LinkKind>(links.map(({ kind }) => kind));
  if (cards.some(({ inner }) => inner.some(({ isUndo }) => isUndo))) lines.add('undoes');
  const isPublished = cards.some(({ right }) => right.some(({ tag }) => tag === PUBLISHED));
  const textOf = (kind: CardKind) =>
    kind === 'event' && isPublished ? `event (${PUBLISHED} published)` : kindWord[kind];
  const known = Object.keys(kindWord).filter(isCardKind);
  return {
    kinds: known.flatMap((kind) => (kinds.has(kind) ? [{ kind, text: textOf(kind) }] : [])),
    links: Object.entries(LINKS).flatMap(([kind, text]) =>
      [...lines].flatMap((line) => (line === kind ? [{ kind: line, text }] : [])),
    ),
  };
}

const isCardKind = (kind: string): kind is CardKind => Object.hasOwn(kindWord, kind);
