import type { Clients, ClientOptions as SpecOptions } from '../../spec/clients.ts';
import type { Deploy as SpecDeploy } from '../../spec/deploy.ts';
import { nearest } from '../../spec/nearest.ts';
import { within } from '../../spec/within.ts';
import type { ClientOptions, Deploy, Mode } from '../deploy.ts';
import { buildMode, type DeployAround, isContext, oneProcess } from './mode.ts';
import type { Building, Report } from './site.ts';
import { buildBreaker, buildRetry } from './timing.ts';

/** All of `deploy` but the gateway, which needs every route. */
export function buildDeploy(
  written: SpecDeploy | undefined,
  around: DeployAround,
): Building<Deploy> {
  const built = written?.modes.map((mode) => buildMode(mode, written, around)) ?? [];
  const modes = built.length > 0 ? built : [oneProcess(written, around)];
  checkGatewayPort(written, modes, around.report);
  return {
    default: defaultMode(written, modes, around.report),
    modes,
    clients: buildClients(written?.clients, around),
    gateway: undefined,
  };
}

function checkGatewayPort(
  written: SpecDeploy | undefined,
  modes: readonly Mode[],
  report: Report,
): void {
  const { gateway } = written ?? {};
  const holder = modes
    .flatMap(({ services }) => services)
    .find(({ port }) => port === gateway?.port);
  if (gateway === undefined || holder === undefined) return;
  report('SPEC_PORT_TWICE', within(gateway.at, 'port'), {
    problem: `${gateway.port} is already the port of ${holder.name}`,
  });
}

function defaultMode(
  written: SpecDeploy | undefined,
  modes: readonly Mode[],
  report: Report,
): Mode {
  const [first] = modes;
  const name = written?.default;
  const found = modes.find((mode) => mode.name === name?.text);
  const names = modes.map((mode) => mode.name);
  if (written && name === undefined && modes.length > 1) {
    report(
      'SPEC_MODE_DEFAULT',
      { ...written.at, on: 'key' },
      {
        problem: 'several modes need a default',
        hint: `add default: ${first?.name}`,
      },
    );
  }
  if (name && found === undefined) {
    report('SPEC_UNKNOWN_MODE', name.at, { name: name.text, near: nearest(name.text, names) });
  }
  // biome-ignore lint/style/noNonNullAssertion: there is always a mode
  return found ?? first!;
}

const usual: ClientOptions = {
  timeoutMs: 5000,
  retry: undefined,
  breaker: undefined,
  balance: 'round-robin',
};

function buildClients(written: Clients | undefined, around: DeployAround): Deploy['clients'] {
  const base = withOptions(usual, written?.default);
  for (const { context } of written?.contexts ?? []) isContext(context, around);
  return around.contexts.map((context) => {
    const own = written?.contexts.find((client) => client.context.text === context);
    return { context, ...withOptions(base, own?.options) };
  });
}

const withOptions = (base: ClientOptions, own: SpecOptions | undefined): ClientOptions => ({
  timeoutMs: own?.timeout?.milliseconds ?? base.timeoutMs,
  retry: own?.retry ? buildRetry(own.retry) : base.retry,
  breaker: own?.breaker ? buildBreaker(own.breaker) : base.breaker,
  balance: own?.balance ?? base.balance,
});
