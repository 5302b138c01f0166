// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/custom-action-type.ts'))['customActionTypeResource']>('AWS::CodePipeline::CustomActionType', 'custom-action-type', 'customActionTypeResource'),
  resource<(typeof import('../resources/pipeline.ts'))['pipelineResource']>('AWS::CodePipeline::Pipeline', 'pipeline', 'pipelineResource'),
  resource<(typeof import('../resources/webhook.ts'))['webhookResource']>('AWS::CodePipeline::Webhook', 'webhook', 'webhookResource'),
];
