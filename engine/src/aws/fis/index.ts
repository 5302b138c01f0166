// AWS Fault Injection Service: experiments that break what runs, for a time, and put it back. Every action that is listed
// has a real effect; what of it a runtime does not reach is said in docs/faults.md.
import { defineService } from '../../contracts/service.ts';
import { experimentController, networkController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';
import { reports } from './reports/reports.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    fis: typeof import('./generated/client.ts');
  }
}

export const fis = defineService({
  id: 'fis',
  // The npm registry's newest client is older than the schemas that the gateway decodes by: this one is generated.
  client: () => import('./generated/client.ts'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: { protocol: 'restJson' },
  operations,
  controllers: [experimentController, networkController],
  reports,
  quotas: Object.values(quotas),
  resources,
});
