/** The anchor of a node, or of a context, in a page. @example nodeAnchor('view:Shop.Sales') === 'view-Shop.Sales' */
export function nodeAnchor(id: string): string {
  return encodeURIComponent(id.replace(':', '-'));
}
