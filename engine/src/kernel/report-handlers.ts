// Who handles which report, found once for each of them: services are many, and reports come often.
import type { Context } from './context.ts';
import type { Reports } from './registry.ts';
import type { AnyMachineService } from './service.ts';

export interface ReportHandler<R extends keyof Reports = keyof Reports> {
  /** The service's id. */
  readonly service: string;
  handle(report: Reports[R], ctx: Context): void;
}

export class ReportHandlers {
  readonly #services: readonly AnyMachineService[];
  readonly #known = new Map<keyof Reports, readonly ReportHandler[]>();

  constructor(services: readonly AnyMachineService[]) {
    this.#services = services;
  }

  /** In the order of the services. */
  of<R extends keyof Reports>(name: R): readonly ReportHandler<R>[] {
    let handlers = this.#known.get(name);
    if (!handlers) {
      handlers = this.#services.flatMap(({ id, reports }) => {
        const handle = reports?.[name];
        return handle ? [{ service: id, handle } as unknown as ReportHandler] : [];
      });
      this.#known.set(name, handlers);
    }
    return handlers as unknown as readonly ReportHandler<R>[];
  }
}
