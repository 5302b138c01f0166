// The types of resources that hold data which no template brings back, and what is gone with a resource.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html

export interface DataStore {
  /** What is lost with it, in words. */
  readonly data: string;
  /** With one of these properties, the data is elsewhere. */
  readonly unless?: readonly string[];
  /** What CloudFormation does when it is removed without a DeletionPolicy: usually it is deleted. */
  readonly onRemoval?: 'Snapshot';
}

const dataStores: Readonly<Record<string, DataStore>> = {
  'AWS::RDS::DBInstance': {
    data: 'its databases',
    // An instance of a cluster keeps its data in the cluster, a replica that of its source.
    unless: ['DBClusterIdentifier', 'SourceDBInstanceIdentifier', 'SourceDBClusterIdentifier'],
    onRemoval: 'Snapshot',
  },
  'AWS::RDS::DBCluster': { data: 'its databases', onRemoval: 'Snapshot' },
  'AWS::DocDB::DBCluster': { data: 'its databases' },
  'AWS::Neptune::DBCluster': { data: 'its graph' },
  'AWS::Redshift::Cluster': { data: 'its databases' },
  'AWS::DynamoDB::Table': { data: 'its items' },
  'AWS::DynamoDB::GlobalTable': { data: 'its items, in all regions' },
  'AWS::ElastiCache::CacheCluster': { data: 'what it caches' },
  'AWS::ElastiCache::ReplicationGroup': { data: 'its keys' },
  'AWS::ElastiCache::ServerlessCache': { data: 'its keys' },
  'AWS::MemoryDB::Cluster': { data: 'its keys' },
  'AWS::OpenSearchService::Domain': { data: 'its indices' },
  'AWS::Elasticsearch::Domain': { data: 'its indices' },
  'AWS::Timestream::Table': { data: 'its records' },
  // CloudFormation deletes only an empty bucket or repository; the CDK's autoDeleteObjects and emptyOnDelete empty it first.
  'AWS::S3::Bucket': { data: 'its objects, if something empties it first' },
  'AWS::ECR::Repository': { data: 'its images, if EmptyOnDelete is set' },
  'AWS::EFS::FileSystem': { data: 'its files' },
  'AWS::FSx::FileSystem': { data: 'its files' },
  'AWS::EC2::Volume': { data: 'its blocks' },
  'AWS::SQS::Queue': { data: 'the messages that wait in it' },
  'AWS::Kinesis::Stream': { data: 'the records that have not been read' },
  'AWS::MSK::Cluster': { data: 'its topics' },
  'AWS::SecretsManager::Secret': { data: 'its value' },
  'AWS::KMS::Key': { data: 'whatever is encrypted with it' },
  'AWS::Logs::LogGroup': { data: 'its logs' },
  'AWS::Cognito::UserPool': { data: 'its users' },
  'AWS::Backup::BackupVault': { data: 'its backups' },
};

/** Undefined for what holds no data of its own. */
export function dataStoreOf(
  type: string,
  properties: Readonly<Record<string, unknown>>,
): DataStore | undefined {
  const store = dataStores[type];
  return store?.unless?.some((name) => properties[name] !== undefined) ? undefined : store;
}
