// Written by `npm run generate` from the files in controllers/. Do not edit.
import { controllersBeside } from '../../../kernel/controllers-beside.ts';

const controller = controllersBeside(import.meta.url);

export const actionController = controller<(typeof import('../controllers/action.ts'))['actionController']>('action', 'actionController', {"name":"codepipeline/action","keysIn":[{"name":"codepipeline/actions"}],"watches":["codebuild/builds","cloudformation/stacks","cloudformation/change-sets","codedeploy/deployments","ecs/services","ecs/tasks","codepipeline/jobs","codeconnections/connections","sources/repositories","codepipeline/pipelines","cloudwatch/alarms"]});
export const executionController = controller<(typeof import('../controllers/execution.ts'))['executionController']>('execution', 'executionController', {"name":"codepipeline/execution","keysIn":[{"name":"codepipeline/executions"}],"watches":["codepipeline/executions","codepipeline/actions"]});
export const pipelineController = controller<(typeof import('../controllers/pipeline.ts'))['pipelineController']>('pipeline', 'pipelineController', {"name":"codepipeline/pipeline","keysIn":[{"name":"codepipeline/pipelines"}],"watches":["codepipeline/pipelines","codepipeline/executions"]});
export const sourceController = controller<(typeof import('../controllers/source.ts'))['sourceController']>('source', 'sourceController', {"name":"codepipeline/source","keysIn":[{"name":"codepipeline/pipelines"},{"name":"codepipeline/sources"}],"watches":["codecommit/repositories","codeconnections/connections","sources/repositories","codepipeline/webhooks","ecr/images","events/rules","s3/objects","codepipeline/pipelines"]});
