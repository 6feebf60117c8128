export interface Death {
  readonly isDead: () => boolean;
  /** What is answered to whoever asks afterwards. */
  readonly answer: () => unknown;
}

/** Something whose members do nothing more once its process is dead, but for those given. */
export function mortal<T extends object>(
  living: T,
  { isDead, answer }: Death,
  also: Partial<T> = {},
): T {
  return new Proxy(living, {
    get: (target, name) => {
      if (name in also) return Reflect.get(also, name);
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]) =>
        isDead() ? answer() : Reflect.apply(member, target, given);
    },
  });
}
