// Tests the gateway with the AWS SDK's own clients, one service for each protocol.
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECR } from '@aws-sdk/client-ecr';
import { IAM } from '@aws-sdk/client-iam';
import { S3 } from '@aws-sdk/client-s3';
import { SSM } from '@aws-sdk/client-ssm';
import { STS } from '@aws-sdk/client-sts';
import { cbor } from '@smithy/core/cbor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloudWatch } from '../aws/cloudwatch/index.ts';
import { ec2 } from '../aws/ec2/index.ts';
import { ecr } from '../aws/ecr/index.ts';
import { iam } from '../aws/iam/index.ts';
import { s3 } from '../aws/s3/index.ts';
import { ssm } from '../aws/ssm/index.ts';
import { sts } from '../aws/sts/index.ts';
import { anyone, serve, type TestedGateway } from './testing/gateway.ts';

let gateway: TestedGateway;
const config = () => ({
  endpoint: gateway.endpoint,
  region: 'us-east-1',
  credentials: anyone,
  maxAttempts: 1,
});

beforeAll(async () => {
  gateway = await serve([cloudWatch, ec2, ecr, iam, s3, ssm, sts]);
});
afterAll(() => gateway.close());

describe('awsJson', () => {
  it('transfers nested input and output, and a fault with its code', async () => {
    const client = new SSM(config());
    await client.putParameter({ Name: '/json', Value: 'ü "quoted"', Type: 'String' });
    const { Parameter } = await client.getParameter({ Name: '/json' });
    expect(Parameter).toMatchObject({ Value: 'ü "quoted"', Version: 1 });
    expect(Parameter?.LastModifiedDate).toBeInstanceOf(Date);
    await expect(client.getParameter({ Name: '/absent' })).rejects.toMatchObject({
      name: 'ParameterNotFound',
    });
  });

  it('transfers blobs', async () => {
    const client = new ECR(config());
    await client.createRepository({ repositoryName: 'blobs' });
    const { uploadId } = await client.initiateLayerUpload({ repositoryName: 'blobs' });
    const part = new Uint8Array([0, 255, 10, 13]);
    const answer = await client.uploadLayerPart({
      repositoryName: 'blobs',
      uploadId,
      partFirstByte: 0,
      partLastByte: 3,
      layerPartBlob: part,
    });
    expect(answer.lastByteReceived).toBe(3);
  });

  it('refuses a value of the wrong type, malformed JSON, and an unknown operation', async () => {
    const raw = (target: string, body: string) =>
      post(
        { 'x-amz-target': `AmazonSSM.${target}`, 'content-type': 'application/x-amz-json-1.1' },
        body,
        'ssm',
      );
    expect(await raw('GetParameter', '{"Name":7}')).toMatchObject({
      status: 400,
      code: 'SerializationException',
    });
    expect(await raw('GetParameter', '{')).toMatchObject({ status: 400, code: 'SerializationException' });
    expect(await raw('GetParameter', '{}')).toMatchObject({ status: 400, code: 'ValidationException' });
    expect(await raw('Nonsense', '{}')).toMatchObject({ status: 404, code: 'UnknownOperationException' });
    expect(await raw('GetDocument', '{"Name":"x"}')).toMatchObject({ status: 501, code: 'NotImplemented' });
  });
});

describe('rpcv2Cbor', () => {
  it('transfers CBOR in both directions', async () => {
    const response = await fetch(
      `${gateway.endpoint}/service/GraniteServiceVersion20100801/operation/DescribeAlarms`,
      {
        method: 'POST',
        headers: {
          'smithy-protocol': 'rpc-v2-cbor',
          'content-type': 'application/cbor',
          ...signed('monitoring'),
        },
        body: Buffer.from(cbor.serialize({ MaxRecords: 1 })),
      },
    );
    expect(response.headers.get('smithy-protocol')).toBe('rpc-v2-cbor');
    expect(cbor.deserialize(new Uint8Array(await response.arrayBuffer()))).toMatchObject({
      MetricAlarms: [],
    });
  });

  it('answers clients of the same service that speak JSON', async () => {
    const client = new CloudWatch(config());
    await client.putMetricData({ Namespace: 'Mine', MetricData: [{ MetricName: 'm', Value: 1 }] });
    expect((await client.listMetrics({ Namespace: 'Mine' })).Metrics).toHaveLength(1);
  });

  it('leaves namespaces of AWS to its services', async () => {
    const client = new CloudWatch(config());
    const MetricData = [{ MetricName: 'CPUUtilization', Value: 1 }];
    await expect(client.putMetricData({ Namespace: 'AWS/ECS', MetricData })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: 'The value AWS/ for parameter Namespace is invalid.',
    });
    expect((await client.listMetrics({ Namespace: 'AWS/ECS' })).Metrics).toEqual([]);
    await client.putMetricData({ Namespace: 'MyAWS/ECS', MetricData });
  });
});

