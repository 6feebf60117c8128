/** The tags of an XML text, checked: balanced, attributes quoted, no stray `<` or `&`, no control character. */
export function markupFaults(text: string): readonly string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const token =
    /<!--[\s\S]*?-->|<style>[^<]*<\/style>|<(\/?)([a-zA-Z]\w*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|[<]/g;
  for (const [whole, closing, name = '', attributes = '', empty] of text.matchAll(token)) {
    if (whole === '<') faults.push('a stray <');
    else if (name === '') continue;
    else if (closing === '/') {
      if (open.pop() !== name) faults.push(`</${name}> closes something else`);
    } else if (empty !== '/') open.push(name);
    const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, attribute]) => attribute);
    if (new Set(names).size < names.length) faults.push(`<${name}> has an attribute twice`);
  }
  faults.push(...open.map((name) => `<${name}> is not closed`));
  for (const [ampersand] of text.matchAll(/&(?!(amp|lt|gt|quot|#\d+);)/g))
    faults.push(`a stray ${ampersand}`);
  if (/(?![\t\n\r])\p{Cc}/u.test(text)) faults.push('a control character');
  return faults;
}
