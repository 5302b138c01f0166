import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Hosted, text } from './testing/hosted.ts';

let hosted: Hosted;
beforeEach(() => {
  hosted = new Hosted();
});
afterEach(async () => {
  expect(hosted.cloud.log).toEqual([]);
  await hosted.close();
});

const stack = (Properties: object) => {
  hosted.cloud.call('cloudformation', 'CreateStack', {
    StackName: 's',
    TemplateBody: JSON.stringify({
      Resources: { Repository: { Type: 'AWS::CodeCommit::Repository', Properties } },
      Outputs: { Id: { Value: { Ref: 'Repository' } } },
    }),
  });
  hosted.cloud.settle();
};
const described = () => hosted.cloud.call('cloudformation', 'DescribeStacks', { StackName: 's' }).Stacks![0]!;

test("a template's files become the first commit", async () => {
  hosted.cloud.call('s3', 'CreateBucket', { Bucket: 'code' });
  const Body = zipSync({ 'README.md': strToU8('Shop'), '.env': strToU8('A=1'), 'src/a.ts': strToU8('a') });
  hosted.cloud.call('s3', 'PutObject', { Bucket: 'code', Key: 'app.zip', Body });
  // The driver reads blobs from a folder of its own here.
  hosted.host.blobs.put(Body);
  stack({
    RepositoryName: 'shop',
    Code: { BranchName: 'trunk', S3: { Bucket: 'code', Key: 'app.zip' } },
  });
  await hosted.host.until('git/references', ({ references }) => Object.keys(references).length > 0);
  hosted.cloud.advance(1000);
  expect(described().StackStatus).toBe('CREATE_COMPLETE');
  const { repositoryMetadata } = await hosted.call('GetRepository', { repositoryName: 'shop' });
  expect(repositoryMetadata).toMatchObject({
    defaultBranch: 'trunk',
    repositoryId: described().Outputs![0]!.OutputValue,
  });
  const { fileContent } = await hosted.call('GetFile', { repositoryName: 'shop', filePath: '.env' });
  expect(text(fileContent)).toBe('A=1');
});

test('a repository whose archive is not there fails', () => {
  hosted.cloud.call('s3', 'CreateBucket', { Bucket: 'code' });
  stack({ RepositoryName: 'shop', Code: { S3: { Bucket: 'code', Key: 'none.zip' } } });
  hosted.cloud.advance(1000);
  expect(described().StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(hosted.cloud.call('codecommit', 'ListRepositories', {}).repositories).toEqual([]);
});
