// For tests: a data plane in the same thread, over real sockets on free ports, and origins behind it.
import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../contract/clock.ts';
import { type MetricDimension, type MetricName, metricDefinition } from '../contract/metrics.ts';
import type {
  ListenerReport,
  LogKind,
  ReservationReport,
  TargetHealthReport,
  TrafficReport,
} from '../contract/reports.ts';
import type {
  BalancedListener,
  BalancedLoadBalancer,
  BalancedRule,
  BalancedTarget,
  BalancedTargetGroup,
  RoutingTable,
} from '../contract/routing-table.ts';
import type { RedirectActionConfig, RuleCondition } from '../contract/rule.ts';
import { DataPlane, type DataPlaneOptions } from '../data-plane/data-plane.ts';
import type { InvokeFunction } from '../functions/invoke.ts';
import { realClock } from '../thread/real-clock.ts';

export const listenerArn = 'arn:aws:elasticloadbalancing:eu-west-1:000000000000:listener/app/web/1/1';

export function targetGroup(name: string, parts: Partial<BalancedTargetGroup> = {}): BalancedTargetGroup {
  return {
    arn: `arn:aws:elasticloadbalancing:eu-west-1:000000000000:targetgroup/${name}/1`,
    fullName: `targetgroup/${name}/1`,
    protocol: 'HTTP',
    protocolVersion: 'HTTP1',
    attributes: {},
    targets: [],
    ...parts,
    healthCheck: {
      protocol: 'HTTP',
      path: '/health',
      intervalMs: 5000,
      timeoutMs: 2000,
      healthyThreshold: 5,
      unhealthyThreshold: 2,
      matcher: '200',
      ...parts.healthCheck,
    },
  };
}

export function target(port: number, parts: Partial<BalancedTarget> = {}): BalancedTarget {
  return {
    id: '10.0.0.1',
    port,
    availabilityZone: 'eu-west-1a',
    endpoint: { host: '127.0.0.1', port },
    registeredAt: 0,
    ...parts,
  };
}

export function forwardTo(
  ...groups: (BalancedTargetGroup | { group: BalancedTargetGroup; weight: number })[]
): BalancedRule {
  const weighted = groups.map((entry) => ('group' in entry ? entry : { group: entry, weight: 1 }));
  return {
    arn: 'default',
    priority: 0,
    conditions: [],
    transforms: [],
    actions: [
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: weighted.map(({ group, weight }) => ({ TargetGroupArn: group.arn, Weight: weight })),
        },
      },
    ],
  };
}

/** A rule of priority `priority` that answers with its own text. */
export function says(
  text: string,
  priority = 0,
  conditions: readonly RuleCondition[] = [],
  StatusCode = '200',
): BalancedRule {
  const actions = [
    {
      Type: 'fixed-response' as const,
      FixedResponseConfig: { StatusCode, MessageBody: text, ContentType: 'text/plain' },
    },
  ];
  return { arn: text, priority, conditions, transforms: [], actions };
}

export function redirects(RedirectConfig: RedirectActionConfig): BalancedRule {
  return {
    arn: 'redirect',
    priority: 0,
    conditions: [],
    transforms: [],
    actions: [{ Type: 'redirect', RedirectConfig }],
  };
}

export interface TableParts {
  readonly groups?: readonly BalancedTargetGroup[];
  readonly rules: readonly BalancedRule[];
  readonly attributes?: Readonly<Record<string, string>>;
  readonly listener?: Partial<BalancedListener>;
  readonly loadBalancer?: Partial<BalancedLoadBalancer>;
}

/** A data plane with one listener, and everything that it has reported. */
export class Rig {
  readonly plane: DataPlane;
  readonly listenerReports: ListenerReport[] = [];
  readonly reservations: ReservationReport[] = [];
  readonly health: TargetHealthReport[] = [];
  readonly traffic: TrafficReport[] = [];
  readonly logs: Record<LogKind, string[]> = { access: [], connection: [], 'health-check': [] };
  readonly accessLog = this.logs.access;
  readonly log: string[] = [];
  /** Stands in for Lambda. */
  invokeFunction: InvokeFunction = async () => ({
    kind: 'failed',
    reason: 'LambdaConnectionError',
    message: 'no function',
  });
  readonly #closers: (() => unknown)[] = [];
  readonly #waiting: { test: () => boolean; resolve: () => void }[] = [];
  #version = 0;

  constructor(
    clock: Clock = realClock,
    engineNow = () => clock.now(),
    more: Partial<Pick<DataPlaneOptions, 'maxConnections' | 'bindAddress' | 'engineClock'>> = {},
  ) {
    this.plane = new DataPlane({
      clock,
      engineClock: { now: engineNow, after: (delayMs, fn) => clock.after(delayMs, fn) },
      ...more,
      seed: 'balancer',
      cookieSecret: 'a secret of a test',
      reportEveryMs: 20,
      invokeFunction: (functionArn, event) => this.invokeFunction(functionArn, event),
      log: (line) => this.#note(() => this.log.push(line)),
      reportListener: (report) => this.#note(() => this.listenerReports.push(report)),
      reportReservation: (report) => this.#note(() => this.reservations.push(report)),
      reportHealth: (reports) => this.#note(() => this.health.push(...reports)),
      reportTraffic: (report) => this.#note(() => this.traffic.push(report)),
      reportLog: (kind, _, lines) => this.#note(() => this.logs[kind].push(...lines)),
    });
  }

  get port(): number {
    const port = this.listenerReports.at(-1)?.hostPort;
    if (port === undefined) throw new Error('No listener is bound.');
    return port;
  }

