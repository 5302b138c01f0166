// Gives the instances as much of this machine as makes a load so many percent of their CPU: what a request costs differs
// from machine to machine, and a rehearsal is about what follows from the load.
import type { Snapshot } from '../scenario.ts';
import type { StageParts } from './stage-parts.ts';

/** What tasks have used for so long since the load began is a sample of it. */
const sampledAfterMs = 2000;
const lookEveryMs = 100;
/** What tasks use without load is no measure of it. */
const leastCores = 0.005;
/** In the machine's time; then the scenario goes on without it. */
const longestMs = 20_000;

export class InstanceShare {
  readonly #parts: Pick<StageParts, 'clients' | 'clock' | 'engine' | 'system'>;
  #percent: number | (() => number) | undefined;
  /** What it is a sample of began with the load. */
  #hasBegun = false;
  #since = 0;
  #before: number | 'auto' | undefined;
  #vcpus = 0;
  #instances: number | undefined;
  #hasGrown = false;

  constructor(parts: Pick<StageParts, 'clients' | 'clock' | 'engine' | 'system'>) {
    this.#parts = parts;
  }

  /** @param percent what the load that begins now is to be; without it, an instance stays what it is */
  aim(percent: number | (() => number) | undefined): void {
    this.#percent = percent;
    this.#hasBegun = false;
    this.#since = this.#parts.clock.elapsed();
    this.#instances = undefined;
    this.#hasGrown = false;
    this.#vcpus = 0;
  }

  /** Before time passes: by what tasks used of late, until the group has grown. */
  async settle(now: Snapshot | undefined): Promise<void> {
    const percent = this.#percent;
    // What an instance is stays as it is, and metrics follow the load.
    if (this.#hasGrown) await this.#parts.engine.measuredVcpu();
    if (percent === undefined || !now) return;
    const { clock, engine } = this.#parts;
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      await engine.measuredVcpu();
      this.#since = clock.elapsed();
    }
    this.#instances ??= now.instances.length;
    if (now.instances.length !== this.#instances) {
      this.#percent = undefined;
      this.#hasGrown = true;
      return;
    }
    for (;;) {
      await clock.delay(Math.max(0, this.#since + sampledAfterMs - clock.elapsed()));
      const { cores, usedCores = 0 } = await engine.measuredVcpu();
      if (usedCores >= leastCores)
        return this.#set(cores, usedCores, typeof percent === 'function' ? percent() : percent);
      // Load that varies is measured again with the next step: at night it may be less than what can be measured.
      if (typeof percent === 'function') return;
      // Load that has gone on for a while and costs nothing is no measure: what an instance is stays as it is.
      if (clock.elapsed() - this.#since >= longestMs) return;
      await clock.delay(lookEveryMs);
    }
  }

  async restore(): Promise<void> {
    if (this.#before !== undefined) await this.#parts.engine.setVcpu(this.#before);
  }

  async #set(before: number | 'auto', usedCores: number, percent: number): Promise<void> {
    this.#before ??= before;
    this.#vcpus ||= await this.#registeredVcpus();
    if (this.#vcpus > 0) await this.#parts.engine.setVcpu((usedCores * 100) / percent / this.#vcpus);
  }

  async #registeredVcpus(): Promise<number> {
    const { clients, system } = this.#parts;
    const { containerInstanceArns = [] } = await clients.ecs.listContainerInstances({
      cluster: system.cluster,
      status: 'ACTIVE',
    });
    if (containerInstanceArns.length === 0) return 0;
    const { containerInstances = [] } = await clients.ecs.describeContainerInstances({
      cluster: system.cluster,
      containerInstances: containerInstanceArns,
    });
    const units = containerInstances.flatMap(
      ({ registeredResources = [] }) =>
        registeredResources.find(({ name }) => name === 'CPU')?.integerValue ?? 0,
    );
    return units.reduce((sum, each) => sum + each, 0) / 1024;
  }
}
