// A gateway on a free port over services in memory, for tests that speak HTTP.
import { Ids } from '../kernel/ids.ts';
import { type Rehearsal, rehearse } from '../kernel/rehearsal.ts';
import type { AnyService } from '../kernel/service.ts';
import { createGateway, type GatewayParts } from './gateway.ts';

export interface TestedGateway {
  readonly endpoint: string;
  readonly cloud: Rehearsal;
  readonly log: string[];
  close(): Promise<void>;
}

export async function serve(
  services: readonly AnyService[],
  routes: (cloud: Rehearsal) => GatewayParts['routes'] = () => ({}),
): Promise<TestedGateway> {
  const cloud = rehearse({ services });
  const log: string[] = [];
  const gateway = createGateway({
    ids: new Ids('gateway'),
    region: 'us-east-1',
    log: (line) => void log.push(line),
    hasOperation: (service, operation) =>
      services.some(({ id, operations }) => id === service && Object.hasOwn(operations, operation)),
    call: (service, operation, input) => cloud.answer(service as never, operation, input),
    routes: routes(cloud),
  });
  const port = await gateway.listen(0);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    cloud,
    log,
    close: async () => {
      await gateway.close();
      cloud[Symbol.dispose]();
    },
  };
}

/** What every client is given. */
export const anyone = { accessKeyId: 'any', secretAccessKey: 'any' };
