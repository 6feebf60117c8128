/** The fact that a person writes what it does (`code: true`). */
export function byHand({ kind }: { readonly kind: string }): readonly string[] {
  return kind === 'code' ? ['by hand'] : [];
}
