interface Common {
  /** The environment variable. */
  readonly name: string;
  readonly description: string;
  /** May be left out, then it is undefined; `in development`: not when NODE_ENV is production. */
  readonly optional?: true | 'in development';
}

export interface TextSetting extends Common {
  readonly kind: 'string' | 'url' | 'secret';
  readonly default?: string;
  /** How long it must be where NODE_ENV is production. */
  readonly minBytes?: number;
}

export interface IntSetting extends Common {
  readonly kind: 'int';
  readonly min?: number;
  readonly max?: number;
  readonly default?: number;
}

export interface BoolSetting extends Common {
  readonly kind: 'bool';
  readonly default?: boolean;
}

/** Read as milliseconds. */
export interface DurationSetting extends Common {
  readonly kind: 'duration';
  readonly default?: string;
}

export interface EnumSetting extends Common {
  readonly kind: 'enum';
  readonly values: readonly string[];
  readonly default?: string;
}

/** Separated by commas; `origins` are web origins, or `*` for all of them. */
export interface ListSetting extends Common {
  readonly kind: 'list' | 'origins';
  readonly default?: readonly string[];
}

export type Setting =
  | TextSetting
  | IntSetting
  | BoolSetting
  | DurationSetting
  | EnumSetting
  | ListSetting;

export type Declaration = Readonly<Record<string, Setting>>;

type ValueOf<S extends Setting> = S extends IntSetting | DurationSetting
  ? number
  : S extends BoolSetting
    ? boolean
    : S extends ListSetting
      ? readonly string[]
      : S extends EnumSetting
        ? S['values'][number]
        : string;

export type SettingsOf<D extends Declaration> = {
  readonly [Key in keyof D]: D[Key] extends { readonly optional: true | 'in development' }
    ? ValueOf<D[Key]> | undefined
    : ValueOf<D[Key]>;
};
