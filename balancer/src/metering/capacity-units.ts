// Load balancer capacity units: the largest of four dimensions of usage counts.
// https://aws.amazon.com/elasticloadbalancing/pricing/ (LCU details), and ConsumedLCUs in
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
// In an hour, one unit is worth 25 new connections a second, 3,000 connections that are open in each minute, 1 GB (or
// 0.4 GB to and from functions) and 1,000 rule evaluations a second, of which 10 for each request are free.
// AWS does not document the metric's period. Here each datum is the usage since the last one, in
// unit-hours, so that the sum over an hour is what is billed (as it documents for ReservedLCUs).
import type { Millis } from '../contract/clock.ts';

const hourSeconds = 3600;
const hourMs = hourSeconds * 1000;
const newConnectionsASecond = 25;
const openConnections = 3000;
const gigabyte = 1e9;
const functionGigabytes = 0.4;
const evaluationsASecond = 1000;
export const freeEvaluations = 10;

export class CapacityUnits {
  newConnections = 0;
  /** Open at this moment. */
  activeConnections = 0;
  bytes = 0;
  /** To and from functions: not among `bytes`. */
  functionBytes = 0;
  /** Without the free ones. */
  #evaluations = 0;

  evaluated(rules: number): void {
    if (rules > freeEvaluations) this.#evaluations += rules - freeEvaluations;
  }

  /** Unit-hours since it was last taken, `elapsedMs` ago. */
  take(elapsedMs: Millis): number {
    const used = Math.max(
      this.newConnections / (newConnectionsASecond * hourSeconds),
      (this.activeConnections / openConnections) * (elapsedMs / hourMs),
      this.bytes / gigabyte + this.functionBytes / (functionGigabytes * gigabyte),
      this.#evaluations / (evaluationsASecond * hourSeconds),
    );
    this.newConnections = 0;
    this.bytes = 0;
    this.functionBytes = 0;
    this.#evaluations = 0;
    return used;
  }
}
