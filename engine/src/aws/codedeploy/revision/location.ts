// Where a revision is: text in the request, or an object in S3. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_RevisionLocation.html
import { createHash } from 'node:crypto';
import type { RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { Context } from '../../../kernel/context.ts';
import { invalidRevision, revisionRequired } from '../faults.ts';

/** @throws RevisionRequiredException InvalidRevisionException */
export function checkLocation(location: RevisionLocation | undefined): RevisionLocation {
  if (!location) throw revisionRequired();
  const { revisionType, s3Location, gitHubLocation } = location;
  switch (revisionType) {
    case 'AppSpecContent':
    case 'String': {
      const content = contentOf(location);
      if (content === undefined || content === '')
        throw invalidRevision('The revision has no AppSpec content.');
      const sha256 = location.appSpecContent?.sha256 ?? location.string?.sha256;
      if (sha256 !== undefined && sha256 !== digest(content))
        throw invalidRevision('The SHA256 hash of the AppSpec content does not match the given one.');
      return location;
    }
    case 'S3':
      if (!s3Location?.bucket || !s3Location.key || !s3Location.bundleType)
        throw invalidRevision('An S3 revision needs a bucket, a key and a bundle type.');
      return location;
    case 'GitHub':
      if (!gitHubLocation?.repository || !gitHubLocation.commitId)
        throw invalidRevision('A GitHub revision needs a repository and a commit ID.');
      return location;
    default:
      throw invalidRevision('The revision type must be S3, GitHub, String or AppSpecContent.');
  }
}

export const contentOf = ({ appSpecContent, string }: RevisionLocation): string | undefined =>
  appSpecContent?.content ?? string?.content;

export const digest = (content: string): string => createHash('sha256').update(content).digest('hex');

/** The AppSpec file's text. @throws AwsFault when S3 does not have it */
export function readRevision(location: RevisionLocation, ctx: Context): string {
  const inline = contentOf(location);
  if (inline !== undefined) return inline;
  const { bucket = '', key = '', version, bundleType } = location.s3Location ?? {};
  if (location.revisionType !== 'S3' || (bundleType !== 'YAML' && bundleType !== 'JSON'))
    throw invalidRevision('An ECS deployment needs an AppSpec file in YAML or JSON: inline, or in S3.');
  const { Body } = ctx.call('s3', 'GetObject', {
    Bucket: bucket,
    Key: key,
    ...(version ? { VersionId: version } : {}),
  });
  // Called in process, S3 returns the bytes themselves.
  return Buffer.from(Body as unknown as Uint8Array).toString('utf8');
}

/** Which revision it is: the same location means the same revision. */
export function locationKey(location: RevisionLocation): string {
  const { s3Location: s3, gitHubLocation: git } = location;
  const content = contentOf(location);
  if (content !== undefined) return `content/${digest(content)}`;
  if (s3) return `s3/${s3.bucket}/${s3.key}/${s3.version ?? ''}/${s3.eTag ?? ''}`;
  return `github/${git?.repository}/${git?.commitId}`;
}
