// The platform versions of Fargate: 1.4.0 of Linux, 1.0.0 of Windows; 1.3.0 and older ones are retired.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html
import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { invalidParameter, platformUnknown } from '../faults.ts';

/** What LATEST stands for. */
export const linuxPlatformVersion = '1.4.0';
const windowsPlatformVersion = '1.0.0';

/**
 * @param fargate undefined where a strategy of the caller's own capacity providers decides
 * @throws PlatformUnknownException, or InvalidParameterException on EC2: https://github.com/aws/amazon-ecs-cli/issues/1040
 */
export function validatePlatformVersion(
  version: string | undefined,
  fargate: boolean | undefined,
  { runtimePlatform }: TaskDefinition,
): void {
  if (!version) return;
  if (fargate === false)
    throw invalidParameter('The platform version must be null when specifying an EC2 launch type.');
  const windows = runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS');
  const known = windows ? windowsPlatformVersion : linuxPlatformVersion;
  if (fargate && version !== 'LATEST' && version !== known) throw platformUnknown();
}
