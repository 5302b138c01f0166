// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/scalable-target.ts'))['scalableTarget']>('AWS::ApplicationAutoScaling::ScalableTarget', 'scalable-target', 'scalableTarget'),
  resource<(typeof import('../resources/scaling-policy.ts'))['scalingPolicy']>('AWS::ApplicationAutoScaling::ScalingPolicy', 'scaling-policy', 'scalingPolicy'),
];
