// Where Container Insights writes what it measures of the cluster. ECS would make the log group by itself, without an end
// to what it keeps, and leave it when the cluster is deleted.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-reference-performance-logs-ECS.html
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export class InsightsLog extends Construct {
  readonly group: CfnLogGroup;

  constructor(scope: Construct, id: string, props: { readonly cluster: string }) {
    super(scope, id);
    this.group = new CfnLogGroup(this, 'Resource', {
      logGroupName: Fn.join('/', ['/aws/ecs/containerinsights', props.cluster, 'performance']),
      retentionInDays: 7,
    });
  }
}
