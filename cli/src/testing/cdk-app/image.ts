// The image of every service: built from the folder `service`.
import { fileURLToPath } from 'node:url';
import { aws_ecs as ecs } from 'aws-cdk-lib';

export const image = ecs.ContainerImage.fromAsset(fileURLToPath(new URL('service', import.meta.url)));
