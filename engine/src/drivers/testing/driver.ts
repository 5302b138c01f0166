// A host for drivers under test: keeps their reports, and lets a test wait for one without sleeping.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { DriverHost } from '../../contracts/driver.ts';
import { BlobFolder } from '../../kernel/blobs.ts';
import { realClock } from '../../kernel/clock.ts';
import { Ids } from '../../kernel/ids.ts';
import type { Reports } from '../../kernel/registry.ts';

type Reported = { [R in keyof Reports]: { readonly name: R; readonly report: Reports[R] } }[keyof Reports];

export class TestHost implements DriverHost {
  readonly clock = realClock;
  readonly machineClock = realClock;
  readonly ids = new Ids('test');
  readonly blobs: BlobFolder;
  readonly folder: string;
  readonly endpoint: string;
  readonly account = '000000000000';
  readonly region = 'us-east-1';
  readonly mark: string;
  readonly reported: Reported[] = [];
  readonly lines: string[] = [];
  readonly #base: string;
  readonly #waiting = new Set<() => void>();

  constructor(endpoint = 'http://127.0.0.1:1') {
    this.#base = mkdtempSync(join(tmpdir(), 'driver-'));
    this.folder = join(this.#base, 'own');
    mkdirSync(this.folder);
    this.blobs = new BlobFolder(join(this.#base, 'blobs'));
    this.endpoint = endpoint;
    this.mark = basename(this.#base);
  }

  readonly report = <R extends keyof Reports>(name: R, report: Reports[R]): void => {
    this.reported.push({ name, report } as Reported);
    for (const look of [...this.#waiting]) look();
  };

  readonly log = (line: string): void => {
    this.lines.push(line);
  };

  all<R extends keyof Reports>(name: R): Reports[R][] {
    return this.reported.filter((each) => each.name === name).map((each) => each.report as Reports[R]);
  }

  /** The first report, past or future, that satisfies the condition. */
  async until<R extends keyof Reports>(
    name: R,
    isWanted: (report: Reports[R]) => boolean = () => true,
  ): Promise<Reports[R]> {
    await this.when(() => this.all(name).some(isWanted));
    return this.all(name).find(isWanted)!;
  }

  /** Resolves as soon as the reports satisfy the condition. */
  when(isSo: () => boolean): Promise<void> {
    if (isSo()) return Promise.resolve();
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  logged(): string[] {
    return this.all('logs/lines').flatMap((batch) => batch.events.map((event) => event.message));
  }

  remove(): void {
    rmSync(this.#base, { recursive: true, force: true });
  }
}
