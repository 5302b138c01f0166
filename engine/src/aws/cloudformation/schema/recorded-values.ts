// What Ref and Fn::GetAtt give of types that are only recorded, where the public schema does not say its form: as the pages of
// return values have it. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
// The names, hosts and ids have AWS's form, and lead nowhere.
import { createHash } from 'node:crypto';
import type { Properties } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';

/**
 * Text with variables: `name` (the name that the template gives, or a generated one), `ref` (the physical id), `region`,
 * `account`, `uuid`, `hexN` and `idN` (N digits, or letters and digits), `IDN` in capitals, and `Property` or
 * `Property:default`.
 */
type Form = string | readonly string[];

interface Values {
  readonly ref?: string;
  readonly attributes?: Readonly<Record<string, Form>>;
}

const arnOf = (service: string, resource: string) => `arn:aws:${service}:{region}:{account}:${resource}`;
const ec2 = (prefix: string, attribute?: string): Values => ({
  ref: `${prefix}-0{hex16}`,
  ...(attribute ? { attributes: { [attribute]: '{ref}' } } : {}),
});

const table: Readonly<Record<string, Values>> = {
  'AWS::AmazonMQ::Broker': { ref: 'b-{uuid}', attributes: { Arn: arnOf('mq', 'broker:{name}:{ref}') } },
  'AWS::ApiGateway::RestApi': { ref: '{id10}', attributes: { RootResourceId: '{ID10}', RestApiId: '{ref}' } },
  'AWS::ApiGatewayV2::Api': {
    ref: '{id10}',
    attributes: { ApiId: '{ref}', ApiEndpoint: 'https://{ref}.execute-api.{region}.amazonaws.com' },
  },
  'AWS::ApiGatewayV2::VpcLink': { ref: '{id6}' },
  'AWS::CloudFront::Distribution': {
    ref: 'E{ID13}',
    attributes: { Id: '{ref}', DomainName: 'd{id13}.cloudfront.net' },
  },
  'AWS::CloudFront::OriginAccessControl': { ref: 'E{ID13}', attributes: { Id: '{ref}' } },
  'AWS::Cognito::UserPool': {
    ref: '{region}_{ID9}',
    attributes: {
      UserPoolId: '{ref}',
      Arn: arnOf('cognito-idp', 'userpool/{ref}'),
      ProviderName: 'cognito-idp.{region}.amazonaws.com/{ref}',
      ProviderURL: 'https://cognito-idp.{region}.amazonaws.com/{ref}',
    },
  },
  'AWS::Cognito::UserPoolClient': { ref: '{id26}', attributes: { ClientId: '{ref}', Name: '{name}' } },
  'AWS::DocDB::DBCluster': {
    ref: '{name}',
    attributes: {
      Endpoint: '{ref}.cluster-c{id11}.{region}.docdb.amazonaws.com',
      ReadEndpoint: '{ref}.cluster-ro-c{id11}.{region}.docdb.amazonaws.com',
      Port: '{Port:27017}',
      ClusterResourceId: 'cluster-{ID26}',
    },
  },
  'AWS::EC2::CustomerGateway': ec2('cgw', 'CustomerGatewayId'),
  'AWS::EC2::DHCPOptions': ec2('dopt', 'DhcpOptionsId'),
  'AWS::EC2::EgressOnlyInternetGateway': ec2('eigw', 'Id'),
  'AWS::EC2::NetworkAcl': ec2('acl', 'Id'),
  'AWS::EC2::PrefixList': ec2('pl', 'PrefixListId'),
  'AWS::EC2::TransitGateway': ec2('tgw', 'Id'),
  'AWS::EC2::TransitGatewayAttachment': ec2('tgw-attach', 'Id'),
  'AWS::EC2::Volume': ec2('vol', 'VolumeId'),
  'AWS::EC2::VPCPeeringConnection': ec2('pcx', 'Id'),
  'AWS::EC2::VPNGateway': ec2('vgw', 'VPNGatewayId'),
  'AWS::ElasticLoadBalancing::LoadBalancer': {
    ref: '{name}',
    attributes: {
      DNSName: '{ref}-{hex10}.{region}.elb.amazonaws.com',
      CanonicalHostedZoneName: '{ref}-{hex10}.{region}.elb.amazonaws.com',
      CanonicalHostedZoneNameID: 'Z35SXDOTRQ7X7K',
    },
  },
  'AWS::GlobalAccelerator::Accelerator': {
    ref: 'arn:aws:globalaccelerator::{account}:accelerator/{uuid}',
    attributes: { AcceleratorArn: '{ref}', DnsName: 'a{hex16}.awsglobalaccelerator.com' },
  },
  'AWS::Kinesis::Stream': { ref: '{name}', attributes: { Arn: arnOf('kinesis', 'stream/{ref}') } },
  'AWS::MSK::Cluster': { ref: arnOf('kafka', 'cluster/{name}/{uuid}-1'), attributes: { Arn: '{ref}' } },
  'AWS::OpenSearchService::Domain': {
    ref: '{name}',
    attributes: {
      Id: '{account}/{ref}',
      Arn: arnOf('es', 'domain/{ref}'),
      DomainEndpoint: 'search-{ref}-{id26}.{region}.es.amazonaws.com',
    },
  },
  'AWS::RDS::DBProxy': {
    ref: '{name}',
    attributes: {
      DBProxyArn: arnOf('rds', 'db-proxy:prx-0{hex16}'),
      Endpoint: '{ref}.proxy-{id11}.{region}.rds.amazonaws.com',
    },
  },
  'AWS::Route53::HealthCheck': { ref: '{uuid}', attributes: { HealthCheckId: '{ref}' } },
  'AWS::Route53::HostedZone': {
    ref: 'Z{ID20}',
    attributes: {
      Id: '{ref}',
      NameServers: ['ns-1.awsdns-01.org', 'ns-2.awsdns-02.co.uk', 'ns-3.awsdns-03.com', 'ns-4.awsdns-04.net'],
    },
  },
  'AWS::SQS::Queue': {
    ref: 'https://sqs.{region}.amazonaws.com/{account}/{name}',
    attributes: { QueueName: '{name}', QueueUrl: '{ref}', Arn: arnOf('sqs', '{name}') },
  },
  'AWS::SNS::Topic': {
    ref: arnOf('sns', '{name}'),
    attributes: { TopicArn: '{ref}', TopicName: '{name}' },
  },
  'AWS::StepFunctions::StateMachine': {
    ref: arnOf('states', 'stateMachine:{name}'),
    attributes: { Arn: '{ref}', Name: '{name}' },
  },
  'AWS::WAFv2::WebACL': {
    ref: '{name}|{uuid}|{Scope:REGIONAL}',
    attributes: {
      Id: '{uuid}',
      Arn: arnOf('wafv2', 'regional/webacl/{name}/{uuid}'),
      LabelNamespace: 'awswaf:{account}:webacl:{name}:',
      Capacity: '1',
    },
  },
};

