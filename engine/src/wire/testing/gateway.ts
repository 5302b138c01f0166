// A gateway on a free port, for tests over HTTP.

import type { AnyService } from '../../contracts/service.ts';
import { Ids } from '../../kernel/ids.ts';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { createGateway, type GatewayParts } from '../gateway.ts';

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
    services,
    log: (line) => void log.push(line),
    now: () => cloud.clock.now(),
    region: () => ({
      answer: (service, operation, input) => {
        const output = cloud.answer(service as never, operation, input);
        // Stand-ins for drivers report now what the caller waits for.
        if (output instanceof Promise) cloud.settle();
        return output;
      },
    }),
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

/** Credentials for test clients. */
export const anyone = { accessKeyId: 'any', secretAccessKey: 'any' };
