import { entries } from './grammar/keyed.ts';
import type { Kind, Node } from './grammar/kind.ts';
import { child } from './grammar/kind.ts';
import { type Micro, micro, parseMicro, scalarText } from './grammar/micro.ts';
import { isYamlMap } from './grammar/yaml-map.ts';
import type { Member } from './member.ts';
import type { Name } from './name.ts';
import { pascalName } from './names.ts';

/** `Placed`, or `Placed was=Submitted` */
const memberSyntax: Micro<Member> = {
  what: 'a member',
  example: 'Placed was=Submitted',
  parse: (scanner) => {
    const word = scanner.take(/[^\s]+(?=$| +was=[A-Z])/y);
    const name = word && parseMicro(pascalName, word, scanner.reading);
    if (name === undefined || scanner.done) return name && { name };
    const was = scanner.take(/ +was=/y) && scanner.take(/[A-Za-z0-9]+/y);
    return was && { name, was };
  },
};

const wire: Kind<Name> = {
  read: (node) => {
    const text = scalarText(node, 'a text: the value in JSON');
    return text === undefined ? undefined : { text, at: node.at };
  },
  schema: () => ({ type: ['string', 'number', 'boolean'] }),
};

const named = micro(memberSyntax);
const withWire = entries(memberSyntax, wire, (member, value) => ({ ...member, wire: value }));

/** Members of an enum, or states: a list of names and `{ Name: wire }`, or one map of these. */
export const members: Kind<readonly Member[]> = {
  empty: [],
  read: (node) => {
    if (isYamlMap(node.value)) return withWire.read(node);
    if (Array.isArray(node.value)) return readList(node, node.value);
    node.reading.report('SPEC_VALUE', node.at, { wanted: 'a list of names' });
    return undefined;
  },
  schema: (define) => {
    const map = withWire.schema(define);
    return { anyOf: [{ type: 'array', items: { anyOf: [named.schema(define), map] } }, map] };
  },
};

function readList(node: Node, list: readonly unknown[]): readonly Member[] {
  return list.flatMap((value, index): readonly Member[] => {
    const entry = child(node, index, value);
    if (isYamlMap(value)) return withWire.read(entry) ?? [];
    const member = named.read(entry);
    return member === undefined ? [] : [member];
  });
}