  /** Applies a table and waits until its listener is bound. */
  async serve(parts: TableParts): Promise<void> {
    this.apply(parts);
    await this.until(() => this.listenerReports.length > 0);
  }

  apply(parts: TableParts): void {
    this.plane.apply(this.table(parts));
  }

  table(parts: TableParts): RoutingTable {
    return {
      version: ++this.#version,
      loadBalancers: [
        {
          arn: 'arn:aws:elasticloadbalancing:eu-west-1:000000000000:loadbalancer/app/web/1',
          fullName: 'app/web/1',
          availabilityZones: ['eu-west-1a'],
          attributes: parts.attributes ?? {},
          listeners: [
            {
              arn: listenerArn,
              protocol: 'HTTP',
              port: 80,
              hostPorts: [0],
              attributes: {},
              certificates: [],
              rules: parts.rules,
              ...parts.listener,
            },
          ],
          ...parts.loadBalancer,
        },
      ],
      targetGroups: parts.groups ?? [],
    };
  }

  /** Serves one group of healthy targets on these ports behind the default rule. */
  async serveOrigins(
    ports: readonly number[],
    group: Partial<BalancedTargetGroup> = {},
    parts: Partial<TableParts> = {},
  ) {
    const made = targetGroup('web', { targets: ports.map((port) => target(port)), ...group });
    await this.serve({ groups: [made], rules: [forwardTo(made)], ...parts });
    await this.healthy(made.targets.length);
    return made;
  }

  simple(port: number): { group: BalancedTargetGroup; rule: BalancedRule } {
    const group = targetGroup('web', { targets: [target(port)] });
    return { group, rule: forwardTo(group) };
  }

  async healthy(count: number): Promise<void> {
    await this.until(() => this.health.filter(({ state }) => state === 'healthy').length >= count);
  }

  /** Waits until reports make the test true. */
  until(test: () => boolean): Promise<void> {
    if (test()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ test, resolve }));
  }

  /** The sum of a metric over the reports so far, by the first of its sets of dimensions. */
  sum(name: MetricName): number {
    return this.reported(name).reduce((total, metric) => total + metric.sum, 0);
  }

  /** The data of a metric so far for one of its dimension sets, the first by default. */
  reported(
    name: MetricName,
    dimensions: readonly MetricDimension[] = metricDefinition(name).dimensions[0]!,
  ): TrafficReport['metrics'] {
    const wanted = [...dimensions].sort().join();
    return this.traffic
      .flatMap(({ metrics }) => metrics)
      .filter((metric) => metric.name === name && Object.keys(metric.dimensions).sort().join() === wanted);
  }

  /** An HTTP origin by node:http; it answers health checks itself. */
  async origin(listener: RequestListener, port = 0): Promise<number> {
    const server = createHttpServer((request, response) => {
      if (request.headers['user-agent'] === 'ELB-HealthChecker/2.0') response.end('ok');
      else listener(request, response);
    });
    return this.#listen(server, port);
  }

  /** An origin of raw bytes: apart from health checks, each connection's bytes are passed on as they arrive. */
  async rawOrigin(
    onData: (text: string, socket: Socket) => void,
    onHealthCheck: (head: string, socket: Socket) => unknown = (_head, socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'),
  ): Promise<number> {
    const server = createServer({ noDelay: true }, (socket) => {
      socket.on('error', () => {});
      socket.on('data', (bytes) => {
        const text = bytes.toString('latin1');
        if (text.includes('ELB-HealthChecker')) onHealthCheck(text, socket);
        else onData(text, socket);
      });
    });
    return this.#listen(server);
  }

  /** Sends bytes and reads until the balancer closes, or until `enough` says so. */
  async raw(bytes: string | Buffer, enough: (text: string) => boolean = () => false): Promise<string> {
    const socket = connect(this.port, '127.0.0.1');
    this.#closers.push(() => void socket.destroy());
    let text = '';
    socket.on('error', () => {});
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
    await new Promise<void>((resolve) => {
      socket.on('data', (data: Buffer) => {
        text += data.toString('latin1');
        if (enough(text)) resolve();
      });
      socket.on('close', () => resolve());
      socket.on('end', () => resolve());
    });
    socket.destroy();
    return text;
  }

  /** A client socket for sending piece by piece. */
  client(): Socket {
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    socket.on('error', () => {});
    this.#closers.push(() => void socket.destroy());
    return socket;
  }

  /** A port that nothing listens on, and that no socket gets by chance: those get one of the system's ephemeral ports. */
  async freePort(): Promise<number> {
    for (;;) {
      const port = 10_000 + Math.floor(Math.random() * 20_000);
      const server = createServer();
      const isFree = await new Promise<boolean>((resolve) => {
        server.once('error', () => resolve(false));
        server.listen(port, '127.0.0.1', () => resolve(true));
      });
      if (!isFree) continue;
      await new Promise((resolve) => server.close(resolve));
      return port;
    }
  }

  /** Lets this process's sockets deliver what is already in flight. */
  async settled(): Promise<void> {
    for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Registers cleanup for what a test creates beside the rig. */
  atEnd(close: () => unknown): void {
    this.#closers.push(close);
  }

  async stop(): Promise<void> {
    await this.plane.stop();
    for (const close of this.#closers) await close();
  }

  #note(note: () => void): void {
    note();
    for (const waiting of [...this.#waiting]) {
      if (!waiting.test()) continue;
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.resolve();
    }
  }

  async #listen(server: Server & { closeAllConnections?: () => void }, port = 0): Promise<number> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    this.#closers.push(() => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    });
    return (server.address() as AddressInfo).port;
  }
}
