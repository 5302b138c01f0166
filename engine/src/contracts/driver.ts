// A driver does real I/O: it performs effects and reports what came of them. Its failures are reports, not exceptions.
import type { Duplex } from 'node:stream';
import type { Blobs } from '../kernel/blobs.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Effects, Reports } from '../kernel/registry.ts';
import type { Executed, ExecuteRequest } from './sessions.ts';

/** What a driver is given by the composition root. */
export interface DriverHost {
  /** The cloud's clock, which may be scaled, stopped and moved: schedules, health check intervals, timestamps. */
  readonly clock: Clock;
  /** The machine's own, by which processes and sockets live: time limits of what really runs. */
  readonly machineClock: Clock;
  readonly ids: Ids;
  readonly blobs: Blobs;
  /** An existing folder, below the engine's state, that is this driver's own. */
  readonly folder: string;
  /** The gateway, for example `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
  /** Processes that the driver starts carry it in their environment, with something of their own behind a slash. */
  readonly mark: string;
  report<R extends keyof Reports>(name: R, report: Reports[R]): void;
  /** A line in the engine's own log (stderr). */
  log(line: string): void;
}

export interface DriverHealth {
  /** `idle` when it has had nothing to do so far. */
  readonly status: 'idle' | 'running' | 'restarting';
  /** How often it has been restarted after it failed or hung, since the engine started. */
  readonly restarts: number;
}

export interface StillUnderway {
  /** Requests of clients in flight at targets that are deregistered. */
  readonly leaving: number;
  /** Health checks that await their target's answer. */
  readonly checks: number;
}

/** A request of a client that the gateway passes on as it came. */
export interface PassedRequest {
  /** What of the driver it is for. */
  readonly target: string;
  readonly method: string;
  /** Below the target, with a leading slash. */
  readonly path: string;
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface PassedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A client that wants to leave HTTP for another protocol on its connection: a WebSocket. */
export interface UpgradeRequest {
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly socket: Duplex;
  /** What came after the request. */
  readonly head: Buffer;
}

export interface Driver {
  readonly name: string;
  readonly effects: { readonly [E in keyof Effects]?: (input: Effects[E]) => void };
  /** Finds what an earlier engine left, adopts or ends it, and reports. Called once, before any effect. */
  recover(): Promise<void>;
  /** Answers a request that is for the driver itself. */
  serve?(request: PassedRequest): Promise<PassedResponse>;
  /** Takes a connection over, if it is for this driver. */
  upgrade?(request: UpgradeRequest): boolean;
  /** Container runtimes: runs a program in a container. Rejects with an Error whose message is for the caller. */
  execute?(request: ExecuteRequest): Promise<Executed>;
  /**
   * Container runtimes: has containers reach a port of 127.0.0.1. Resolves to the address where they and this machine do;
   * undefined where containers do not reach this machine.
   */
  openToTasks?(port: number): Promise<string | undefined>;
  /** Container runtimes: reports what tasks use now, sooner than it would. */
  measure?(): void;
  /** Load balancers: begins or ends the reports `balancer/requests`. */
  watchRequests?(isWanted: boolean): void;
  /** What `/_drydock/health` reports of it, if anything. */
  health?(): DriverHealth;
  /**
   * For a driver that works beside this thread: resolves once it has handled what was requested of it so far. Absent
   * where effects are performed at once.
   * What others are still to answer.
   */
  catchUp?(): Promise<StillUnderway>;
  /** Ends everything that the driver started. */
  stop(): Promise<void>;
}
