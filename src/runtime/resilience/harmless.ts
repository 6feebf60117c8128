/**
 * Tells a callback of somebody else, which harms nobody: what it throws, or its promise fails with, is
 * a warning of the process.
 *
 * @example
 * const onError = harmless(options.onError);
 */
export const harmless =
  <Told extends readonly unknown[]>(callback: (...told: Told) => void) =>
  (...told: Told): void => {
    try {
      // A promise is as good as nothing to whoever wrote the type.
      const answered: unknown = callback(...told);
      if (answered instanceof Promise) answered.catch(warn);
    } catch (error) {
      warn(error);
    }
  };

const warn = (error: unknown): void =>
  process.emitWarning(error instanceof Error ? error : String(error));
