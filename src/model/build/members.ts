import type { Member as SpecMember } from '../../spec/member.ts';
import type { Member } from '../declaration.ts';
import type { Report } from './site.ts';

export function buildMembers(written: readonly SpecMember[]): readonly Member[] {
  return written.map(({ name, wire, was }) => ({
    name: name.text,
    wire: wire?.text ?? name.text,
    was: was?.text,
  }));
}

/** Members and their wire values must be told apart, and an old name must be gone. */
export function checkMembers(
  written: readonly SpecMember[],
  { owner, report }: { readonly owner: string; readonly report: Report },
): void {
  const names = new Map<string, string>();
  const wires = new Set<string>();
  const all = new Set(written.map(({ name }) => name.text));
  for (const { name, wire, was } of written) {
    const before = names.get(name.text.toLowerCase());
    if (before !== undefined) {
      report('SPEC_DUPLICATE_NAME', name.at, {
        name: name.text,
        in: owner,
        as: `the member ${before}`,
      });
    }
    names.set(name.text.toLowerCase(), name.text);
    const text = wire?.text ?? name.text;
    if (before === undefined && wires.has(text)) {
      report('SPEC_WIRE_NAME', (wire ?? name).at, { wire: text });
    }
    wires.add(text);
    if (was && all.has(was.text)) {
      report('SPEC_WAS_IN_USE', was.at, { old: was.text, name: name.text });
    }
  }
}
