import { type Doc, group, ifBreak, indent, line, printDoc, softline } from '../plan/doc.ts';
import { fitSigns } from '../plan/fitted.ts';

const isMarked = /[\ue001-\ue004]/;
const parts = /[\ue001-\ue004]|[^\ue001-\ue004]+/g;

interface Open {
  readonly docs: Doc[];
  /** What it opened after. */
  readonly after: string;
}

function closed({ docs, after }: Open): Doc {
  if (after.endsWith('=>')) return group([indent(...docs), ifBreak(','), softline]);
  if (!/[([{]$/.test(after)) return group(indent(...docs));
  const space = after.endsWith('{') ? line : softline;
  return group([indent(space, ...docs), ifBreak(','), space]);
}

function lineDoc(text: string): Doc {
  const open: Open[] = [{ docs: [], after: '' }];
  let before = '';
  for (const part of text.match(parts) ?? []) {
    const { docs } = open.at(-1) as Open;
    if (part === fitSigns['‹']) open.push({ docs: [], after: before });
    else if (part === fitSigns['·']) docs.push(line);
    else if (part === fitSigns['¦']) docs.push(softline);
    else if (part === fitSigns['›'] && open.length > 1) {
      const ended = open.pop() as Open;
      open.at(-1)?.docs.push(closed(ended));
    } else docs.push(part);
    before = part;
  }
  return open.flatMap(({ docs }) => docs);
}

function fitLine(text: string): string {
  if (!isMarked.test(text)) return text;
  const body = text.trimStart();
  const margin = text.length - body.length;
  return text.slice(0, margin) + printDoc(lineDoc(body), { indent: margin });
}

/** A rendered text with its marked lines broken as the formatter would. */
export const fit = (text: string): string =>
  isMarked.test(text) ? text.split('\n').map(fitLine).join('\n') : text;
