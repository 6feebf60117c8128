/** The type arguments of a route, as the formatter breaks them. */
export function genericsText(method: string, members: readonly string[]): string {
  if (members.length === 0) return '';
  const flat = `<{ ${members.join('; ')} }>`;
  if (`    app.${method}${flat}(`.length <= 100) return flat;
  return `<{\n${members.map((member) => `      ${member};\n`).join('')}    }>`;
}
