const singular = (word: string): string =>
  word
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x|z)es$/, '$1')
    .replace(/([^s])s$/, '$1');

/** What the id in a field is the id of. @example nounOfField('accountId') // 'account' */
export const nounOfField = (field: string): string =>
  singular(
    field
      .replace(/_?ids?$/i, '')
      .replaceAll(/[^A-Za-z0-9]/g, '')
      .toLowerCase(),
  );

/** What is found below a segment of a path. @example nounOfSegment('order-lines') // 'orderline' */
export const nounOfSegment = (segment: string): string =>
  singular(segment.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase());

/**
 * What a parameter of a path is the id of.
 *
 * @example nounOfParameter('/orders/{id}/lines', 'id') // 'order'
 */
export function nounOfParameter(path: string, name: string): string {
  const segments = path.split('/');
  const before = segments[segments.indexOf(`{${name}}`) - 1] ?? '';
  const own = nounOfField(name);
  return own === '' || before.startsWith('{') ? nounOfSegment(before) || own : own;
}
