// Amazon ElastiCache: cache clusters, replication groups, serverless caches and their groups. A cache is a server of this machine.
import { defineService } from '../../contracts/service.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { cacheController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { failed, missing, started, stopped } from './reports/servers.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    elasticache: typeof import('@aws-sdk/client-elasticache');
  }
  interface Controllers {
    'elasticache/cache': unknown;
  }
}

export const elastiCache = defineService({
  id: 'elasticache',
  client: () => import('@aws-sdk/client-elasticache'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: { protocol: 'awsQuery', xmlNamespace: 'http://elasticache.amazonaws.com/doc/2015-02-02/' },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  controllers: [cacheController],
  reports: {
    'data-stores/started': started,
    'data-stores/missing': missing,
    'data-stores/failed': failed,
    'data-stores/stopped': stopped,
  },
  resources,
});
