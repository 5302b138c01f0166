import { expect, test } from 'vitest';
import { ReportHandlers } from './report-handlers.ts';
import type { AnyMachineService } from './service.ts';

const service = (id: string, reports?: object): AnyMachineService =>
  ({ id, operations: {}, reports }) as never;

test('a report is handled by the services that listen to it, in their order, which are looked for once', () => {
  let looks = 0;
  const listening = { 'metrics/measured': () => {} };
  const counted = new Proxy(listening, {
    get(target, name) {
      looks += 1;
      return Reflect.get(target, name);
    },
  });
  const handlers = new ReportHandlers([
    service('ecs'),
    service('a', counted),
    service('b', { 'metrics/measured': () => {}, 'logs/lines': () => {} }),
  ]);
  expect(handlers.of('metrics/measured').map(({ service: id }) => id)).toEqual(['a', 'b']);
  expect(handlers.of('metrics/measured')).toHaveLength(2);
  expect(looks).toBe(1);
  expect(handlers.of('logs/lines').map(({ service: id }) => id)).toEqual(['b']);
});
