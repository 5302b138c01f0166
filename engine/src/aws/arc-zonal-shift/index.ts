// Zonal shift of Amazon Application Recovery Controller: traffic of a load balancer leaves a zone, for a time. Shifts that
// people start; autoshift, which AWS itself starts, and its practice runs are not simulated.
// https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-shift.html
import { defineService } from '../../contracts/service.ts';
import { shiftController } from './controllers/shift.ts';
import { operations } from './generated/operations.ts';

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
});
