// Serverless caches as the API returns them.
import type { ServerlessCache } from '@aws-sdk/client-elasticache';
import type { Context } from '../../../kernel/context.ts';
import { cacheArn } from '../find.ts';
import type { CacheRecord } from '../state.ts';
import { endpointOf } from './endpoint.ts';

export function serverlessView(record: CacheRecord, ctx: Context): ServerlessCache {
  const [major = '', minor = ''] = record.engineVersion.split('.');
  const isReachable = record.status !== 'creating';
  const Endpoint = endpointOf(record, 'serverless', ctx);
  return {
    ...record.settings,
    ServerlessCacheName: record.id,
    ARN: cacheArn(record, ctx),
    Status: record.status.toUpperCase(),
    CreateTime: new Date(record.createdAt),
    Engine: record.engine,
    MajorEngineVersion: record.engine === 'memcached' ? `${major}.${minor}` : major,
    FullEngineVersion: `${major}.${minor}`,
    ...(isReachable && { Endpoint }),
    ...(isReachable &&
      record.engine !== 'memcached' && {
        // AWS reads from another port of its proxy; here it is the same server.
        ReaderEndpoint: { ...Endpoint, ...(record.recorded !== undefined && { Port: 6380 }) },
      }),
  };
}
