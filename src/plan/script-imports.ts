import type { Import } from './imports.ts';

/** What a process of the app that opens its database imports. */
export const scriptImports: readonly Import[] = [
  { name: 'openDatabase', from: '@plinth/runtime/database' },
  { name: 'loadEnvFile', from: '@plinth/runtime/settings' },
  { name: 'startWith', from: '@plinth/runtime/settings' },
  { name: 'schemas', from: 'src/migrations/index.ts' },
  { name: 'loadSettings', from: 'src/settings.ts' },
];
