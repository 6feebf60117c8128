/** The element that an expression such as `legs[0]` names; that it is there is up to the expression. */
export function elementAt<T>(list: readonly T[], index: number): T {
  if (!Number.isInteger(index) || index < 0 || index >= list.length) {
    throw new RangeError(`no element ${index} in a list of ${list.length}`);
  }
  // The bounds are checked; an element may itself be undefined.
  return list[index] as T;
}
