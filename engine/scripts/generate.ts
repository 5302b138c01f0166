// `npm run generate`: writes every table that is made from AWS's public models, schemas and packages. Each script says where
// its table comes from; the order matters only where one reads what another wrote.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const tables = [
  'operations',
  'resources',
  'controllers',
  'schemas',
  'clients',
  'constraints',
  'property-constraints',
  'instance-types',
  'managed-policies',
  'managed-policy-documents',
  'policy-templates',
  'actions',
  'filters',
  'event-shapes',
];

for (const table of tables) {
  const script = join(import.meta.dirname, `generate-${table}.ts`);
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
