// Where the output of a task's containers goes: to CloudWatch Logs, or to the task's log router.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { DriverHost } from '../../../../contracts/driver.ts';
import type { ContainerSpecification, TaskSpecification } from '../../../../contracts/runtime.ts';
import { LineLog } from '../../../processes/line-log.ts';
import { forwardPort, routerFiles, tagOf } from './configuration.ts';
import { forwardMessage } from './forward.ts';
import { LogRouter } from './router.ts';

export interface ContainerLogs {
  readonly log?: LineLog;
  readonly errorLog?: LineLog;
}

export class TaskLogs {
  readonly #specification: TaskSpecification;
  readonly #host: DriverHost;
  readonly #report: DriverHost['report'];
  readonly #routerPort: () => number | undefined;
  readonly #folder: string;
  #router: LogRouter | undefined;

  constructor(
    specification: TaskSpecification,
    host: DriverHost,
    report: DriverHost['report'],
    routerPort: () => number | undefined,
  ) {
    this.#specification = specification;
    this.#host = host;
    this.#report = report;
    this.#routerPort = routerPort;
    this.#folder = join(host.folder, 'firelens', specification.taskArn.split('/').at(-1) ?? '');
  }

  /** @param id of the container */
  of({ name, logs, routedLogs }: ContainerSpecification, id: string): ContainerLogs {
    const { clock } = this.#host;
    if (logs) return { log: new LineLog(clock, (events) => this.#report('logs/lines', { ...logs, events })) };
    const port = routedLogs && this.#routerPort();
    if (port === undefined) return {};
    this.#router ??= new LogRouter(port);
    const router = this.#router;
    const tag = tagOf(this.#specification, name);
    const to = (source: string) =>
      new LineLog(clock, (events) => {
        for (const { timestamp, message } of events)
          router.send(
            forwardMessage(tag, timestamp, {
              source,
              log: message,
              container_id: id,
              container_name: `/${name}`,
            }),
          );
      });
    return { log: to('stdout'), errorLog: to('stderr') };
  }

  /** The router's configuration, as binds. */
  binds(container: ContainerSpecification): string[] {
    const files = routerFiles(this.#specification, container);
    if (files.length > 0) mkdirSync(this.#folder, { recursive: true });
    return files.map(({ path, text }) => {
      const file = join(this.#folder, basename(path));
      writeFileSync(file, text, { mode: 0o644 });
      return `${file}:${path}:ro`;
    });
  }

  /** For applications that log to the router by themselves. */
  variables({ logRouter }: ContainerSpecification): Record<string, string> {
    const { networkMode = 'awsvpc' } = this.#specification;
    const isShared = networkMode === 'awsvpc' || networkMode === 'host';
    if (logRouter || !isShared || this.#routerPort() === undefined) return {};
    return { FLUENT_HOST: '127.0.0.1', FLUENT_PORT: String(forwardPort) };
  }

  close(): void {
    this.#router?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
