import type { Style } from './style.ts';

const WIDTH = 80;

/** A page of docs/errors for a terminal: headings stand out, examples are set in, fences are gone. */
export function explanationText(page: string, style: Style): string {
  let isExample = false;
  const lines = page
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('```')) {
        isExample = !isExample;
        return [];
      }
      if (isExample) return [line === '' ? '' : `    ${style.cyan(line)}`];
      if (line.startsWith('#')) return [style.bold(line.replace(/^#+ /, ''))];
      return wrap(line.replaceAll('`', ''));
    });
  return lines.join('\n');
}

/** Breaks a paragraph at blanks. */
function wrap(paragraph: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
