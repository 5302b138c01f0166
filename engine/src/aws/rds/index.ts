// Amazon RDS and Aurora: DB instances, clusters and their groups. A database of PostgreSQL is a server of this machine.
import { defineService } from '../../contracts/service.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { databaseController, snapshotController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { copied, copyFailed } from './reports/copies.ts';
import { failed, missing, started, stopped } from './reports/servers.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    rds: typeof import('@aws-sdk/client-rds');
  }
  interface Controllers {
    'rds/database': unknown;
    'rds/snapshot': unknown;
  }
}

export const rds = defineService({
  id: 'rds',
  client: () => import('@aws-sdk/client-rds'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: { protocol: 'awsQuery', xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/' },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  controllers: [databaseController, snapshotController],
  reports: {
    'data-stores/started': started,
    'data-stores/missing': missing,
    'data-stores/failed': failed,
    'data-stores/stopped': stopped,
    'data-stores/copied': copied,
    'data-stores/copy-failed': copyFailed,
  },
  resources,
});
