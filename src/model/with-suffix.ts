/** A class says what it is, unless its name does. @example withSuffix('MarkShipped', 'Policy') // 'MarkShippedPolicy' */
export const withSuffix = (name: string, suffix: string): string =>
  name.endsWith(suffix) ? name : `${name}${suffix}`;
