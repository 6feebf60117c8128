export type { Declaration, Setting, SettingsOf } from './declaration.ts';
export { loadEnvFile } from './load-env-file.ts';
export { type Environment, readSettings } from './read-settings.ts';
export { SettingsError } from './settings-error.ts';
export { startWith } from './start-with.ts';
