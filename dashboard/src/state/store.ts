// Everything that the views show. What changes it says so, and the page is drawn again with the next frame.
import type { Experiment } from '../faults/index.ts';
import type { Line } from './activity.ts';
import type { InterfaceLimits } from './capacity.ts';
import { History } from './history.ts';
import type { Alarm } from './load-alarms.ts';
import type { Pipeline } from './load-pipelines.ts';
import type { Stack } from './load-stacks.ts';
import { type Picture, sameList } from './picture.ts';
import { noRequests, type RequestLog } from './requests.ts';
import type { Balancer, ContainerInstance, Service, ServiceDeployment, TargetGroup, Task } from './shapes.ts';
import { TrafficRates } from './traffic.ts';

export interface ClockState {
  readonly now: string;
  readonly rate: number;
  readonly frozen: boolean;
}

/** One opening of a dialog. */
export interface Overlay {
  readonly what: 'palette' | 'keys';
  readonly opening: number;
}

export class Store {
  isConnected = false;
  /** Why something could not be loaded; empty when all is well. */
  error = '';
  /** What has failed inside the engine; empty when all is well. */
  engineFault = '';
  /** A notice, until it is closed; empty for none. */
  notice = '';
  region = '';
  clock: ClockState | undefined;
  /** By ARN. Those that have stopped stay a while. */
  readonly tasks = new Map<string, Task>();
  readonly instances = new Map<string, ContainerInstance>();
  readonly services = new Map<string, Service>();
  /** By a service's ARN, newest first. */
  readonly deployments = new Map<string, readonly ServiceDeployment[]>();
  balancers: readonly Balancer[] = [];
  groups: readonly TargetGroup[] = [];
  alarms: readonly Alarm[] = [];
  stacks: readonly Stack[] = [];
  pipelines: readonly Pipeline[] = [];
  /** Faults that are in force. */
  experiments: readonly Experiment[] = [];
  interfaceLimits: InterfaceLimits = new Map();
  readonly traffic = new TrafficRates();
  /** What the view of requests has seen. */
  requestLog: RequestLog = noRequests;
  /** What lies over the page. */
  overlay: Overlay | undefined;
  /** Newest first. */
  activity: readonly Line[] = [];
  /** What the System view showed, second by second. */
  readonly history = new History();
  #picture: Picture | undefined;
  #openings = 0;

  #draw: () => void = () => {};
  #isDue = false;

  onChange(draw: () => void): void {
    this.#draw = draw;
  }

  changed(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#draw();
    });
  }

  /** Something opens over the page, for which the next key is. */
  open(what: Overlay['what']): void {
    this.#openings += 1;
    this.overlay = { what, opening: this.#openings };
    this.#draw();
  }

  /** A dialog says that it was closed a moment after it is: by then the next one may be open. */
  close(overlay: Overlay): void {
    if (this.overlay?.opening !== overlay.opening) return;
    this.overlay = undefined;
    this.changed();
  }

  /** What there is now: the same lists as before, where nothing has changed. @param now milliseconds of this machine */
  picture(now: number): Picture {
    const before = this.#picture;
    this.#picture = {
      at: Date.parse(this.clock?.now ?? '') || 0,
      tasks: sameList(before?.tasks, [...this.tasks.values()]),
      instances: sameList(before?.instances, [...this.instances.values()]),
      balancers: this.balancers,
      groups: this.groups,
      rates: this.traffic.current(now),
    };
    return this.#picture;
  }

  /** Not what is said already: a task that runs has an event for each change of its health, for example. */
  say(line: Line): void {
    const { what, state, reason } = line;
    const last = this.activity.find((each) => each.what === what);
    if (last?.state === state && last.reason === reason) return;
    this.activity = [line, ...this.activity].slice(0, 200);
  }
}
