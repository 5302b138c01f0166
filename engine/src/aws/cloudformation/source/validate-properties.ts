// Checks resources' properties against their types' schemas before the first resource is begun, as far as parameters
// decide them. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/validate-stack-deployments.html
import type { Properties } from '../../../contracts/resource-type.ts';
import { checkShape, shapeFailure } from '../schema/conform.ts';
import { brokenConstraints } from '../schema/constraints.ts';
import type { TypeRegistry } from '../schema/registry.ts';
import { evaluate } from '../template/evaluate.ts';
import { isObject } from '../template/json.ts';
import type { Prepared } from './prepare.ts';

export interface InvalidResource {
  readonly logicalId: string;
  readonly type: string;
  /** What is missing, unknown or of the wrong type. */
  readonly shape: readonly string[];
  /** What breaks a constraint, each with its path: `#/Port: …`. */
  readonly constraints: readonly string[];
}

/** Types that AWS's page names as not validated before deployment; their properties are checked at their turn. */
const notValidated =
  /^(Custom::|AWS::CloudFormation::(CustomResource|Macro|WaitCondition(Handle)?)$|AWS::CodeBuild::Project$|AWS::CodeCommit::Repository$|AWS::CodeDeploy::DeploymentGroup$|AWS::ElastiCache::(CacheCluster|ReplicationGroup)$|AWS::ElasticLoadBalancingV2::ListenerCertificate$|AWS::Route53::RecordSet(Group)?$|AWS::ServiceDiscovery::|AWS::CloudWatch::(AnomalyDetector|InsightRule)$)/;

export function invalidResources(
  { template, scope, graph }: Prepared,
  types: TypeRegistry,
): InvalidResource[] {
  return Object.keys(graph).flatMap((logicalId) => {
    const { Type: type, Properties: declared } = template.Resources[logicalId]!;
    const schema = types(type)?.schema;
    if (!schema || notValidated.test(type)) return [];
    const properties = evaluate(declared, scope);
    if (!isObject(properties)) return [];
    const { conformed, problems: shape } = checkShape(properties as Properties, schema);
    const constraints = brokenConstraints(type, conformed);
    return shape.length > 0 || constraints.length > 0 ? [{ logicalId, type, shape, constraints }] : [];
  });
}

/** The reason of the resource's failure. */
export function failureOf({ logicalId, shape, constraints }: InvalidResource): [string, string] {
  const reason =
    shape.length > 0
      ? shapeFailure(shape)
      : `Properties validation failed for resource ${logicalId} with message: [${constraints.join(', ')}]`;
  return [logicalId, reason];
}
