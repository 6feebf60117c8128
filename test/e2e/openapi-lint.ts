import { createConfig, lintFromString } from '@redocly/openapi-core';

/** The errors that a public linter (Redocly, its recommended rules) finds in a document. */
export async function lintOpenApi(url: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const source = await (await fetch(url)).text();
  const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config });
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ''}: ${message}`);
}
