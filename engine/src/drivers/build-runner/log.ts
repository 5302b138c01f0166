// A build's log, in CodeBuild's format.

import type { BuildPhaseName, BuildStatus } from '../../contracts/build.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { LineLog } from '../processes/line-log.ts';
import type { PhaseFailure } from './failure.ts';

export class BuildLog {
  readonly #lines: LineLog;
  readonly #clock: Clock;

  constructor(lines: LineLog, clock: Clock) {
    this.#lines = lines;
    this.#clock = clock;
  }

  /** A line of CodeBuild itself. */
  say(message: string): void {
    // 2026-01-28T20:48:46.742Z → 2026/01/28 20:48:46.742000
    const time = new Date(this.#clock.now()).toISOString();
    const [first = '', ...rest] = message.split('\n');
    this.#lines.add(
      `[Container] ${time.slice(0, 10).replaceAll('-', '/')} ${time.slice(11, 23)}000 ${first}`,
    );
    for (const line of rest) this.#lines.add(line);
  }

  phaseComplete(phase: BuildPhaseName, status: BuildStatus, failure: PhaseFailure | undefined): void {
    this.say(`Phase complete: ${phase} State: ${status}`);
    this.say(`Phase context status code: ${failure?.statusCode ?? ''} Message: ${failure?.message ?? ''}`);
  }

  /** What a command prints. */
  read(stream: NodeJS.ReadableStream): void {
    this.#lines.read(stream);
  }

  flush(): void {
    this.#lines.flush();
  }
}
