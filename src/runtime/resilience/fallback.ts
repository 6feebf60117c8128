/** What `call` answers, or what `other` does when that fails with an error that `when` accepts. */
export async function fallback<T>(
  call: () => Promise<T>,
  other: () => Promise<T>,
  when: (error: unknown) => boolean = () => true,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!when(error)) throw error;
    return other();
  }
}
