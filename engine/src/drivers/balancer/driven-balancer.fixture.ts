// For the driver's tests: a driver whose clock stands still and whose threads can be made to fail.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Invoked, RoutingTable } from '@drydock/balancer';
import type { Driver, DriverHost } from '../../contracts/driver.ts';
import { VirtualClock } from '../../kernel/clock.ts';
import { Ids } from '../../kernel/ids.ts';
import { createBalancer } from './index.ts';

export class DrivenBalancer {
  readonly clock = new VirtualClock();
  readonly driver: Driver;
  readonly seen: { readonly name: string; readonly report: unknown }[] = [];
  readonly invoked: { readonly event: string; readonly answer: (invoked: Invoked) => void }[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'balancer-'));
  threads = 0;
  thread: Worker | undefined;
  #failures: MessagePort | undefined;
  #heard: (() => void)[] = [];

  constructor() {
    const host: DriverHost = {
      clock: this.clock,
      machineClock: this.clock,
      ids: new Ids('driver'),
      blobs: undefined as unknown as DriverHost['blobs'],
      folder: this.folder,
      endpoint: 'http://127.0.0.1:1',
      account: '000000000000',
      region: 'eu-west-1',
      mark: 'test',
      report: (name, report) => this.#note(name, report),
      log: (line) => this.#note('log', line),
    };
    this.driver = createBalancer(
      host,
      (_, event) =>
        new Promise((answer) => {
          this.invoked.push({ event, answer });
          this.#note('invoke', event);
        }),
      (settings) => {
        this.threads++;
        const { port1, port2 } = new MessageChannel();
        this.#failures = port1;
        this.thread = new Worker(new URL('./failing-thread.fixture.ts', import.meta.url), {
          workerData: { ...settings, failures: port2 },
          transferList: [port2],
        });
        return this.thread;
      },
      this.clock,
    );
  }

  apply(table: RoutingTable): void {
    this.driver.effects['balancer/apply']!(table);
  }

  /** Waits for the `nth` matching report of this name. */
  async reported(name: string, pattern: RegExp, nth = 1): Promise<unknown> {
    for (;;) {
      const found = this.seen.filter(
        (entry) => entry.name === name && pattern.test(JSON.stringify(entry.report)),
      );
      if (found.length >= nth) return found[nth - 1]!.report;
      await new Promise<void>((resolve) => this.#heard.push(resolve));
    }
  }

  /** Makes the thread fail and waits until it is down. */
  async fail(): Promise<void> {
    const downs = this.seen.filter(({ report }) => report === 'Restarting the load balancer.').length;
    this.#failures!.postMessage('made to fail');
    await this.reported('log', /Restarting/, downs + 1);
  }

  /** Makes the thread do something for ever, so that it neither fails nor answers. */
  hang(): void {
    this.#failures!.postMessage('hang');
  }

  /** Lets a second pass, and what has arrived be handled. */
  async second(): Promise<void> {
    this.clock.advance(1000);
    await new Promise((resolve) => setImmediate(resolve));
  }

  async stop(): Promise<void> {
    await this.driver.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #note(name: string, report: unknown): void {
    this.seen.push({ name, report });
    for (const heard of this.#heard.splice(0)) heard();
  }
}
