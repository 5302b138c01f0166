// A load that a test offers to a load balancer.
import type { Simulation } from '../../../engine/src/cloud/simulation/simulation.ts';
import type { Duration, Load, Rate, RequestOptions } from '../api.ts';
import { milliseconds } from '../units/duration.ts';
import { perSecond } from '../units/rate.ts';
import { RequestCounts } from './counts.ts';

const dayMs = 86_400_000;
/** When a day has its most: 16:00 UTC. */
const busiestMs = 16 * 3_600_000;

export interface LoadParts {
  readonly simulation: Simulation;
  readonly loadBalancerArn: () => string;
  readonly request: RequestOptions;
  /** Of all loads. */
  readonly total: RequestCounts;
}

export class OfferedLoad extends RequestCounts implements Load {
  readonly #parts: LoadParts;
  #end: (() => void) | undefined;

  constructor(parts: LoadParts) {
    super();
    this.#parts = parts;
  }

  override get title(): string {
    return 'Load';
  }

  async steady(rate: Rate): Promise<void> {
    const constant = perSecond(rate);
    await this.#offer(() => constant);
  }

  async ramp(from: Rate, to: Rate, over: Duration): Promise<void> {
    const [first, last, ms, began] = [
      perSecond(from),
      perSecond(to),
      milliseconds(over),
      this.#parts.simulation.now(),
    ];
    await this.#offer((at) => first + (last - first) * Math.min(1, (at - began) / ms));
  }

  async daily(least: Rate, most: Rate): Promise<void> {
    const [low, high] = [perSecond(least), perSecond(most)];
    await this.#offer(
      (at) => low + ((high - low) * (1 + Math.cos((2 * Math.PI * (at - busiestMs)) / dayMs))) / 2,
    );
  }

  async stop(): Promise<void> {
    this.#end?.();
    this.#end = undefined;
    await this.#parts.simulation.settle();
  }

  async #offer(rateAt: (at: number) => number): Promise<void> {
    const { simulation, loadBalancerArn, request, total } = this.#parts;
    this.#end?.();
    const arn = loadBalancerArn();
    const headers = Object.entries(request.headers ?? {}).map(([name, value]) => ({
      name,
      key: name.toLowerCase(),
      value,
    }));
    const [path = '/', query = ''] = (request.path ?? '/').split('?');
    this.#end = simulation.offer({
      loadBalancerArn: arn,
      port: request.port ?? portOf(simulation, arn),
      request: {
        method: request.method ?? 'GET',
        hostName: request.host ?? 'simulated',
        path,
        query,
        headers,
        sourceIp: '198.51.100.1',
      },
      perSecond: rateAt,
      ended: (count, { status, latencyMs }) => {
        this.add(status, count, latencyMs);
        total.add(status, count, latencyMs);
      },
    });
    await simulation.settle();
  }
}

/** What clients would use: HTTPS where there is any. */
function portOf(simulation: Simulation, LoadBalancerArn: string): number {
  const { Listeners = [] } = simulation.call('elbv2', 'DescribeListeners', { LoadBalancerArn });
  const ports = Listeners.map(({ Port = 0 }) => Port);
  return [443, 80].find((port) => ports.includes(port)) ?? ports[0] ?? 80;
}
