// AWS CodePipeline: pipelines that a change of their source starts, with stages of actions that other services run.
import { defineService } from '../../contracts/service.ts';
import { permissionsBeside } from '../../contracts/service-permissions.ts';
import { taggedResourcesBeside } from '../../contracts/tagged-resources.ts';
import { actionTargets } from './action-targets.ts';
import {
  actionController,
  executionController,
  pipelineController,
  sourceController,
} from './generated/controllers.ts';
import { operations } from './generated/operations.ts';
import { resources } from './generated/resources.ts';
import { quotas } from './quotas.ts';
import { buildFinished, buildPhase } from './reports/build.ts';
import { gitArchived, gitFailed } from './reports/git-archived.ts';
import { gitHead, gitTag } from './reports/git-head.ts';
import { sourceMapped, sourceUnmapped } from './reports/source-mapped.ts';
import { webhookCalled } from './reports/webhook-called.ts';

declare module '../../kernel/registry.ts' {
  interface Clients {
    codepipeline: typeof import('@aws-sdk/client-codepipeline');
  }
  interface Controllers {
    'codepipeline/action': unknown;
    'codepipeline/execution': unknown;
    'codepipeline/pipeline': unknown;
    'codepipeline/source': unknown;
  }
}

export const codePipeline = defineService({
  id: 'codepipeline',
  client: () => import('@aws-sdk/client-codepipeline'),
  constraints: new URL('./generated/constraints.json', import.meta.url),
  permissions: permissionsBeside(import.meta.url),
  wire: { protocol: 'awsJson', targetPrefixes: ['CodePipeline_20150709'] },
  operations,
  taggedResources: taggedResourcesBeside(import.meta.url),
  quotas: Object.values(quotas),
  controllers: [pipelineController, executionController, actionController, sourceController],
  reports: {
    'build/finished': buildFinished,
    'build/phase': buildPhase,
    'git/head': gitHead,
    'git/tag': gitTag,
    'git/archived': gitArchived,
    'git/failed': gitFailed,
    'sources/mapped': sourceMapped,
    'sources/unmapped': sourceUnmapped,
    'codepipeline/webhook-called': webhookCalled,
  },
  actionTargets,
  resources,
});
