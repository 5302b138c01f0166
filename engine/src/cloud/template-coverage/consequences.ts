// What it means that a type is only recorded: what a user of the stack will miss.

/** By the beginning of the type's name; the longest one counts. */
const consequences: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::': 'no API answers at its address',
  'AWS::ApiGatewayV2::': 'no API answers at its address',
  'AWS::AppMesh::': 'no proxy routes anything',
  'AWS::Athena::': 'nothing can be queried',
  'AWS::Backup::': 'nothing is backed up',
  'AWS::Budgets::': 'nothing is watched',
  'AWS::CertificateManager::': 'it is issued nowhere',
  'AWS::CloudFront::': 'nothing answers at its domain name: use the origin’s address',
  'AWS::CloudTrail::': 'no call is logged',
  'AWS::CloudWatch::Dashboard': 'there is nowhere to look at it',
  'AWS::CodeDeploy::': 'no deployment can be started with it',
  'AWS::Cognito::': 'nobody can sign in',
  'AWS::DocDB::': 'no database answers at its endpoint',
  'AWS::DynamoDB::': 'no table answers: tasks that read or write it fail',
  'AWS::EC2::EIP': 'no address leads to it from outside',
  'AWS::EC2::NetworkAcl': 'it filters nothing',
  'AWS::ElastiCache::': 'no cache answers at its endpoint',
  'AWS::ElastiCache::User': 'nobody has to log in',
  'AWS::ElasticLoadBalancing::': 'no Classic Load Balancer listens',
  'AWS::Elasticsearch::': 'no domain answers at its endpoint',
  'AWS::IAM::': 'no call is refused either way',
  'AWS::Kinesis::': 'no stream takes records',
  'AWS::KinesisFirehose::': 'nothing is delivered',
  'AWS::Logs::MetricFilter': 'it makes no metric',
  'AWS::Logs::SubscriptionFilter': 'it passes on no lines',
  'AWS::MSK::': 'no broker answers',
  'AWS::OpenSearchService::': 'no domain answers at its endpoint',
  'AWS::RDS::': 'no database answers at its endpoint: tasks that connect to it fail',
  'AWS::Route53::': 'no name resolves by it',
  'AWS::S3::BucketPolicy': 'no request is refused',
  'AWS::SecretsManager::ResourcePolicy': 'no request is refused',
  'AWS::SES::': 'no mail is sent',
  'AWS::SNS::TopicPolicy': 'no request is refused',
  'AWS::StepFunctions::': 'no execution can be started',
  'AWS::Transfer::': 'no server answers',
  'AWS::WAF': 'no request is filtered',
  'AWS::XRay::': 'nothing is traced',
};

export function consequenceOf(type: string): string {
  const known = Object.keys(consequences)
    .filter((prefix) => type.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0];
  return known === undefined
    ? 'it gets an id and attributes, and nothing follows from it'
    : consequences[known]!;
}
