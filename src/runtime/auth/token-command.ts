import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { issueDevelopmentToken } from './issue-token.ts';

export interface TokenCommand {
  readonly argv: readonly string[];
  readonly secret?: string | undefined;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
  readonly developmentKeyFile: string;
}

/** Answers the token that `--sub <id> --role <role> --for <duration>` asks for; `npm run token` prints it. */
export function tokenFor(command: TokenCommand): Promise<string> {
  const { values } = parseArgs({
    args: [...command.argv],
    options: {
      sub: { type: 'string' },
      role: { type: 'string', multiple: true, default: [] },
      for: { type: 'string', default: '8h' },
    },
  });
  return issueDevelopmentToken({
    secret: command.secret,
    issuer: command.issuer,
    audience: command.audience,
    developmentKeyFile: command.developmentKeyFile,
    subject: values.sub ?? randomUUID(),
    roles: values.role,
    lifetime: values.for,
  });
}
