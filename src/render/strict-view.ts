import { InternalError } from '../errors.ts';

const strict: ProxyHandler<object> = {
  get(view, key) {
    const value: unknown = Reflect.get(view, key);
    if (value === undefined && typeof key === 'string') {
      throw new InternalError(`the view has no ${key}`);
    }
    return Array.isArray(view) && typeof value === 'function' ? value : strictView(value);
  },
};

/** A view whose missing members throw instead of reading as undefined. */
export const strictView = (view: unknown): unknown =>
  typeof view === 'object' && view !== null ? new Proxy(view, strict) : view;
