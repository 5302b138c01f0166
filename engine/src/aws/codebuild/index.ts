// AWS CodeBuild: projects, and builds that a driver really runs on this machine.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { actionTargets } from './action-targets.ts';
import { buildController } from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';
import { buildFinished } from './reports/build-finished.ts';
import { buildPhase } from './reports/build-phase.ts';
import { buildsUnderway } from './state.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    codebuild: typeof import('@aws-sdk/client-codebuild');
  }
  interface Controllers {
    'codebuild/build': unknown;
  }
}

export const codeBuild = defineService({
  id: 'codebuild',
  client: () => import('@aws-sdk/client-codebuild'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: {
    protocol: 'awsJson',
    targetPrefixes: ['CodeBuild_20161006'],
    invalidInputCode: 'InvalidInputException',
  },
  operations,
  actionTargets,
  quotas: Object.values(quotas),
  underway: (state) =>
    state.by(buildsUnderway, 'underway').map(({ id }) => ({ what: `build ${id}`, isLimited: true })),
  controllers: [buildController],
  reports: { 'build/phase': buildPhase, 'build/finished': buildFinished },
  resources,
});
