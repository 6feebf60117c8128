export { Access, type AllowRule, allow, type ConditionalRule } from './access.ts';
export { type Actor, anonymous, system } from './actor.ts';
export {
  type Authenticator,
  type AuthenticatorOptions,
  createAuthenticator,
} from './authenticator.ts';
export { type CallContext, callContext, currentActor } from './call-context.ts';
export { issueDevelopmentToken, issueToken, type TokenRequest } from './issue-token.ts';
export { type TokenCommand, tokenFor } from './token-command.ts';
