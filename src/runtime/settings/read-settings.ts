import type { Declaration, Setting, SettingsOf } from './declaration.ts';
import { readSetting, type SettingValue, UnfitValue } from './read-setting.ts';
import { SettingsError } from './settings-error.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings of this process as a typed object; throws one SettingsError with all that is wrong.
 *
 * @example
 * const settings = readSettings({
 *   port: { name: 'PORT', kind: 'int', min: 0, max: 65535, default: 3000, description: 'port to listen on' },
 * });
 */
export function readSettings<const D extends Declaration>(
  declaration: D,
  environment: Environment = process.env,
): SettingsOf<D> {
  const problems: string[] = [];
  const settings: Record<string, SettingValue | undefined> = {};
  for (const [key, setting] of Object.entries(declaration)) {
    try {
      const value = read(setting, environment);
      if (environment.NODE_ENV === 'production') checkLength(setting, value);
      settings[key] = value;
    } catch (error) {
      if (!(error instanceof UnfitValue)) {
        throw error;
      }
      problems.push(`${setting.name}: ${error.message} (${setting.description})`);
    }
  }
  if (problems.length > 0) {
    throw new SettingsError(problems);
  }
  // Sound because read() answers what each declaration's kind says.
  return settings as SettingsOf<D>;
}

/** Short keys do for trying things out; elsewhere somebody guesses them. */
function checkLength(setting: Setting, value: SettingValue | undefined): void {
  const least = 'minBytes' in setting ? setting.minBytes : undefined;
  if (least !== undefined && typeof value === 'string' && Buffer.byteLength(value) < least) {
    throw new UnfitValue(`must be at least ${least} bytes long when NODE_ENV is production`);
  }
}

function read(setting: Setting, environment: Environment): SettingValue | undefined {
  const text = environment[setting.name]?.trim();
  if (text !== undefined && text !== '') {
    return readSetting(setting, text);
  }
  if (setting.default !== undefined) {
    return setting.kind === 'duration' && typeof setting.default === 'string'
      ? readSetting(setting, setting.default)
      : setting.default;
  }
  if (setting.optional === true) {
    return undefined;
  }
  const production = environment.NODE_ENV === 'production';
  if (setting.optional === 'in development' && !production) {
    return undefined;
  }
  throw new UnfitValue(
    setting.optional === undefined ? 'is required' : 'is required when NODE_ENV is production',
  );
}
