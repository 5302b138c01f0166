// The properties that AWS SAM's resources have: what it does not know it refuses, and what is not translated here is refused by
// name. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html
import { validationError } from '../../faults.ts';
import type { JsonObject } from '../../template/json.ts';
import { invalidResource } from './translator.ts';

interface Properties {
  readonly translated: string;
  readonly refused?: string;
}

/** By type, separated by spaces. `PropagateTags` is taken, and tags only what the type itself tags. */
const known: Readonly<Record<string, Properties>> = {
  'AWS::Serverless::Api': {
    translated:
      'AccessLogSetting AlwaysDeploy ApiKeySourceType Auth BinaryMediaTypes CacheClusterEnabled CacheClusterSize CanarySetting Cors DefinitionBody DefinitionUri Description DisableExecuteApiEndpoint Domain EndpointAccessMode EndpointConfiguration FailOnWarnings GatewayResponses MergeDefinitions MethodSettings MinimumCompressionSize Mode Models Name OpenApiVersion Policy PropagateTags SecurityPolicy StageName Tags TracingEnabled Variables',
  },
  'AWS::Serverless::Function': {
    translated:
      'Architectures AssumeRolePolicyDocument AutoPublishAlias AutoPublishAliasAllProperties AutoPublishCodeSha256 CapacityProviderConfig CodeSigningConfigArn CodeUri DeadLetterQueue DeploymentPreference Description DurableConfig Environment EphemeralStorage EventInvokeConfig Events FileSystemConfigs FunctionName FunctionScalingConfig FunctionUrlConfig Handler ImageConfig ImageUri InlineCode KmsKeyArn Layers LoggingConfig MemorySize PackageType PermissionsBoundary Policies PropagateTags ProvisionedConcurrencyConfig PublishToLatestPublished RecursiveLoop ReservedConcurrentExecutions Role RolePath Runtime RuntimeManagementConfig SnapStart SourceKMSKeyArn Tags TenancyConfig Timeout Tracing VersionDeletionPolicy VersionDescription VpcConfig',
  },
  'AWS::Serverless::HttpApi': {
    translated:
      'AccessLogSettings Auth CorsConfiguration DefaultRouteSettings DefinitionBody DefinitionUri Description DisableExecuteApiEndpoint Domain FailOnWarnings Name PropagateTags RouteSettings StageName StageVariables Tags',
  },
  'AWS::Serverless::Application': {
    translated: 'Location NotificationARNs Parameters Tags TimeoutInMinutes',
  },
  'AWS::Serverless::LayerVersion': {
    translated:
      'CompatibleArchitectures CompatibleRuntimes ContentUri Description LayerName LicenseInfo PublishLambdaVersion RetentionPolicy',
  },
  'AWS::Serverless::SimpleTable': {
    translated:
      'PointInTimeRecoverySpecification PrimaryKey ProvisionedThroughput SSESpecification TableName Tags',
  },
};

/** @throws ValidationError */
export function checkProperties(logicalId: string, type: string, properties: JsonObject): void {
  const of = known[type];
  if (!of) return;
  const refused = of.refused?.split(' ') ?? [];
  for (const name of Object.keys(properties)) {
    if (refused.includes(name))
      throw validationError(`Drydock does not translate ${name} of ${type} of AWS SAM yet (${logicalId}).`);
    if (!of.translated.split(' ').includes(name))
      throw invalidResource(logicalId, `property ${name} not defined for resource of type ${type}`);
  }
}
