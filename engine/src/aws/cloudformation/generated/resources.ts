// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/cdk-metadata.ts'))['cdkMetadata']>('AWS::CDK::Metadata', 'cdk-metadata', 'cdkMetadata'),
  resource<(typeof import('../resources/macro.ts'))['macro']>('AWS::CloudFormation::Macro', 'macro', 'macro'),
  resource<(typeof import('../resources/wait-condition.ts'))['waitCondition']>('AWS::CloudFormation::WaitCondition', 'wait-condition', 'waitCondition'),
  resource<(typeof import('../resources/wait-condition-handle.ts'))['waitConditionHandle']>('AWS::CloudFormation::WaitConditionHandle', 'wait-condition-handle', 'waitConditionHandle'),
];
