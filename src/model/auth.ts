import type { Setting } from './setting.ts';

export interface Auth {
  readonly roles: readonly string[];
  readonly key: { readonly kind: 'secret' | 'jwks'; readonly from: Setting };
  readonly issuer: Setting | undefined;
  /** The word before the token in the Authorization header. */
  readonly scheme: string;
}