describe('awsQuery', () => {
  it('transfers lists, maps and faults', async () => {
    const client = new IAM(config());
    const Principal = { Service: 'ecs.amazonaws.com' };
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }],
    });
    await client.createRole({
      RoleName: 'query',
      AssumeRolePolicyDocument,
      Description: '<&>',
      Tags: [{ Key: 'a', Value: 'b c' }],
    });
    const { Role } = await client.getRole({ RoleName: 'query' });
    expect(Role).toMatchObject({ Description: '<&>', Tags: [{ Key: 'a', Value: 'b c' }] });
    await expect(client.getRole({ RoleName: 'absent' })).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    });
    expect(await new STS(config()).getCallerIdentity({})).toMatchObject({ Account: '000000000000' });
  });

  it('names the missing member', async () => {
    const answer = await post(
      { 'content-type': 'application/x-www-form-urlencoded' },
      'Action=GetRole&Version=2010-05-08',
      'iam',
    );
    expect(answer.text).toContain(
      "Value null at 'roleName' failed to satisfy constraint: Member must not be null",
    );
  });

  it('answers an unknown action with InvalidAction', async () => {
    const answer = await post({ 'content-type': 'application/x-www-form-urlencoded' }, 'Action=Nope', 'iam');
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.text).toContain('<Code>InvalidAction</Code>');
  });
});

describe('ec2Query', () => {
  it('transfers flattened lists and EC2’s faults', async () => {
    const client = new EC2(config());
    const { Vpc } = await client.createVpc({
      CidrBlock: '10.9.0.0/16',
      TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'x' }] }],
    });
    const { Vpcs = [] } = await client.describeVpcs({
      Filters: [{ Name: 'tag:Name', Values: ['x', 'y'] }],
    });
    expect(Vpcs.map(({ VpcId }) => VpcId)).toEqual([Vpc?.VpcId]);
    await expect(client.describeVpcs({ VpcIds: ['vpc-1'] })).rejects.toMatchObject({
      name: 'InvalidVpcID.NotFound',
    });
    await expect(client.createSubnet({ VpcId: undefined, CidrBlock: '10.9.1.0/24' })).rejects.toMatchObject({
      name: 'MissingParameter',
    });
  });
});

describe('restXml', () => {
  it('transfers bodies, headers, metadata, ranges and listings', async () => {
    const client = new S3({ ...config(), forcePathStyle: true });
    await client.createBucket({ Bucket: 'rest' });
    const body = Buffer.from('0123456789');
    await client.putObject({ Bucket: 'rest', Key: 'a b/ü&.txt', Body: body, Metadata: { owner: 'me' } });
    const whole = await client.getObject({ Bucket: 'rest', Key: 'a b/ü&.txt' });
    expect(await whole.Body?.transformToString()).toBe('0123456789');
    expect(whole.Metadata).toEqual({ owner: 'me' });
    const part = await client.getObject({ Bucket: 'rest', Key: 'a b/ü&.txt', Range: 'bytes=2-4' });
    expect(await part.Body?.transformToString()).toBe('234');
    expect(part.ContentRange).toBe('bytes 2-4/10');
    expect((await client.headObject({ Bucket: 'rest', Key: 'a b/ü&.txt' })).ContentLength).toBe(10);
    const list = await client.listObjectsV2({ Bucket: 'rest', Delimiter: '/' });
    expect(list.CommonPrefixes).toEqual([{ Prefix: 'a b/' }]);
    await expect(client.getObject({ Bucket: 'rest', Key: 'absent' })).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await client.deleteObjects({ Bucket: 'rest', Delete: { Objects: [{ Key: 'a b/ü&.txt' }] } });
    await client.deleteBucket({ Bucket: 'rest' });
  });

  it('refuses malformed XML', async () => {
    const client = new S3({ ...config(), forcePathStyle: true });
    await client.createBucket({ Bucket: 'malformed' });
    const response = await fetch(`${gateway.endpoint}/malformed?versioning`, {
      method: 'PUT',
      headers: signed('s3'),
      body: '<VersioningConfiguration><Status>',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('<Code>MalformedXML</Code>');
  });
});

describe('an operation or a service that the engine does not have', () => {
  it('is named in the answer', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const sns = await post(form, 'Action=ListTopics', 'sns');
    expect(sns).toMatchObject({ status: 501 });
    expect(sns.text).toContain('Drydock does not implement the service sns');
  });

  it('is never logged as an internal failure', () => {
    expect(gateway.log).toEqual([]);
  });
});

function signed(service: string, region = 'us-east-1') {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=any/20260101/${region}/${service}/aws4_request, Signature=0`,
  };
}

async function post(headers: Record<string, string>, body: string, service: string, region?: string) {
  const response = await fetch(gateway.endpoint, {
    method: 'POST',
    headers: { ...headers, ...signed(service, region) },
    body,
  });
  const text = await response.text();
  const code = text.startsWith('{') ? (JSON.parse(text).__type as string) : undefined;
  return { status: response.status, text, code };
}
