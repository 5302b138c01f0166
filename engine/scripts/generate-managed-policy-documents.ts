// Writes the documents of the AWS-managed policies that stacks of the engine's services use: `npm run generate`. They are
// AWS's, as moto carries them (pip install moto). Without it the file stays as it is.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

export const file = new URL('../src/aws/iam/generated/managed-policy-documents.json', import.meta.url);

const names = [
  'AWSCloudFormationFullAccess',
  'AWSCloudFormationReadOnlyAccess',
  'AWSCloudMapFullAccess',
  'AWSCodeBuildAdminAccess',
  'AWSCodeBuildDeveloperAccess',
  'AWSCodeDeployFullAccess',
  'AWSCodeDeployRole',
  'AWSCodeDeployRoleForECS',
  'AWSCodeDeployRoleForECSLimited',
  'AWSCodeDeployRoleForLambda',
  'AWSCodePipeline_FullAccess',
  'AWSLambdaBasicExecutionRole',
  'AWSLambdaDynamoDBExecutionRole',
  'AWSLambdaRole',
  'AWSLambdaSQSQueueExecutionRole',
  'AWSLambdaVPCAccessExecutionRole',
  'AWSLambda_FullAccess',
  'AWSLambda_ReadOnlyAccess',
  'AWSXRayDaemonWriteAccess',
  'AdministratorAccess',
  'AmazonDynamoDBFullAccess',
  'AmazonDynamoDBReadOnlyAccess',
  'AmazonEC2ContainerRegistryFullAccess',
  'AmazonEC2ContainerRegistryPowerUser',
  'AmazonEC2ContainerRegistryPullOnly',
  'AmazonEC2ContainerRegistryReadOnly',
  'AmazonEC2ContainerServiceAutoscaleRole',
  'AmazonEC2ContainerServiceEventsRole',
  'AmazonEC2ContainerServiceRole',
  'AmazonEC2ContainerServiceforEC2Role',
  'AmazonEC2FullAccess',
  'AmazonEC2ReadOnlyAccess',
  'AmazonECSInfrastructureRolePolicyForLoadBalancers',
  'AmazonECSInfrastructureRolePolicyForManagedInstances',
  'AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity',
  'AmazonECSInfrastructureRolePolicyForVolumes',
  'AmazonECSInfrastructureRolePolicyForVpcLattice',
  'AmazonECSInfrastructureRoleforExpressGatewayServices',
  'AmazonECSInstanceRolePolicyForManagedInstances',
  'AmazonECSTaskExecutionRolePolicy',
  'AmazonECS_FullAccess',
  'AmazonElastiCacheFullAccess',
  'AmazonElasticFileSystemClientReadWriteAccess',
  'AmazonEventBridgeFullAccess',
  'AmazonRDSEnhancedMonitoringRole',
  'AmazonRDSFullAccess',
  'AmazonRDSReadOnlyAccess',
  'AmazonRoute53FullAccess',
  'AmazonS3FullAccess',
  'AmazonS3ReadOnlyAccess',
  'AmazonSNSFullAccess',
  'AmazonSQSFullAccess',
  'AmazonSSMFullAccess',
  'AmazonSSMManagedInstanceCore',
  'AmazonSSMReadOnlyAccess',
  'AmazonVPCFullAccess',
  'AmazonVPCReadOnlyAccess',
  'AutoScalingFullAccess',
  'AutoScalingNotificationAccessRole',
  'CloudWatchAgentServerPolicy',
  'CloudWatchFullAccess',
  'CloudWatchLogsFullAccess',
  'CloudWatchLogsReadOnlyAccess',
  'CloudWatchReadOnlyAccess',
  'ElasticLoadBalancingFullAccess',
  'IAMFullAccess',
  'IAMReadOnlyAccess',
  'PowerUserAccess',
  'ReadOnlyAccess',
  'SecretsManagerReadWrite',
];

/** The file's text: documents by ARN. Undefined where there is no moto. */
export function generateManagedPolicyDocuments(): string | undefined {
  const script =
    'import json, moto.iam.aws_managed_policies as m; print(json.dumps({n: {"path": p["Path"], "document": p["Document"]} for n, p in json.loads(m.aws_managed_policies_data).items()}))';
  let all: Readonly<Record<string, { readonly path: string; readonly document: object }>>;
  try {
    const printed = execFileSync('python3', ['-c', script], {
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 64 * 1024 * 1024,
    });
    all = JSON.parse(printed);
  } catch {
    return undefined;
  }
  const lines = names.map((name) => {
    const { path, document } = all[name]!;
    return `${JSON.stringify(`arn:aws:iam::aws:policy${path}${name}`)}:${JSON.stringify(document)}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

if (import.meta.main) {
  const text = generateManagedPolicyDocuments();
  if (text !== undefined) writeFileSync(file, text);
  else
    console.warn(
      'There is no moto here (pip install moto): the documents of managed policies stay as they are.',
    );
}
