/** How a text is taken apart: as source code, as JSON, as YAML, or only by line. */
export type Language = 'source' | 'json' | 'yaml' | 'lines';

const languages: Readonly<Record<string, Language>> = {
  ts: 'source',
  tsx: 'source',
  mts: 'source',
  cts: 'source',
  js: 'source',
  jsx: 'source',
  mjs: 'source',
  cjs: 'source',
  json: 'json',
  jsonc: 'json',
  yaml: 'yaml',
  yml: 'yaml',
};

/** @example languageOf('src/shared/values/money.ts') // 'source' */
export const languageOf = (path: string): Language =>
  languages[/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'lines';
