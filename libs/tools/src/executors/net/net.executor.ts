import { AssetsService } from '@app/assets';
import { OperationalError, type Target } from '@app/contracts';
import { untilAborted } from '@app/database';
import type { Clock } from '@app/telemetry';
import { Executor, type ToolInvocation, type ToolResult } from '../executor.js';
import { mayConnect } from './address-guard.js';
import { certificateReport, handshakeOf } from './certificate-report.js';
import type { Endpoint, NetworkEdge } from './network-edge.js';

type Status = Extract<ToolResult, { kind: 'status' }>;

/** Part of the pattern's limit, so that the answer "it does not answer" still comes in time. */
const CONNECT_LIMIT_MS = 5_000;
const DEFAULT_PORTS: Readonly<Record<string, number>> = { tls: 443, https: 443, http: 80 };

/** Looks at the network from this server: names, ports, certificates, web servers. Findings are results, not errors. */
export class NetExecutor extends Executor {
  readonly name = 'net';
  readonly patterns = new Set(['check_connectivity']);

  constructor(
    private readonly assets: AssetsService,
    private readonly network: NetworkEdge,
    private readonly clock: Clock,
    /** Whether this service is for its own machine alone, so that loopback is nobody else's. */
    private readonly allowLoopback: boolean,
  ) {
    super();
  }

  async run({ inputs, targets }: ToolInvocation, signal: AbortSignal): Promise<ToolResult> {
    const target = destinationOf(targets, inputs['destination']);
    const protocol = String(inputs['protocol'] ?? '').toLowerCase();
    const port = inputs['port'] === undefined ? DEFAULT_PORTS[protocol] : Number(inputs['port']);
    if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_535))
      throw new OperationalError('invalid_request', `${port} is no port.`, 'Ports are 1 to 65535.');
    if (protocol === 'udp' || protocol === 'icmp') throw notFromHere(`A check by ${protocol}`);
    const host = await this.hostOf(target, signal);
    const addresses = await untilAborted(this.network.resolve(host), signal).catch((error: unknown) => {
      signal.throwIfAborted();
      throw new OperationalError(
        'timeout',
        `No name server tells about ${host}: ${reasonOf(error)}.`,
        'Ask again later.',
      );
    });
    if (port === undefined) return resolution(target.name, addresses);
    const address = addresses[0];
    if (address === undefined)
      return failed(`${target.name} does not resolve.`, [{ name: 'resolves', value: false }]);
    if (!addresses.every((one) => mayConnect(one, this.allowLoopback)))
      throw new OperationalError(
        'forbidden',
        `${target.name} leads to an address that is not checked from here.`,
        'Link-local, metadata and multicast addresses never are; loopback only while the service listens there.',
      );
    const endpoint = { address, name: host, port };
    const limited = AbortSignal.any([signal, AbortSignal.timeout(CONNECT_LIMIT_MS)]);
    const where = `${target.name}:${port}`;
    try {
      if (protocol === 'tls') return await this.certificate(endpoint, where, limited);
      if (protocol === 'http' || protocol === 'https')
        return await this.web(endpoint, where, protocol === 'https', limited);
      return await this.port(endpoint, where, limited);
    } catch (error) {
      signal.throwIfAborted();
      const reason = limited.aborted ? `no answer within ${CONNECT_LIMIT_MS / 1000} s` : reasonOf(error);
      return failed(`${where} cannot be reached: ${reason}.`, [
        { name: 'reachable', value: false },
        { name: 'address', value: address },
        { name: 'reason', value: reason },
      ]);
    }
  }

  private async certificate(endpoint: Endpoint, where: string, signal: AbortSignal): Promise<Status> {
    const socket = await this.network.tls(endpoint, signal);
    try {
      return certificateReport(handshakeOf(socket), where, endpoint.name, this.clock.now());
    } finally {
      socket.destroy();
    }
  }

  private async port(endpoint: Endpoint, where: string, signal: AbortSignal): Promise<Status> {
    const started = this.clock.monotonic();
    (await this.network.tcp(endpoint, signal)).destroy();
    const ms = Math.round(this.clock.monotonic() - started);
    return {
      kind: 'status',
      state: 'ok',
      summary: `${where} accepts connections (${ms} ms).`,
      facts: [
        { name: 'reachable', value: true },
        { name: 'address', value: endpoint.address },
        { name: 'connect_ms', value: ms },
      ],
    };
  }

  private async web(
    endpoint: Endpoint,
    where: string,
    secure: boolean,
    signal: AbortSignal,
  ): Promise<Status> {
    const answer = await this.network.http(endpoint, '/', secure, signal);
    answer.destroy();
    const status = answer.statusCode ?? 0;
    return {
      kind: 'status',
      state: status >= 500 ? 'failed' : status >= 400 ? 'warning' : 'ok',
      summary: `${where} answers HTTP ${status}.`,
      facts: [
        { name: 'status', value: status },
        { name: 'address', value: endpoint.address },
        { name: 'location', value: answer.headers.location ?? null },
      ],
    };
  }

  /** What to look up: the record's host name or address, else the name as given. */
  private async hostOf({ asset_id, name }: Target, signal: AbortSignal): Promise<string> {
    if (asset_id === undefined) return name;
    const asset = await this.assets.find(asset_id, signal);
    return asset?.ip_address ?? asset?.hostname ?? name;
  }
}

/** What is tested. A second host is where the test should start, and that is not here. */
function destinationOf(targets: readonly Target[], named: unknown): Target {
  const [first] = targets;
  if (!first)
    throw new OperationalError('invalid_request', 'The request names no host.', 'Name a host or an address.');
  if (targets.length === 1) return first;
  throw notFromHere(`A check of ${String(named ?? first.name)} from another host`);
}

function notFromHere(what: string): OperationalError {
  return new OperationalError(
    'executor_not_configured',
    `${what} cannot be made: this installation only tests TCP connections from its own host.`,
    'Ask for the port, name or certificate of one host.',
  );
}

function resolution(name: string, addresses: readonly string[]): Status {
  if (addresses.length === 0)
    return failed(`${name} does not resolve.`, [{ name: 'resolves', value: false }]);
  return {
    kind: 'status',
    state: 'ok',
    summary: `${name} resolves to ${addresses.join(', ')}.`,
    facts: [{ name: 'resolves', value: true }, ...addresses.map((value) => ({ name: 'address', value }))],
  };
}

function failed(summary: string, facts: Status['facts']): Status {
  return { kind: 'status', state: 'failed', summary, facts };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'the connection is refused',
    EHOSTUNREACH: 'there is no way to the host',
    ENETUNREACH: 'there is no way to its network',
    ECONNRESET: 'the connection was cut',
  };
  return known[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}
