// The names that clients use: each leads to an address of loopback, as on AWS, whose port is balanced between the tasks that
// are registered. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts.html
import { type NameRecord, nameKey, names } from '../../../contracts/names.ts';
import type { Context } from '../../../kernel/context.ts';
import { unlessFault } from '../faults.ts';
import { keyOf } from '../find/references.ts';
import { tasksOfService } from '../find/tasks.ts';
import { type ServiceRecord, services } from '../state.ts';

/** Called whenever a task of the service is registered or deregistered. */
export function publishAliases(ctx: Context, cluster: string, name: string | undefined): void {
  const service = name === undefined ? undefined : ctx.get(services, keyOf(cluster, name));
  if (!service?.connected) return;
  const { namespaceId, endpoints } = service.connected;
  const running = tasksOfService(ctx, service);
  for (const { registryArn, aliases } of endpoints) {
    const targets = running.flatMap(({ registries = [] }) =>
      registries.flatMap(({ registryArn: arn, registered }) =>
        arn === registryArn && registered?.port !== undefined
          ? `${registered.address}:${registered.port}`
          : [],
      ),
    );
    for (const { dnsName, port } of aliases) {
      const record: NameRecord = {
        owner: service.arn,
        zoneId: namespaceId,
        name: dnsName,
        type: 'A',
        ttl: 60,
        policy: 'one',
        values: [addressOfAlias(ctx, namespaceId, dnsName)],
        balanced: { port, targets },
      };
      ctx.put(names, nameKey(record), record);
    }
  }
}

/** The service is gone, and with it its Cloud Map services; its namespace stays. */
export function disconnectService(ctx: Context, service: ServiceRecord): void {
  for (const record of ctx.all(names)) if (record.owner === service.arn) ctx.delete(names, nameKey(record));
  for (const { registryArn } of service.connected?.endpoints ?? [])
    unlessFault(() => ctx.call('servicediscovery', 'DeleteService', { Id: registryArn }));
}

/**
 * An address of loopback: AWS gives each task its own, here all share one. Each engine and Region has 254 in a row from a
 * random place on, since all the engines of a machine share its loopback.
 */
function addressOfAlias(ctx: Context, zoneId: string, name: string): string {
  const known = ctx.all(names).filter(({ balanced }) => balanced !== undefined);
  const own = known.find((each) => each.zoneId === zoneId && each.name === name);
  if (own) return own.values[0]!;
  const taken = new Set(known.map(({ values }) => values[0]!));
  for (const block of new Set([...taken].map(blockOf))) {
    for (let n = 1; n < 255; n++) if (!taken.has(`${block}.${n}`)) return `${block}.${n}`;
  }
  return `127.${128 + ctx.ids.below(127)}.${ctx.ids.below(256)}.1`;
}

const blockOf = (address: string) => address.slice(0, address.lastIndexOf('.'));
