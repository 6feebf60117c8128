import { SettingsError } from './settings-error.ts';

/** Runs the program; what keeps it from starting is told on standard error, and the exit code is 1. */
export function startWith(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
    // Something started half way must not keep a process alive that serves nothing.
    setTimeout(() => process.exit(1), 1_000).unref();
  });
}

function explain(error: unknown): string {
  if (error instanceof SettingsError) {
    return error.message;
  }
  // By name: settings know nothing of databases.
  if (error instanceof Error && error.name === 'MigrationError') {
    return error.message;
  }
  if (isAddressInUse(error)) {
    return `Port ${error.port} is taken by another program. Set PORT to another one.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isAddressInUse(error: unknown): error is { readonly port: number } {
  return (
    error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error
  );
}
