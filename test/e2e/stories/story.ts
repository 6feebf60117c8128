import type { ApiClient } from '../client.ts';

/** What a story has at hand: a client of the running app, and a way to be somebody. */
export interface Scene {
  readonly api: ApiClient;
  /** A token for somebody with these roles. */
  readonly tokenOf: (roles: readonly string[], id?: string) => Promise<string>;
  /** What the operator's script prints. */
  readonly ops: (...words: readonly string[]) => Promise<string>;
}

/** How an example is driven from end to end. */
export interface Story {
  readonly example: string;
  /** The process of the app: its file name in dist/processes. */
  readonly process: string;
  readonly auth?: { readonly scheme: string; readonly kind: 'secret' | 'jwks' };
  readonly env?: Readonly<Record<string, string>>;
  readonly play: (scene: Scene) => Promise<void>;
}
