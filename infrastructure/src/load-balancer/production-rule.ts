// The rule whose weights ECS moves between the target groups.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb-resources-for-blue-green.html
//
// Nothing in it may ever change: CloudFormation would reset the weights that ECS has moved and send all traffic to the
// previous version's target group (aws-cdk issue 36649). So no parameter reaches it.
import { CfnListenerRule } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';

export interface ProductionRuleProps {
  readonly listener: string;
  readonly blue: string;
  readonly green: string;
}

export class ProductionRule extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { listener, blue, green }: ProductionRuleProps) {
    super(scope, id);
    const rule = new CfnListenerRule(this, 'Resource', {
      listenerArn: listener,
      priority: 1,
      conditions: [{ field: 'path-pattern', pathPatternConfig: { values: ['/*'] } }],
      actions: [
        {
          type: 'forward',
          forwardConfig: {
            targetGroups: [
              { targetGroupArn: blue, weight: 100 },
              { targetGroupArn: green, weight: 0 },
            ],
            // Elastic Load Balancing refuses a rule over several target groups of which one is sticky, unless the
            // rule is sticky too ("You must enable group stickiness on a rule if you enabled target stickiness on one
            // of its target groups"), and ECS's own change of the rule fails the same way. Stickiness to a group
            // overrides the weights, so it lasts for the shortest time allowed.
            targetGroupStickinessConfig: { enabled: true, durationSeconds: 1 },
          },
        },
      ],
    });
    this.arn = rule.ref;
  }
}
