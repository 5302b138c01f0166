// Buffers log entries and reports them together with the metrics.
import type { LogKind } from '../contract/reports.ts';

export class LogEntries {
  readonly #report: (kind: LogKind, loadBalancerArn: string, lines: readonly string[]) => void;
  readonly #lines: Record<LogKind, Map<string, string[]>> = {
    access: new Map(),
    connection: new Map(),
    'health-check': new Map(),
  };

  constructor(report: (kind: LogKind, loadBalancerArn: string, lines: readonly string[]) => void) {
    this.#report = report;
  }

  add(kind: LogKind, loadBalancerArn: string, line: string): void {
    const lines = this.#lines[kind].get(loadBalancerArn);
    if (lines) lines.push(line);
    else this.#lines[kind].set(loadBalancerArn, [line]);
  }

  report(): void {
    for (const [kind, byLoadBalancer] of Object.entries(this.#lines) as [LogKind, Map<string, string[]>][]) {
      for (const [arn, lines] of byLoadBalancer) this.#report(kind, arn, lines);
      byLoadBalancer.clear();
    }
  }
}
