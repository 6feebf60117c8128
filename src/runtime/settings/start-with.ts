/** Runs the program; what keeps it from starting is told on standard error, and the exit code is 1. */
export function startWith(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
    // Something started half way must not keep a process alive that serves nothing.
    setTimeout(() => process.exit(1), 1_000).unref();
  });
}

/** Told in one line, because somebody who runs the program can mend it. By name: settings know nothing of databases. */
const toldPlainly = [
  'SettingsError',
  'MigrationError',
  'DatabaseError',
  'KeyError',
  'MetricsPortError',
  'ChaosError',
];

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (toldPlainly.includes(error.name)) return error.message;
  return explainListening(error) ?? error.stack ?? error.message;
}

function explainListening(error: Error & SocketFault): string | undefined {
  const { code, port, address, hostname } = error;
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Set PORT to another one.`;
  }
  if (code === 'EACCES' && error.syscall === 'listen') {
    return `Port ${port} may not be listened on by this user. Set PORT to another one.`;
  }
  if (code === 'EADDRNOTAVAIL') {
    return `${address} is no address of this machine. Set HOST to another one.`;
  }
  return code === 'ENOTFOUND'
    ? `There is no host ${hostname} to listen on. Set HOST to another one.`
    : undefined;
}

/** What Node writes on errors of sockets. */
interface SocketFault {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly port?: unknown;
  readonly address?: unknown;
  readonly hostname?: unknown;
}
