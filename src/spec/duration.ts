import type { At } from '../diagnostic.ts';
import type { Kind } from './grammar/kind.ts';
import { type Micro, micro } from './grammar/micro.ts';
import type { Scanner } from './grammar/scanner.ts';

/** `800ms`, `30s`, `10m`, `24h`, `1d` */
export interface Duration {
  readonly text: string;
  readonly milliseconds: number;
  readonly at: At;
}

/** `3 x 200ms..5s`: attempts after the first, and the delay before them, doubling up to `upTo`. */
export interface Retry {
  readonly attempts: number;
  readonly delay: Duration;
  readonly upTo?: Duration;
  readonly at: At;
}

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Takes `30s` and the like. */
export function takeDuration(scanner: Scanner): Duration | undefined {
  const piece = scanner.take(/\d{1,9}(ms|s|m|h|d)(?![A-Za-z0-9])/y);
  if (piece === undefined) return undefined;
  const unit = piece.text.replace(/\d+/, '');
  return { ...piece, milliseconds: Number.parseInt(piece.text, 10) * (units[unit] ?? 0) };
}

const durationSyntax: Micro<Duration> = {
  what: 'a duration (ms, s, m, h or d)',
  example: '30s',
  pattern: '^[0-9]+(ms|s|m|h|d)$',
  parse: takeDuration,
};

export const duration: Kind<Duration> = micro(durationSyntax);

const retrySyntax: Micro<Retry> = {
  what: 'a retry (attempts x delay, or delay..largest delay)',
  example: '3 x 200ms..5s',
  pattern: '^(0|[0-9]+ x [0-9]+(ms|s|m|h|d)(\\.\\.[0-9]+(ms|s|m|h|d))?)$',
  parse: (scanner) => {
    const attempts = scanner.take(/\d{1,4}/y);
    if (attempts === undefined) return undefined;
    const { at } = scanner;
    const none = { text: '0ms', milliseconds: 0, at };
    if (attempts.text === '0' && scanner.done) return { attempts: 0, delay: none, at };
    const delay = scanner.take(/ +x +/y) && takeDuration(scanner);
    if (delay === undefined) return undefined;
    const retry = { attempts: Number(attempts.text), delay, at };
    if (!scanner.skip('..')) return retry;
    const upTo = takeDuration(scanner);
    return upTo && { ...retry, upTo };
  },
};

export const retry: Kind<Retry> = micro(retrySyntax);
