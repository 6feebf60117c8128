/** How a text is written down, apart from what its lines say. */
export interface TextForm {
  readonly bom: boolean;
  /** `mixed` texts keep a carriage return as part of each line; `none` has no line break at all. */
  readonly eol: '\n' | '\r\n' | 'mixed' | 'none';
  readonly endsInNewline: boolean;
}

const BOM = '\uFEFF';

export function readForm(text: string): TextForm {
  const breaks = text.split('\n').length - 1;
  const carriages = text.split('\r\n').length - 1;
  return {
    bom: text.startsWith(BOM),
    eol: breaks === 0 ? 'none' : carriages === 0 ? '\n' : carriages === breaks ? '\r\n' : 'mixed',
    endsInNewline: text.endsWith('\n') || text === '' || text === BOM,
  };
}

/** The form of a merged text: whatever a person changed about it wins, else what the generator writes. */
export function voteForm(base: TextForm, mine: TextForm, theirs: TextForm): TextForm {
  return {
    bom: vote(base.bom, mine.bom, theirs.bom),
    eol: [base, mine, theirs].some((form) => form.eol === 'mixed')
      ? 'mixed'
      : vote(base.eol, mine.eol === 'none' ? base.eol : mine.eol, theirs.eol),
    endsInNewline: vote(base.endsInNewline, mine.endsInNewline, theirs.endsInNewline),
  };
}

/** What one side changed, mine first; theirs where nobody did. */
export function vote<T>(base: T, mine: T, theirs: T): T {
  return mine === base ? theirs : mine;
}

/** The lines of a text without BOM, final newline and, unless line ends are mixed, carriage returns. */
export function splitLines(text: string, eol: TextForm['eol']): readonly string[] {
  const bare = text.startsWith(BOM) ? text.slice(1) : text;
  if (bare === '') return [];
  const lines = (eol === 'mixed' ? bare : bare.replaceAll('\r\n', '\n')).split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

export function joinLines(lines: readonly string[], form: TextForm): string {
  const eol = form.eol === '\r\n' ? '\r\n' : '\n';
  const end = form.endsInNewline && lines.length > 0 ? eol : '';
  return `${form.bom ? BOM : ''}${lines.join(eol)}${end}`;
}

/** The text as a generator would have written it: no BOM, line feeds only. */
export function plainText(text: string): string {
  return (text.startsWith(BOM) ? text.slice(1) : text).replaceAll('\r\n', '\n');
}
