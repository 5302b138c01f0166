// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html
import type { Operation } from '../../../kernel/context.ts';
import { createCache } from '../caches/create.ts';
import { serverlessSettings } from '../caches/settings.ts';
import { notSimulated } from '../faults.ts';
import { serverlessView } from '../views/serverless.ts';

export const createServerlessCache: Operation<'elasticache', 'CreateServerlessCache'> = (input, ctx) => {
  if (input.SnapshotArnsToRestore?.length) throw notSimulated('A cache from a snapshot');
  const engine = input.Engine ?? '';
  const record = createCache(
    {
      kind: 'serverless',
      id: input.ServerlessCacheName,
      engine,
      version: input.MajorEngineVersion,
      size: 1,
      replicas: 0,
      // Its clients see a cluster of one node, and have to speak TLS.
      clusterMode: engine === 'memcached' ? 'disabled' : 'enabled',
      encryption: 'required',
      settings: { SnapshotRetentionLimit: 0, NetworkType: 'ipv4', ...serverlessSettings(input) },
      tags: input.Tags,
    },
    ctx,
  );
  return { ServerlessCache: serverlessView(record, ctx) };
};
