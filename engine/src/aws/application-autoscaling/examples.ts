// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { ref, scalable, target, tracking } from '../../testing/resource-examples/surroundings.ts';

export const examples: Examples = {
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    prerequisites: scalable,
    create: target,
    update: { MaxCapacity: 6 },
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    prerequisites: {
      ...scalable,
      Target: { Type: 'AWS::ApplicationAutoScaling::ScalableTarget', Properties: target },
    },
    create: { PolicyName: 'p', ScalingTargetId: ref('Target'), ...tracking(50) },
    update: tracking(60),
    replace: { PolicyName: 'q' },
  },
};
