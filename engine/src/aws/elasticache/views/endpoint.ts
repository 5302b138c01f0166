// Where a cache answers: its server on this machine, or, of a cache that is only recorded, an address in AWS's form that leads nowhere.
// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Endpoints.html
import type { Endpoint } from '@aws-sdk/client-elasticache';
import { storeAddress } from '../../../contracts/data-stores.ts';
import type { Context } from '../../../kernel/context.ts';
import type { CacheRecord } from '../state.ts';

type Role = 'node' | 'primary' | 'reader' | 'configuration' | 'serverless';

/** @param host the first label of AWS's form */
export function endpointOf(record: CacheRecord, role: Role, ctx: Context, host = record.id): Endpoint {
  const Port = record.port;
  if (record.recorded === undefined) return { Address: storeAddress, Port };
  const suffix = `${shortRegion(ctx.region)}.cache.amazonaws.com`;
  const hash = 'drydck';
  const addresses = {
    node: `${host}.${hash}.0001.${suffix}`,
    primary: `${host}.${hash}.ng.0001.${suffix}`,
    reader: `${host}-ro.${hash}.ng.0001.${suffix}`,
    configuration: `${host}.${hash}.${record.kind === 'group' ? 'clustercfg' : 'cfg'}.${suffix}`,
    serverless: `${host}-${hash}.serverless.${suffix}`,
  };
  return { Address: addresses[role], Port };
}

/** `use1` for `us-east-1`. */
function shortRegion(region: string): string {
  const [area = '', direction = '', number = ''] = region.split('-');
  const letters = direction.replace(/(north|south|east|west|central)/g, (word) => word[0]!);
  return `${area}${letters}${number}`;
}
