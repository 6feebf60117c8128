import type { Style } from './style.ts';

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
      return [
        line.startsWith('#') ? style.bold(line.replace(/^#+ /, '')) : line.replaceAll('`', ''),
      ];
    });
  return lines.join('\n');
}
