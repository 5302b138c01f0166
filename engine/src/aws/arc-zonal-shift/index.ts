// Zonal shift of Amazon Application Recovery Controller: a load balancer or an Auto Scaling group leaves a zone, for a time. Shifts that
// people start, and practice runs; AWS itself starts none here, neither autoshifts nor the weekly practice runs.
// https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-shift.html
import { defineService } from '../../contracts/service.ts';
import { shiftController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    'arc-zonal-shift': typeof import('./generated/client.ts');
  }
}

export const arcZonalShift = defineService({
  id: 'arc-zonal-shift',
  client: () => import('./generated/client.ts'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  wire: { protocol: 'restJson' },
  operations,
  controllers: [shiftController],
  resources,
});
