// What the engine simulates, by service: `GET /_drydock/coverage`.
import type { AnyService } from '../contracts/service.ts';

export function coverage(services: readonly AnyService[]) {
  return {
    operations: Object.fromEntries(
      services.map(({ id, operations }) => [id, Object.keys(operations).sort()]),
    ),
    resourceTypes: services
      .flatMap(({ resources = [] }) => resources)
      .map(({ type }) => type)
      .sort(),
  };
}
