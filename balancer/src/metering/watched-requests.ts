// The requests that someone is watching: a sample of them, reported with the metrics. While nobody watches, nothing is kept.

import type { TargetFailure } from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import type { WatchedRequests as Report, WatchedRequest } from '../contract/reports.ts';
import type { CompiledListener } from '../routing/compiled-table.ts';
import type { AccessLogEntry } from './access-log-line.ts';

/** More than a person reads in a second, and less than costs something. */
const mostInReport = 200;
const longestText = 2000;

export class WatchedRequests {
  #isWatched = false;
  #seen = 0;
  #requests: WatchedRequest[] = [];

  watch(isWatched: boolean): void {
    this.#isWatched = isWatched;
    this.#clear();
  }

  /** Whether an entry for this request is worth making. It is counted in any case. */
  wantsNext(): boolean {
    if (!this.#isWatched) return false;
    this.#seen++;
    return this.#requests.length < mostInReport;
  }

  add(entry: AccessLogEntry, { listener }: CompiledListener, failure?: TargetFailure): void {
    const { at, createdAt, loadBalancer, client, target, targetGroupArn, rulePriority, actions } = entry;
    const { requestProcessingMs, targetProcessingMs, responseProcessingMs } = entry;
    const { status, targetStatus, receivedBytes, sentBytes, request, traceId, errorReason } = entry;
    this.#requests.push({
      at,
      createdAt,
      loadBalancer,
      listenerArn: listener.arn,
      client,
      target,
      targetGroupArn,
      rulePriority,
      actions,
      requestProcessingMs,
      targetProcessingMs,
      responseProcessingMs,
      status,
      targetStatus,
      failure,
      errorReason,
      receivedBytes,
      sentBytes,
      request: request.slice(0, longestText),
      traceId,
    });
  }

  /** What has been seen since the last call; undefined when there was nothing. */
  take(now: Millis): Report | undefined {
    if (this.#seen === 0) return undefined;
    const report = { to: now, seen: this.#seen, requests: this.#requests };
    this.#clear();
    return report;
  }

  #clear(): void {
    this.#seen = 0;
    this.#requests = [];
  }
}