interface Recorded {
  readonly type: string;
  /** The name that the template gives, or the generated one. */
  readonly name: string;
  readonly properties: Properties;
}

/** The physical id in AWS's form; undefined for a type that the table does not have. */
export function refOf(recorded: Recorded, ctx: Context): string | undefined {
  const form = table[recorded.type]?.ref;
  return form === undefined ? undefined : filled(form, recorded, recorded.name, ctx);
}

/** Undefined for an attribute that the table does not have. */
export function attributeOf(attribute: string, recorded: Recorded, ref: string, ctx: Context): unknown {
  const form = table[recorded.type]?.attributes?.[attribute];
  if (form === undefined) return undefined;
  return typeof form === 'string'
    ? filled(form, recorded, ref, ctx)
    : form.map((each) => filled(each, recorded, ref, ctx));
}

function filled(form: string, { type, name, properties }: Recorded, ref: string, ctx: Context): string {
  const digest = createHash('sha256').update(`${ctx.account}/${ctx.region}/${type}/${name}`).digest();
  const hex = digest.toString('hex');
  const letters = BigInt(`0x${hex}`).toString(36).padStart(50, '0');
  const known: Readonly<Record<string, string>> = {
    name,
    ref,
    region: ctx.region,
    account: ctx.account,
    uuid: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
  };
  return form.replace(/\{(\w+)(?::(\w+))?\}/g, (whole, variable: string, otherwise?: string) => {
    const [, kind = '', digits = '0'] = /^(hex|id|ID)(\d+)$/.exec(variable) ?? [];
    if (kind === 'hex') return hex.slice(0, Number(digits));
    if (kind === 'id') return letters.slice(0, Number(digits));
    if (kind === 'ID') return letters.toUpperCase().slice(0, Number(digits));
    if (Object.hasOwn(known, variable)) return known[variable]!;
    return String(properties[variable] ?? otherwise ?? whole);
  });
}
