import { type Logger as PinoLogger, pino } from 'pino';
import { callContext } from '../auth/index.ts';

export type Logger = PinoLogger;

export interface LoggerOptions {
  /** The application or process that writes. */
  readonly name: string;
  /** Default `info`. */
  readonly level?: string;
  /** Further names of fields whose values never reach the log. */
  readonly secrets?: readonly string[];
  /** Where lines go; default standard output. */
  readonly destination?: { write(line: string): void };
}

const alwaysSecret = ['authorization', 'cookie', 'password', 'secret', 'token'];

/** Structured lines of JSON that carry the id of the request being served. */
export function createLogger(options: LoggerOptions): Logger {
  const secrets = [...alwaysSecret, ...(options.secrets ?? [])];
  return pino(
    {
      level: options.level ?? 'info',
      base: { app: options.name },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`]),
        censor: '[secret]',
      },
      mixin: correlation,
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

function correlation(): object {
  const call = callContext.getStore();
  return call === undefined ? {} : { requestId: call.correlationId };
}
