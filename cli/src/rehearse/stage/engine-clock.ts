// The clock of an engine, its pace, and how much of this machine its instances are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../clock/clock.ts';
import { UserError } from '../../errors/user-error.ts';
import type { ClockFacts } from '../../messages/clock.ts';

const lookEveryMs = 20;
/** How often, in the cloud's time, the engine repeats on the way what it measured. */
const shortestGrainMs = 5000;
const longestGrainMs = 60_000;
const grainsOfAStep = 12;

/** What a vCPU of an instance is, in cores of this machine. */
export interface VcpuFacts {
  readonly cores: number | 'auto';
  /** Of all tasks together, when they were last measured. */
  readonly usedCores?: number;
}

/** Whether instances, load balancers, images and agents take as long as on AWS. */
export interface PaceFacts {
  readonly mode: 'machine' | 'aws';
  readonly seed?: number;
}

export class EngineClock {
  readonly #endpoint: string;
  readonly #token: string;
  readonly #clock: Clock;
  #at = { cloud: 0, elapsed: 0 };

  constructor(endpoint: string, state: string, clock: Clock) {
    this.#endpoint = endpoint;
    this.#token = readFileSync(join(state, 'token'), 'utf8').trim();
    this.#clock = clock;
  }

  /** The cloud's time in milliseconds since 1970, as of the last call and what has passed since. */
  now(): number {
    return this.#at.cloud + (this.#clock.elapsed() - this.#at.elapsed);
  }

  /** @throws UserError when it does not run in real time: speed is the rehearsal's own business */
  async read(): Promise<void> {
    const facts = await this.#send<ClockFacts>('GET', 'clock');
    if (facts.frozen || facts.rate !== 1 || facts.advancingTo)
      throw new UserError(
        'The clock of the cloud does not run in real time, and a rehearsal moves it itself: `drydock time scale 1`, `drydock time resume`.',
      );
    this.#set(facts);
  }

  /** @param patienceMs for what starts or is new, in the machine's milliseconds; the engine's own when absent */
  async advance(ms: number, patienceMs?: number): Promise<void> {
    const grainMs = Math.round(Math.min(longestGrainMs, Math.max(shortestGrainMs, ms / grainsOfAStep)));
    let facts = await this.#send<ClockFacts>('POST', 'clock/advance', {
      ms: Math.round(ms),
      grainMs,
      patienceMs,
    });
    while (facts.advancingTo) {
      await this.#clock.delay(lookEveryMs);
      facts = await this.#send<ClockFacts>('GET', 'clock');
    }
    this.#set(facts);
  }

  pace(): Promise<PaceFacts> {
    return this.#send<PaceFacts>('GET', 'pace');
  }

  async setPace(pace: PaceFacts): Promise<void> {
    await this.#send('PUT', 'pace', pace);
  }

  /** By what tasks have used since they were last measured, unless that was just now. */
  measuredVcpu(): Promise<VcpuFacts> {
    return this.#send<VcpuFacts>('POST', 'vcpu/measure');
  }

  async setVcpu(cores: number | 'auto'): Promise<void> {
    await this.#send('PUT', 'vcpu', { cores });
  }

  #set({ now }: ClockFacts): void {
    this.#at = { cloud: Date.parse(now), elapsed: this.#clock.elapsed() };
  }

  async #send<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.#endpoint}/_drydock/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as T & { readonly message?: string };
    if (!response.ok) throw new UserError(answer.message ?? `The engine answered ${response.status}.`);
    return answer;
  }
}
